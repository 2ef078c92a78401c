// A team brings its old chat: everything is there, once, however often the import is begun; and no archive hurts the house.

import { spawn } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { Server } from "../support/server.ts";
import { goodExport, ts, writeExport, type Entries } from "../support/slack_export.ts";

let folder: string;
let server: Server;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "holdfast-import-"));
  server = new Server({ data: join(folder, "data") });
  mkdirSync(server.data);
});
afterEach(async () => {
  if (server.up) await server.stop("SIGKILL");
  rmSync(folder, { recursive: true, force: true });
});

interface Ended {
  code: number | null;
  out: string;
  progress: string;
}
const archive = (entries: Entries, more = {}): string => writeExport(join(folder, "export.zip"), entries, more);

function importing(file: string, { dry = false, until = (_progress: string): boolean => false } = {}): Promise<Ended> {
  const child = spawn(server.binary, ["import", "slack", file, "--data", server.data, ...(dry ? ["--dry-run"] : [])]);
  const ended: Ended = { code: null, out: "", progress: "" };
  child.stdout.setEncoding("utf8").on("data", (text: string) => (ended.out += text));
  child.stderr.setEncoding("utf8").on("data", (text: string) => {
    ended.progress += text;
    if (until(ended.progress)) child.kill("SIGKILL");
  });
  return new Promise((done) => child.on("close", (code) => done({ ...ended, code })));
}

// Everything that ada, who has an account here, can see: channels by name, and their messages.
async function seenBy(email: string): Promise<Record<string, any[]>> {
  await server.start();
  const root = await server.cli(["user", "create", "--username", "root", "--role", "owner", "--display-name", "Root", "--email", "root@example.org"]);
  const operatorToken = await server.cli(["token", "create", "--user", root, "--name", "scene"]);
  const users: any = await server.rest(operatorToken).need("GET", "/api/v1/users?limit=200");
  const user = users.items.find((item: any) => item.email === email || item.username === email);
  const rest = server.rest(await server.cli(["token", "create", "--user", user.id, "--name", "scene"]));
  const state: any = await rest.need("GET", "/api/v1/me/state");
  const seen: Record<string, any[]> = {};
  for (const { channel } of state.channels) {
    const page: any = await rest.need("GET", `/api/v1/channels/${channel.id}/messages?limit=100`);
    seen[channel.name || "direct"] = page.messages.map((message: any) => ({ ...message, author: page.people[message.by].name }));
    expect(await rest.need("GET", `/api/v1/channels/${channel.id}/read`)).toMatchObject({ unread: 0, mentions: 0 }); // what was said before one came is no news
  }
  return seen;
}

