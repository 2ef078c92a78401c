// RFC 6455 from outside, case by case, against the real server. What each case sends, what must come and whether it came
// stands in docs/conformance.md; UPDATE_CONFORMANCE=1 writes that table anew.

import { readFileSync, writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { createBot, ownerPassword, startWithOwner } from "../support/bootstrap.ts";
import type { Server } from "../support/server.ts";
import { play, type FrameCase, type Ground, type Outcome } from "./case.ts";
import { closing } from "./cases/closing.ts";
import { control } from "./cases/control.ts";
import { framing } from "./cases/framing.ts";
import { handshakes } from "./cases/handshake.ts";
import { frames, posting } from "./cases/posting.ts";
import { utf8 } from "./cases/utf8.ts";
import { enter, type Entrance } from "./enter.ts";
import { table, type Row } from "./table.ts";

const atOnce = 24; // sockets
const file = fileURLToPath(new URL("../../docs/conformance.md", import.meta.url));
const lines: FrameCase[] = [...framing, ...control, ...utf8, ...closing, ...posting];

let server: Server;
const outcomes = new Map<string, Outcome | Error>();
const entries = new Map<string, string[]>();

beforeAll(async () => {
  const begun = await startWithOwner({ settings: { loops: 2, sockets_per_person_max: 10_000, rate_per_second: 0 } });
  server = begun.server;
  const bot = await createBot(server, begun.owner, "conformance");
  const ground: Ground = { url: server.url, token: bot.token, channels: new Map() };
  for (const one of posting) {
    const made = await bot.rest.need("POST", "/api/v1/channels", { name: `case-${one.id.replaceAll(".", "-")}`, kind: "private" }, { key: `case_${one.id.replaceAll(".", "_")}` });
    ground.channels.set(one.id, made.result.id as string);
    one.send = [frames.get(one.id)!(made.result.id as string)];
  }
  const signedIn = await server.rest().post("/api/v1/sessions", { username: "root", password: ownerPassword });
  const entrance: Entrance = { url: server.url, token: bot.token, cookie: signedIn.headers["set-cookie"]![0]!.split(";")[0]! };

  await each(handshakes, async (one) => void entries.set(one.id, await enter(one, entrance).catch((error: Error) => [error.message])));
  await each(lines, async (one) => void outcomes.set(one.id, await play(one, ground).catch((error: Error) => error)));
}, 120_000);
afterAll(async () => {
  await server?.stop("SIGKILL").catch(() => undefined);
  server?.remove();
});

async function each<Case>(cases: Case[], run: (one: Case) => Promise<void>): Promise<void> {
  const left = [...cases];
  const worker = async (): Promise<void> => {
    for (let one = left.shift(); one; one = left.shift()) await run(one);
  };
  await Promise.all(Array.from({ length: atOnce }, worker));
}

describe("a handshake", () => {
  for (const one of handshakes) it(`${one.id} ${one.what}`, () => expect(entries.get(one.id)).toEqual([]));
});

describe("a line", () => {
  for (const one of lines)
    it(`${one.id} ${one.what}`, () => {
      const outcome = outcomes.get(one.id);
      if (outcome instanceof Error) throw outcome;
      expect(outcome).toEqual(one.expect);
    });
});

describe("the table", () => {
  it("names every case once", () => {
    const ids = [...handshakes, ...lines].map((one) => one.id);
    expect(new Set(ids).size).toBe(ids.length);
  });

  it("says what became of each", () => {
    const same = (one: FrameCase): boolean => JSON.stringify(outcomes.get(one.id)) === JSON.stringify(one.expect);
    const rows: Row[] = [...handshakes.map((one) => ({ ...one, held: entries.get(one.id)?.length === 0 })), ...lines.map((one) => ({ ...one, held: same(one) }))];
    const written = table(rows);
    if (process.env["UPDATE_CONFORMANCE"]) writeFileSync(file, written);
    expect(readFileSync(file, "utf8")).toBe(written);
  });

  it("leaves a server that is ready and said nothing of faults", async () => {
    expect((await server.rest().get("/readyz")).status).toBe(200);
    expect(server.log.filter((line) => /fault of the server|Sanitizer|runtime error/.test(line))).toEqual([]);
  });
});
