// Nothing lost: a backup beside a server under load holds all that was acknowledged before it, and serves it again; a copy that
// somebody put back by hand is noticed; neither makes a client start anew.

import { spawn } from "node:child_process";
import { randomBytes } from "node:crypto";
import { cpSync, mkdirSync, mkdtempSync, renameSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { raw, upload } from "../support/bytes.ts";
import { Signal } from "../support/signal.ts";
import { acked, newKey, Stage, type Device } from "./stage.ts";

let folder: string;
let stage: Stage;
beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), "holdfast-backup-"));
  mkdirSync(join(folder, "data"));
  stage = await Stage.open({ data: join(folder, "data") });
});
afterEach(async () => {
  await stage.close();
  rmSync(folder, { recursive: true, force: true });
});

function holdfast(...words: string[]): Promise<{ code: number | null; out: string; errors: string }> {
  const child = spawn(stage.server.binary, words);
  let [out, errors] = ["", ""];
  child.stdout.setEncoding("utf8").on("data", (text: string) => (out += text));
  child.stderr.setEncoding("utf8").on("data", (text: string) => (errors += text));
  return new Promise((done) => child.on("close", (code) => done({ code, out, errors })));
}

async function log(device: Device, channel: string): Promise<any[]> {
  const events: any[] = [];
  for (let after = 0; ; after = events.at(-1).seq) {
    const page: any = await device.person.rest.need("GET", `/api/v1/channels/${channel}/events?after=${after}&limit=200`);
    if (page.events.length === 0) return events;
    events.push(...page.events);
  }
}

// The server ends, its folder makes room for another, and it starts again where it was.
async function serveInstead(other: string): Promise<void> {
  await stage.server.stop("SIGKILL");
  renameSync(stage.server.data, join(folder, "gone"));
  renameSync(other, stage.server.data);
  await stage.server.start();
}

describe("a backup under load", () => {
  it("holds every message that was acknowledged before it began, and each client reads on", async () => {
    const names = ["ada", "ben", "cleo", "dora"];
    const channel = await stage.channel("harbour", names);
    const writers = await Promise.all(names.map((name) => stage.device(name)));
    const picture = randomBytes(3 << 20);
    const file = await upload(stage.server.url, writers[0]!.person, "chart.bin", picture);
    acked(await writers[0]!.command("message.post", { channel, text: "the chart", files: [file.id] }));

    const stored: { key: string; seq: number; by: Device; text: string }[] = [];
    const more = new Signal();
    let working = true;
    const posting = writers.map(async (writer, one) => {
      for (let n = 0; working; n++) {
        const [key, text] = [newKey(), `${one}: message ${n}`];
        stored.push({ key, text, by: writer, seq: acked(await writer.post(channel, text, key)).seq });
        more.fire();
      }
    });
    const uploading = (async () => {
      for (let n = 0; working; n++) {
        const { id } = await upload(stage.server.url, writers[1]!.person, `${n}.bin`, randomBytes(200_000));
        const { seq } = acked(await writers[1]!.command("message.post", { channel, text: `file ${n}`, files: [id] }));
        if (n % 2) acked(await writers[1]!.command("message.delete", { channel, message: seq }));
      }
    })();
    await more.until("some messages are stored", () => stored.length > 100, 20_000);

    const before = stored.slice();
    const backup = join(folder, "today.holdfast");
    const made = await holdfast("backup", backup, "--data", stage.server.data);
    working = false;
    await Promise.all([...posting, uploading]);
    expect(made).toMatchObject({ code: 0 });
    expect(stored.length).toBeGreaterThan(before.length);
    const cursors = { [channel]: writers[0]!.cursor(channel) };
    const { epoch } = writers[0]!.stream.hello;

    const other = join(folder, "other");
    expect(await holdfast("restore", backup, "--data", other)).toMatchObject({ code: 0, out: expect.stringContaining("It is sound.") });
    expect(await holdfast("check", "--deep", "--data", other)).toMatchObject({ code: 0, out: expect.stringMatching(/^(?:\d+ files belong to nothing.*\n)?Sound: /) });
    await serveInstead(other);

    const ada = await writers[0]!.connect(cursors, epoch); // still signed in, with a cursor of the other history
    expect(ada.stream.hello.epoch).not.toBe(epoch);
    await ada.hears("that another history began", (frame) => frame.type === "resync" && frame.channel === channel && frame["reason"] === "epoch");
    const events = await log(ada, channel);
    const places = new Map(events.filter(({ kind }) => kind === "message.posted").map((event) => [event.message.key, event]));
    const lost = before.filter(({ key, seq, text }) => places.get(key)?.seq !== seq || places.get(key)?.message.text !== text);
    expect(lost).toEqual([]);
    expect((await raw(stage.server.url, ada.person.token, "GET", `/api/v1/files/${file.id}`)).bytes.equals(picture)).toBe(true);

    const [first] = before;
    await first!.by.connect();
    expect(acked(await first!.by.post(channel, first!.text, first!.key))).toMatchObject({ seq: first!.seq, duplicate: true });
    await (await writers[1]!.connect()).post(channel, "we go on");
    await ada.hearsText(channel, "we go on");
  }, 60_000);

  it("holds the files that are deleted while it is made", async () => {
    const channel = await stage.channel("harbour", ["ada"]);
    const ada = await stage.device("ada");
    const contents = Array.from({ length: 12 }, () => randomBytes(2 << 20));
    const posts = [];
    for (const content of contents) {
      const { id } = await upload(stage.server.url, ada.person, "chart.bin", content);
      posts.push({ id, content, seq: acked(await ada.command("message.post", { channel, text: "chart", files: [id] })).seq });
    }
    const backup = join(folder, "today.holdfast");
    const making = holdfast("backup", backup, "--data", stage.server.data);
    for (const { seq } of posts) await ada.command("message.delete", { channel, message: seq });
    expect(await making).toMatchObject({ code: 0, errors: expect.not.stringContaining("missing") });
    const other = join(folder, "other");
    expect(await holdfast("restore", backup, "--data", other)).toMatchObject({ code: 0 });
    expect(await holdfast("check", "--deep", "--data", other)).toMatchObject({ code: 0 });
  }, 60_000);
});

