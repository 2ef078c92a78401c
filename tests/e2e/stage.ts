// The stage of the browser tests: a real server at one address for all its lives, people with passwords, each at a browser of their own.

import { copyFileSync, mkdirSync, mkdtempSync, rmSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import type { Person } from "../support/bootstrap.ts";
import { Server, type ServerOptions } from "../support/server.ts";
import { newKey } from "../scenes/stage.ts";
import { Browsers, type Screen } from "./browsers.ts";
import { Desk } from "./desk.ts";
import { english, type Words } from "./words.ts";

export const password = "a long harbour password";

// Below the ports the system hands out by itself, so that nobody takes it while the server is down.
export async function freePort(): Promise<number> {
  for (;;) {
    const port = 12_000 + Math.floor(Math.random() * 20_000);
    const free = await new Promise<boolean>((tell) => {
      const probe = createServer().on("error", () => tell(false));
      probe.listen(port, "127.0.0.1", () => probe.close(() => tell(true)));
    });
    if (free) return port;
  }
}

// A folder for the data, and beside it a copy of the program: it is started again in the middle of a test, when a build may just be
// replacing the original.
export async function serverOptions(settings: ServerOptions["settings"] = {}): Promise<ServerOptions> {
  const folder = mkdtempSync(join(tmpdir(), "holdfast-e2e-"));
  const [binary, data] = [join(folder, "holdfast"), join(folder, "data")];
  mkdirSync(data);
  copyFileSync(new Server({ data }).binary, binary);
  return { binary, data, listen: `127.0.0.1:${await freePort()}`, settings: { loops: 2, spread_ms: 300, ...settings } };
}

// The link that the server prints for the first owner.
export async function setupLink(server: Server): Promise<string> {
  const printed = (): string | undefined => /http:\S+\/setup#\S+/.exec(server.log.join("\n"))?.[0];
  await server.changed.until("the set-up link is printed", () => printed() !== undefined);
  return printed()!;
}

// The workspace and its owner, who has a token too, for what is only preparation.
async function setUp(server: Server): Promise<Person> {
  const username = "office";
  const code = new URL(await setupLink(server)).hash.slice(1);
  const made = await server.rest().need("POST", "/api/v1/setup", { code, workspace_name: "Northpier", username, display_name: "Harbour Office", password });
  const token = await server.cli(["token", "create", "--user", username, "--name", "tests"]);
  return { id: made.user.id, username, token, rest: server.rest(token) };
}

export async function endServer(server: Server): Promise<void> {
  if (server.up) await server.stop("SIGKILL");
  rmSync(dirname(server.data), { recursive: true, force: true });
}

export class Stage {
  private constructor(
    readonly server: Server,
    readonly owner: Person,
    readonly browsers: Browsers,
  ) {}

  static async open(settings: ServerOptions["settings"] = {}): Promise<Stage> {
    const server = new Server(await serverOptions(settings));
    const [owner, browsers] = await Promise.all([server.start().then(() => setUp(server)), Browsers.open()]);
    return new Stage(server, owner, browsers);
  }

  // Somebody with an account and a password. Returns their id.
  async person(username: string, display_name: string, role: "guest" | "member" | "admin" = "member"): Promise<string> {
    const made = await this.owner.rest.need("POST", "/api/v1/users", { username, display_name, password, role }, { key: newKey() });
    return (made.result?.user ?? made.result).id;
  }

  // A channel of the owner's with these people in it. Returns its id.
  async channel(name: string, members: string[], more: object = {}): Promise<string> {
    const made = await this.owner.rest.need("POST", "/api/v1/channels", { name, kind: "public", members, ...more }, { key: newKey() });
    return made.result.id;
  }

  // A signed-in person at a browser of their own, perhaps over a line of their own.
  async desk(username: string, words: Words = english, screen: Screen = {}, home = this.server.url): Promise<Desk> {
    const context = await this.browsers.another(words, screen);
    return new Desk(await context.newPage(), words, home).signIn(username, password);
  }

  // What the server itself holds of a channel, oldest first: the measure of what any screen shows.
  async history(channel: string): Promise<{ seq: number; text: string; by: string }[]> {
    const held: { seq: number; text: string; by: string }[] = [];
    for (let before = ""; ; before = `&before=${held[0]!.seq}`) {
      const page = await this.owner.rest.need("GET", `/api/v1/channels/${channel}/messages?limit=100${before}`);
      held.unshift(...page.messages.map(({ seq, text, by }: (typeof held)[number]) => ({ seq, text, by })));
      if (!page.has_older) return held;
    }
  }

  async close(): Promise<void> {
    await endServer(this.server);
    await this.browsers.close();
  }
}
