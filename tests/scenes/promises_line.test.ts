// The delivery contract, promise by promise: what concerns the line and who sees what (D10 to D14, D17, D18).

import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { acked, newKey, Stage } from "./stage.ts";

let stage: Stage;
beforeAll(async () => {
  stage = await Stage.open({ settings: { outbox_bytes_max: 65536, send_buffer_bytes: 16384, page_events: 25, spread_ms: 200, drain_ms: 3000 } });
}, 30_000);
afterAll(() => stage?.close());

describe("D10 devices", () => {
  it("keeps cursors apart: each device goes on where it was", async () => {
    const channel = await stage.channel("d10", ["ada", "ben"]);
    const desk = await stage.device("ben", {}, "desk");
    await stage.post("ada", channel, "both");
    await desk.hearsText(channel, "both");
    const phone = desk.cursor(channel);
    await stage.post("ada", channel, "desk only");
    await desk.hearsText(channel, "desk only");
    const back = await stage.device("ben", { [channel]: phone }, "phone");
    await back.hearsText(channel, "desk only");
    expect(back.events(channel)).toHaveLength(1);
    expect(desk.events(channel).filter((event) => event["message"]?.text === "desk only")).toHaveLength(1);
  });
});

describe("D11 @me and @workspace", () => {
  it("tells all devices of one's read cursor and channels, and no post reaches a personal log", async () => {
    const channel = await stage.channel("d11", ["ada", "ben"]);
    const [desk, phone] = [await stage.device("ben", {}, "desk"), await stage.device("ben", {}, "phone")];
    const { seq } = await stage.post("ada", channel, "for both");
    acked(await desk.command("read.move", { channel, seq }));
    const moved = await phone.hears("read.moved", (frame) => frame.kind === "read.moved" && frame["read"].channel === channel);
    expect(moved).toMatchObject({ channel: "@me", read: { channel, seq } });
    expect(phone.events("@me").some((event) => event.kind === "message.posted")).toBe(false);
  });

  it("carries public channels and profiles to everybody within about a second", async () => {
    const ben = await stage.device("ben");
    const id = await stage.channel("d11-public", ["ada"], "public");
    const listed = await ben.hears("channel.listed", (frame) => frame.kind === "channel.listed" && frame["listed"].id === id, 4_000);
    expect(listed).toMatchObject({ channel: "@workspace" });
  });
});

describe("D12 leaving is a cut", () => {
  it("delivers nothing numbered above a removal once the removal has been answered", async () => {
    const channel = await stage.channel("d12", ["ada", "ben"]);
    const devices = await Promise.all(["a", "b", "c"].map((name) => stage.device("ben", {}, name)));
    const ada = await stage.device("ada");
    const posting = Array.from({ length: 40 }, (_, i) => ada.post(channel, `flow ${i}`));
    const removal = await ada.person.rest.need("DELETE", `/api/v1/channels/${channel}/members/${devices[0]!.person.id}`, undefined, { key: newKey() });
    await Promise.all(posting);
    await stage.post("ada", channel, "they must not hear this");
    for (const device of devices) {
      const gone = await device.hears("gone", (frame) => frame.type === "gone" && frame.channel === channel);
      expect(gone).toMatchObject({ last: removal.seq, reason: "removed" });
      expect(Math.max(0, ...device.events(channel).map((event) => event.seq!))).toBeLessThanOrEqual(removal.seq);
    }
  });

  it("closes every line of a deactivated person before it answers", async () => {
    const lines = await Promise.all(["a", "b"].map((name) => stage.device("zoe", {}, name)));
    await stage.owner.rest.need("POST", `/api/v1/users/${lines[0]!.person.id}/deactivate`, {}, { key: newKey() });
    for (const line of lines) expect(await line.closes()).toBe(4401);
    expect((await lines[0]!.person.rest.get("/api/v1/me")).status).toBe(401);
  });
});

describe("D13 ephemera", () => {
  it("shows typing and presence without a number and never again", async () => {
    const channel = await stage.channel("d13", ["ada", "ben"]);
    const ada = await stage.device("ada");
    const ben = await stage.device("ben");
    ben.stream.send({ type: "typing", channel });
    const typing = await ada.hears("typing", (frame) => frame.type === "typing" && frame.channel === channel);
    expect(typing).toEqual({ type: "typing", channel, user: ben.person.id });
    ada.stream.send({ type: "watch", users: [ben.person.id] });
    const presence = await ada.hears("presence", (frame) => frame.type === "presence");
    expect(presence["changes"][ben.person.id].state).toBe("online");
    const later = await stage.device("ada", { [channel]: [1, (await stage.log("ada", channel))[0]!.check!] }, "later");
    await stage.post("ben", channel, "after");
    await later.hearsText(channel, "after");
    expect(later.seen.some((frame) => frame.type === "typing")).toBe(false);
  });

  it("ends a status when its time has come", async () => {
    await stage.channel("d13-status", ["ada", "ben"]);
    const ada = await stage.device("ada");
    const ben = await stage.device("ben");
    const until = new Date(Date.now() + 1_500).toISOString();
    await ben.person.rest.need("PUT", "/api/v1/me/status", { state: "dnd", text: "Tea", until }, { key: newKey() });
    ada.stream.send({ type: "watch", users: [ben.person.id] });
    const told = (state: string): Promise<any> => ada.hears(state, (frame) => frame.type === "presence" && frame["changes"][ben.person.id]?.state === state);
    expect((await told("dnd"))["changes"][ben.person.id]).toMatchObject({ text: "Tea", until: until.replace("Z", "000Z") });
    expect((await told("online"))["changes"][ben.person.id]).toEqual({ state: "online" });
  });
});

