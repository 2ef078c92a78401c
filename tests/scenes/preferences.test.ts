// What people are told of and what they have half typed: the same on all of their devices, and nobody else's business.

import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { acked, newKey, refused, Stage } from "./stage.ts";

let stage: Stage;
beforeAll(async () => {
  stage = await Stage.open();
}, 30_000);
afterAll(() => stage?.close());

describe("preferences", () => {
  it("reach one's other devices, whole, and nobody else", async () => {
    const channel = await stage.channel("prefer", ["ada", "ben"]);
    const [desk, phone, ben] = [await stage.device("ada"), await stage.device("ada", {}, "phone"), await stage.device("ben")];
    acked(await desk.command("preferences.set", { level: "all", keywords: ["outage"] }));
    const changed = await phone.hears("preferences.changed", (frame) => frame.kind === "preferences.changed");
    expect(changed).toMatchObject({ channel: "@me", preferences: { level: "all", keywords: ["outage"], sound: true } });
    acked(await phone.command("channel_preferences.set", { channel, muted: true }));
    await desk.hears("the channel's", (frame) => frame.kind === "channel_preferences.changed" && frame["channel_preferences"].muted);
    const held = await desk.person.rest.need("GET", "/api/v1/me/preferences");
    expect(held).toMatchObject({ preferences: { level: "all" }, channels: [{ channel, level: "default", muted: true }] });
    await stage.post("ada", channel, "a sign that all was heard");
    await ben.hearsText(channel, "a sign that all was heard");
    expect(ben.events("@me").some((event) => /preferences/.test(event.kind ?? ""))).toBe(false);
    expect(refused(await (await stage.device("cleo")).command("channel_preferences.set", { channel, muted: true })).code).toBe("not_found");
  });

  it("are sent again without changing anything twice", async () => {
    const desk = await stage.device("dan");
    const key = newKey();
    const [first, again] = [acked(await desk.command("preferences.set", { level: "nothing" }, key)), acked(await desk.command("preferences.set", { level: "nothing" }, key))];
    expect(again).toMatchObject({ seq: first.seq, duplicate: true });
  });
});

describe("drafts", () => {
  it("are told by number, and read by who wrote them", async () => {
    const channel = await stage.channel("draft", ["ada", "ben"]);
    const [desk, phone, ben] = [await stage.device("ada"), await stage.device("ada", {}, "phone"), await stage.device("ben")];
    const saved = await desk.person.rest.need("PUT", `/api/v1/me/drafts/${channel}`, { text: "The tide turns at" });
    const told = await phone.hears("draft.changed", (frame) => frame.kind === "draft.changed" && frame["draft"].channel === channel);
    expect(told).toMatchObject({ seq: saved.version, draft: { version: saved.version, empty: false, thread: null } });
    expect(JSON.stringify(told)).not.toContain("tide");
    const { drafts } = await phone.person.rest.need("GET", "/api/v1/me/drafts");
    expect(drafts).toMatchObject([{ channel, version: saved.version, text: "The tide turns at" }]);
    expect((await ben.person.rest.need("GET", "/api/v1/me/drafts")).drafts).toEqual([]);

    await desk.person.rest.need("PUT", `/api/v1/me/drafts/${channel}`, { text: "" });
    await phone.hears("the end of it", (frame) => frame.kind === "draft.changed" && frame["draft"].empty);
    expect((await phone.person.rest.need("GET", "/api/v1/me/drafts")).drafts).toEqual([]);
  });
});
