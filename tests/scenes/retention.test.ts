// How long messages are kept: what is older goes for good, from the log, from history, from the disk, and nothing else does.

import { mkdirSync, mkdtempSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from "vitest";
import type { Person } from "../support/bootstrap.ts";
import { Schema } from "../support/schema.ts";
import { Server } from "../support/server.ts";
import { people, ts, writeExport } from "../support/slack_export.ts";
import { acked, Device, newKey, refused, Stage } from "./stage.ts";

// Messages of 2017, with a file, from another chat: old enough for any rule.
describe("a rule of thirty days", () => {
  let folder: string;
  let server: Server;
  beforeEach(async () => {
    folder = mkdtempSync(join(tmpdir(), "holdfast-retention-"));
    server = new Server({ data: join(folder, "data") });
    mkdirSync(server.data);
    const said = (user: string, number: number, text: string) => ({ type: "message", user, ts: ts(number), text });
    const old = {
      "users.json": people.slice(0, 2),
      "channels.json": [{ id: "C1", name: "harbour", created: 1_510_000_000, creator: "U1", members: ["U1", "U2"] }],
      "groups.json": [{ id: "G1", name: "pilots", created: 1_510_000_000, creator: "U2", members: ["U2"] }],
      "harbour/2017-11-06.json": [said("U1", 1, "High water at six"), said("U2", 2, "今天的潮水六点到港"), { ...said("U2", 4, "in the thread"), thread_ts: ts(1) }],
      "harbour/2017-11-10.json": [{ ...said("U1", 300_000, "as promised"), files: [{ id: "F1", name: "tides.txt" }] }],
      "pilots/2017-11-06.json": [said("U2", 1, "between us")],
    };
    await server.cli(["import", "slack", writeExport(join(folder, "export.zip"), old, { "__uploads/F1/tides.txt": new TextEncoder().encode("high water 06:12") })]);
    await server.start();
  });
  afterEach(async () => {
    if (server.up) await server.stop("SIGKILL");
    rmSync(folder, { recursive: true, force: true });
  });
  const files = (): number => (readdirSync(join(server.data, "files"), { recursive: true, withFileTypes: true }) as any[]).filter((entry) => entry.isFile()).length;

  it("removes a prefix of each log and what hung on it, and tells who is there; the numbers and the chain go on", async () => {
    const root = server.rest(await server.cli(["token", "create", "--user", await server.cli(["user", "create", "--username", "root", "--role", "owner"]), "--name", "scene"]));
    const token = await server.cli(["token", "create", "--user", "ada", "--name", "scene"]);
    const ada: Person = { id: "", username: "ada", token, rest: server.rest(token) };
    const state: any = await ada.rest.need("GET", "/api/v1/me/state");
    const harbour = state.channels.find(({ channel }: any) => channel.name === "harbour").channel.id as string;
    const before: any = await ada.rest.need("GET", `/api/v1/channels/${harbour}/events?limit=500`);
    const [early, last] = [before.events[1], before.events.at(-1)];
    const gone = before.events.filter(({ at }: any) => at < "2018").length; // who came in with the import came today
    const first = gone + 1;
    expect(gone).toBeGreaterThan(2);
    expect(files()).toBe(1);

    const said = await server.cli(["retention", "--dry-run", "--days", "30"]);
    expect(said).toMatch(new RegExp(`harbour \\(${harbour}\\): \\d+ messages, ${gone} events, 1 files, \\d+ bytes, from 2017-`));
    expect(said).toContain("Nothing was removed.");
    const run: any = await root.need("GET", "/api/v1/admin/retention/dry-run?days=30");
    expect(run.channels.some(({ name }: any) => name === "pilots")).toBe(false); // private, and root is not in it

    const schema = await Schema.of(server.url);
    const desk = await new Device(server, ada, "desk", schema).connect({ [harbour]: [last.seq, last.check] });
    await root.need("PUT", "/api/v1/workspace/retention", { days: 30 }, { key: newKey() });
    const trimmed = await desk.hears("history.trimmed", (frame) => frame.kind === "history.trimmed" && frame.channel === harbour, 10_000);
    expect(trimmed).toMatchObject({ seq: before.head + 1, trimmed: { first, messages: run.channels.find(({ name }: any) => name === "harbour").messages } });
    expect(await ada.rest.need("GET", `/api/v1/channels/${harbour}/messages`)).toMatchObject({ messages: [], first, has_older: false });
    const after: any = await ada.rest.need("GET", `/api/v1/channels/${harbour}/events`);
    expect(after).toMatchObject({ first, head: before.head + 1 });
    expect(after.events.map(({ seq, check }: any) => [seq, check])).toEqual([...before.events.slice(gone).map(({ seq, check }: any) => [seq, check]), [trimmed.seq, trimmed.check]]);
    expect(await ada.rest.need("GET", `/api/v1/channels/${harbour}/read`)).toMatchObject({ unread: 0, mentions: 0 });
    expect(await ada.rest.need("GET", `/api/v1/channels/${harbour}/retention`)).toMatchObject({ days: 30, own: null, hold: false });
    await expect.poll(files, { timeout: 20_000 }).toBe(0);

    // Whoever stood before it is told so; whoever stood at its end goes on.
    const phone = await new Device(server, ada, "phone", schema).connect({ [harbour]: [early.seq, early.check] });
    expect(await phone.hears("resync", (frame) => frame.type === "resync" && frame.channel === harbour)).toMatchObject({ reason: "trimmed", from: before.head + 1 });
    expect(acked(await desk.post(harbour, "from here on")).seq).toBe(before.head + 2);
    await phone.hearsText(harbour, "from here on");
    for (const device of [desk, phone]) device.stream.cut();

    await server.stop();
    expect(await server.cli(["check"])).toMatch(/^Sound: /m);
    expect(await server.cli(["compact"])).toMatch(/^The database takes \d+ bytes; before it took \d+\.$/);
    expect(await server.cli(["check"])).toMatch(/^Sound: /m);
  }, 60_000);
});

describe("a hold", () => {
  let stage: Stage;
  beforeAll(async () => (stage = await Stage.open()));
  afterAll(() => stage.close());

  it("refuses to delete for its time, in a channel, of a person, everywhere; members hear of the first alone", async () => {
    const channel = await stage.channel("evidence", ["ada", "ben"], "public");
    const [ada, ben] = [await stage.device("ada"), await stage.device("ben")];
    const { seq } = await stage.post("ada", channel, "what was said");
    const removing = async (): Promise<string> => {
      const outcome = await ada.command("message.delete", { channel, message: seq });
      return outcome.type === "ack" ? "ack" : refused(outcome).code;
    };
    const owner = stage.owner.rest;
    await owner.need("PUT", `/api/v1/channels/${channel}/retention`, { hold: true }, { key: newKey() });
    await ben.hears("the rule", (frame) => frame.kind === "channel.retention_changed" && frame["retention"].hold === true && frame["retention"].days === null);
    expect(await removing()).toBe("held");
    await owner.need("PUT", `/api/v1/channels/${channel}/retention`, {}, { key: newKey() });
    await owner.need("PUT", `/api/v1/users/${ada.person.id}/hold`, { hold: true });
    expect(await removing()).toBe("held");
    await owner.need("PUT", `/api/v1/users/${ada.person.id}/hold`, { hold: false });
    await owner.need("PUT", "/api/v1/workspace/retention", { hold: true }, { key: newKey() });
    expect(await removing()).toBe("held");
    await owner.need("PUT", "/api/v1/workspace/retention", {}, { key: newKey() });
    expect(await removing()).toBe("ack");
    expect(JSON.stringify(ben.seen)).not.toContain("user.hold");
    const audit: any = await owner.need("GET", "/api/v1/admin/audit");
    expect(audit.items.map(({ action }: any) => action).filter((action: string) => /retention|hold/.test(action))).toHaveLength(6);
  });
});