describe("D14 restart", () => {
  it("says goodbye with a spread, finishes what was accepted, and exits within ten seconds", async () => {
    const own = await Stage.open({ settings: { spread_ms: 300, drain_ms: 2000 } });
    try {
      const channel = await own.channel("d14", ["ada", "ben"]);
      const ben = await own.device("ben");
      const posted = await own.post("ada", channel, "before the drain");
      const exit = await own.server.stop("SIGTERM");
      expect(exit).toMatchObject({ code: 0 });
      expect(exit.tookMs).toBeLessThan(10_000);
      expect(ben.seen.find((frame) => frame.type === "goaway")).toMatchObject({ reason: "restart", after_ms: [0, 300] });
      expect(await ben.closes()).toBe(1012);
      await own.server.start();
      expect((await own.log("ada", channel)).at(-1)).toMatchObject({ seq: posted.seq });
    } finally {
      await own.close();
    }
  });
});

describe("D17 bounded", () => {
  it("lets a slow reader fall behind without losing anything or making others wait", async () => {
    const channel = await stage.channel("d17", ["ada", "ben", "cleo"]);
    const slow = await stage.device("ben");
    const quick = await stage.device("cleo");
    const ada = await stage.device("ada");
    slow.stream.pause();
    const text = "a long line of the sea ".repeat(600);
    let last = 0;
    for (let i = 0; i < 200; i++) last = acked(await ada.post(channel, `${i} ${text}`)).seq;
    await quick.hears("the last", (frame) => frame.channel === channel && frame.seq === last);
    slow.stream.resume();
    let more = 0;
    while (!slow.events(channel).some((event) => event.seq === last)) {
      const offered = await slow.hears("more", (frame) => frame.type === "more" && frame.channel === channel && !frame["used"]);
      offered["used"] = true;
      more++;
      slow.stream.send({ type: "pull", channel, after: offered["next"] - 1 });
      await slow.changed.until("a page and another offer, or the head", () =>
        slow.events(channel).some((event) => event.seq === last) || slow.seen.some((frame) => frame.type === "more" && frame.channel === channel && !frame["used"]));
    }
    expect(more).toBeGreaterThan(0);
    const seqs = slow.events(channel).map((event) => event.seq!);
    expect(seqs).toEqual(Array.from({ length: seqs.length }, (_, i) => seqs[0]! + i));
    await stage.post("ada", channel, "live again");
    await slow.hearsText(channel, "live again");
  }, 30_000);
});

describe("D18 who sees what", () => {
  it("veils what stands before a member's time, edits of it included", async () => {
    const channel = await stage.channel("d18", ["ada", "ben"], "private", "joined");
    const old = await stage.post("ada", channel, "before cleo came");
    const cleo = await stage.device("cleo");
    const ada = await stage.person("ada");
    await ada.rest.need("POST", `/api/v1/channels/${channel}/members`, { users: [cleo.person.id] }, { key: newKey() });
    await ada.rest.need("PATCH", `/api/v1/channels/${channel}/messages/${old.seq}`, { text: "changed before cleo came", revision: old.seq }, { key: newKey() });
    await stage.post("ada", channel, "welcome");
    await cleo.hearsText(channel, "welcome");
    const veiled = cleo.events(channel).find((event) => event.kind === "hidden");
    expect(Object.keys(veiled!).sort()).toEqual(["channel", "check", "kind", "seq", "type"]);
    const log = await stage.log("cleo", channel);
    expect(JSON.stringify([log, cleo.seen])).not.toContain("before cleo came");
    expect(log.map((event) => event.seq)).toEqual(Array.from({ length: log.length }, (_, i) => i + 1));
    const page = await cleo.person.rest.need("GET", `/api/v1/channels/${channel}/messages`);
    expect(page.messages.map((message: { text: string }) => message.text)).toEqual(["welcome"]);
  });

  it("answers not_found alike for what is not there and what is not theirs", async () => {
    const channel = await stage.channel("d18b", ["ada"]);
    const ben = await stage.person("ben");
    const strip = (body: Record<string, unknown>): object => ({ ...body, request_id: "" });
    const hidden = await ben.rest.get(`/api/v1/channels/${channel}/messages`);
    const missing = await ben.rest.get("/api/v1/channels/C0000000000001/messages");
    expect(hidden.status).toBe(404);
    expect(strip(hidden.body)).toEqual(strip(missing.body));
  });
});