describe("an export", () => {
  it("comes in with its people, threads, edits, cards and times", async () => {
    const ended = await importing(archive(goodExport()));
    expect(ended.out).toContain("11 messages, of these 2 replies in 1 threads");
    const seen = await seenBy("ada@example.org");
    expect(Object.keys(seen).sort()).toEqual(["direct", "harbour"]);
    const [first, edited, reply, broadcast, orphan, card, file, next] = seen["harbour"]!;
    expect(first).toMatchObject({
      author: "Ada Byron", at: "2017-11-06T20:26:41.000100Z", text: "**High water** at six, @xiaoming. See [the table](https://example.org/tides) & be early",
      replies: { count: 2 },
    });
    const reacted = first.reactions.map(({ emoji, users }: { emoji: string; users: string[] }) => [emoji, users.length]);
    expect(reacted).toEqual([["🎉", 2], ["👍🏽", 1]]);
    expect(ended.out).toContain("1 reactions with an emoji of their own: :our_own_parrot:");
    expect(ended.code).toBe(1); // that is a loss, if a small one
    expect(edited.pinned).toBeDefined();
    expect(edited).toMatchObject({ author: "小明", text: "今天的潮水六点到港" });
    expect(edited.edited_at).toBeDefined();
    expect([reply.thread, broadcast.thread, broadcast.broadcast, broadcast.author]).toEqual([first.seq, first.seq, true, "Gone Gull"]);
    expect(orphan.thread).toBeNull();
    expect(card).toMatchObject({ author: "Jenkins", text: "", cards: [{ color: "good", title: "Build 7", title_link: "https://ci.example.org/7", fields: [{ title: "branch", value: "main", short: true }] }] });
    expect(file.text).toContain("tide table.pdf");
    expect(next).toMatchObject({ text: "the next day", at: "2017-11-07T21:26:40.000100Z" });
    expect(seen["direct"]![0]).toMatchObject({ author: "Ada Byron", text: "hello 小明" });
  });

  it("is only counted in a dry run", async () => {
    const ended = await importing(archive(goodExport()), { dry: true });
    expect(ended.out).toContain("4 new people");
    expect(ended.out).toContain("2 public channels, 1 private ones, 1 direct messages");
    await server.start();
    const token = await server.cli(["user", "create", "--username", "root", "--role", "owner"]).then((root) => server.cli(["token", "create", "--user", root, "--name", "scene"]));
    const users: any = await server.rest(token).need("GET", "/api/v1/users");
    expect(users.items.map((item: any) => item.username)).toEqual(["root"]);
  });

  it("stands here once, though the import was killed in its midst and begun again, also beside a running server", async () => {
    const many = goodExport();
    many["harbour/2017-11-08.json"] = Array.from({ length: 12_000 }, (_, i) => ({ type: "message", user: i % 2 ? "U1" : "U2", ts: ts(200_000 + i), text: `line ${i}` }));
    const file = archive(many);
    const killed = await importing(file, { until: (progress) => progress.includes("10000 messages") });
    expect(killed.code).toBeNull();
    const second = await importing(file);
    expect(second.progress + second.out).toMatch(/[1-9]\d* messages were here from an earlier run/);
    await server.start();
    const again = await importing(archive(goodExport()));
    expect(again.out).toContain("11 messages were here from an earlier run");
    await server.stop();
    const seen = await seenBy("ada@example.org");
    expect(seen["harbour"]!.map((message) => message.text)).toEqual(Array.from({ length: 100 }, (_, i) => `line ${11_900 + i}`));
  }, 60_000);

  it("keeps out who had left, and lets in who knows their address here", async () => {
    await server.start();
    await server.cli(["user", "create", "--username", "countess", "--display-name", "Ada L.", "--email", "ada@example.org"]);
    await server.stop();
    const ended = await importing(archive(goodExport()));
    expect(ended.out).toContain("3 new people, 1 known by their e-mail address, 1 of all of them without a way in");
    const seen = await seenBy("ada@example.org");
    expect(seen["harbour"]![0].author).toBe("Ada L.");
    const token = await server.cli(["token", "create", "--user", "root", "--name", "again"]);
    const users: any = await server.rest(token).need("GET", "/api/v1/users?limit=200");
    expect(users.items.find((item: any) => item.username === "left.long.ago")).toMatchObject({ active: false });
    expect(users.items.find((item: any) => item.role === "guest")).toMatchObject({ username: "ncode" });
  });
});

describe("an archive that is none, or lies", () => {
  const refused = async (file: string, says: string): Promise<void> => {
    const ended = await importing(file);
    expect(ended.code).toBe(1);
    expect(ended.progress + ended.out).toContain(says);
  };

  it("is refused in one sentence", async () => {
    const plain = join(folder, "plain.zip");
    writeFileSync(plain, "not a zip file");
    await refused(plain, "could not be opened as a zip file");
    await refused(join(folder, "nowhere.zip"), "could not be opened as a zip file");
    await refused(archive({ "readme.txt": "hello" }), "This is no Slack export");
    await refused(archive({ ...goodExport(), "users.json": "[{" }), "JSON");
  });

  it("loses only the day that cannot be read, and says so with its exit code", async () => {
    const bomb = new Uint8Array(130 << 20);
    const deep = "[".repeat(100_000);
    await refused(archive({ ...goodExport(), "harbour/2017-11-09.json": deep }, { "harbour/2017-11-10.json": bomb }), "2 days that could not be read");
    const seen = await seenBy("ada@example.org");
    expect(seen["harbour"]).toHaveLength(8);
  }, 30_000);

  it("takes odd values for what they are: nothing", async () => {
    const odd = goodExport();
    odd["harbour/2017-11-09.json"] = [null, 7, "x", [], {}, { ts: "abc" }, { ts: "-1.5" }, { ts: 5 }, { ts: ts(300_000), user: 9, text: { a: 1 } }, { ts: ts(300_001), user: "../../etc", text: "\u0007bell" }];
    odd["../../../etc/passwd"] = "[]";
    const ended = await importing(archive(odd));
    expect(ended.progress + ended.out).not.toContain("Something broke");
    expect(ended.out).toContain("12 messages");
    expect(ended.code).toBe(1); // the entries without a time
  });
});