describe("an older copy of the folder that was put back by hand", () => {
  it("is noticed by the first client that has seen more, which reads anew; the server says so once", async () => {
    const channel = await stage.channel("harbour", ["ada", "ben"]);
    const ada = await stage.device("ada");
    const ben = await stage.device("ben");
    await ada.post(channel, "before");
    await stage.server.stop("SIGKILL");
    const copy = join(folder, "copy");
    cpSync(stage.server.data, copy, { recursive: true });
    await stage.server.start();
    await Promise.all([ada.connect(), ben.connect()]);
    for (const text of ["one", "two", "three"]) await ada.post(channel, text);
    await Promise.all([ada.hearsText(channel, "three"), ben.hearsText(channel, "three")]);
    const seen = { [channel]: ada.cursor(channel) };
    const { epoch } = ada.stream.hello;
    await serveInstead(copy);

    const resync = (reason: string) => (frame: { type: string; channel?: string }) => frame.type === "resync" && frame.channel === channel && (frame as any).reason === reason;
    ada.seen.length = 0;
    await ada.connect(seen, epoch);
    expect(ada.stream.hello.epoch).toBe(epoch);
    await ada.hears("that it is ahead", resync("ahead"));
    for (const text of ["other one", "other two", "other three", "other four"]) await ada.post(channel, text);
    await ada.hearsText(channel, "other four");
    ben.seen.length = 0;
    await ben.connect(seen, epoch); // the number is there again, and is another event
    await ben.hears("that the chain is another", resync("epoch"));

    const said = () => stage.server.log.filter((line) => line.includes("an older copy of the data folder")).length;
    await stage.server.changed.until("the server says so", () => said() > 0, 5_000);
    expect(said()).toBe(1);
    const health: any = await stage.owner.rest.need("GET", "/api/v1/admin/health");
    expect(health.signs.cursors_off).toBe(2);
    expect(health.troubles).toContain("rolled_back");
  }, 60_000);

  it("is not suspected where all is well", async () => {
    const channel = await stage.channel("harbour", ["ada"]);
    const ada = await stage.device("ada");
    await ada.post(channel, "one");
    await ada.hearsText(channel, "one");
    await ada.connect({ [channel]: ada.cursor(channel) });
    const health: any = await stage.owner.rest.need("GET", "/api/v1/admin/health");
    expect(health.signs.cursors_off).toBe(0);
    expect(health.troubles).not.toContain("rolled_back");
  });
});
