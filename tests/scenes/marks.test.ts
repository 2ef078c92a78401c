// What people put on messages: reactions and pins for everybody, saved messages for oneself, on every device.

import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { acked, newKey, refused, Stage } from "./stage.ts";

let stage: Stage;
beforeAll(async () => (stage = await Stage.open()));
afterAll(() => stage.close());

const of = (channel: string, seq: number): string => `/api/v1/channels/${channel}/messages/${seq}`;

describe("reactions", () => {
  it("are heard by everybody in the channel, in the order in which they came", async () => {
    const channel = await stage.channel("harbour", ["ada", "ben"]);
    const ada = await stage.device("ada");
    const ben = await stage.device("ben");
    const { seq } = await stage.post("ada", channel, "The tide turns at six.");
    const thumb = acked(await ben.command("reaction.add", { channel, message: seq, emoji: "👍" }));
    const heard = await ada.hears("👍", (frame) => frame.kind === "reaction.added" && frame.channel === channel);
    expect(heard).toMatchObject({ by: ben.person.id, seq: thumb.seq, message: { seq, emoji: "👍", version: thumb.seq } });

    const heart = await ada.person.rest.need("PUT", `${of(channel, seq)}/reactions/${encodeURIComponent("❤")}`, undefined, { key: newKey() });
    const again = acked(await ada.command("reaction.add", { channel, message: seq, emoji: "❤️" })); // the same, spelt in full
    expect(again).toMatchObject({ unchanged: true, seq: heart.seq });
    const message = await ben.person.rest.need("GET", of(channel, seq));
    expect(message).toMatchObject({ version: heart.seq, revision: seq, reactions: [{ emoji: "👍", users: [ben.person.id] }, { emoji: "❤️", users: [ada.person.id] }] });

    await ben.person.rest.need("DELETE", `${of(channel, seq)}/reactions/${encodeURIComponent("👍")}`, undefined, { key: newKey() });
    await ada.hears("👍 taken back", (frame) => frame.kind === "reaction.removed" && frame["message"]?.emoji === "👍");
    expect((await ben.person.rest.need("GET", of(channel, seq))).reactions).toEqual([{ emoji: "❤️", users: [ada.person.id] }]);
  });

  it("are refused where they cannot be, with the field named", async () => {
    const channel = await stage.channel("galley", ["ada"]);
    const ada = await stage.device("ada");
    const cleo = await stage.device("cleo");
    const { seq } = await stage.post("ada", channel, "Soup.");
    for (const emoji of ["soup", "👍👍", ":+1:", "1"]) expect(refused(await ada.command("reaction.add", { channel, message: seq, emoji }))).toMatchObject({ code: "bad_emoji", final: true });
    expect(refused(await cleo.command("reaction.add", { channel, message: seq, emoji: "👍" }))).toMatchObject({ code: "not_found" });
    const answer = await ada.person.rest.call("PUT", `${of(channel, seq)}/reactions/%F0%9F`, undefined, { key: newKey() });
    expect(answer.status).toBeGreaterThanOrEqual(400);
    expect(answer.status).toBeLessThan(500);
  });
});

describe("a deletion", () => {
  it("takes reactions and pins along", async () => {
    const channel = await stage.channel("deck", ["ada", "ben"]);
    const ada = await stage.device("ada");
    const { seq } = await stage.post("ada", channel, "Wrong channel.");
    acked(await ada.command("reaction.add", { channel, message: seq, emoji: "👀" }));
    acked(await ada.command("message.pin", { channel, message: seq }));
    acked(await ada.command("message.delete", { channel, message: seq }));
    const message = await ada.person.rest.need("GET", of(channel, seq));
    expect(message).toMatchObject({ deleted: true, reactions: [] });
    expect(message.pinned).toBeUndefined();
    expect((await ada.person.rest.need("GET", `/api/v1/channels/${channel}/pins`)).messages).toEqual([]);
    expect(refused(await ada.command("reaction.add", { channel, message: seq, emoji: "👀" })).code).toBe("not_found");
  });
});

describe("pins", () => {
  it("are the channel's: anybody in it pins and unpins, the last pinned stands first", async () => {
    const channel = await stage.channel("chart", ["ada", "ben"]);
    const ada = await stage.device("ada");
    const ben = await stage.device("ben");
    const one = await stage.post("ada", channel, "one");
    const two = await stage.post("ada", channel, "two");
    acked(await ada.command("message.pin", { channel, message: one.seq }));
    acked(await ben.command("message.pin", { channel, message: two.seq }));
    await ada.hears("a pin", (frame) => frame.kind === "message.pinned" && frame["message"]?.seq === two.seq);
    const list = async (): Promise<number[]> => (await ada.person.rest.need("GET", `/api/v1/channels/${channel}/pins`)).messages.map((message: { seq: number }) => message.seq);
    expect(await list()).toEqual([two.seq, one.seq]);
    acked(await ben.command("message.unpin", { channel, message: one.seq }));
    expect(await list()).toEqual([two.seq]);
  });
});

describe("saved messages", () => {
  it("reach one's own devices and nobody else, and say nothing of a channel one has left", async () => {
    const channel = await stage.channel("keel", ["ada", "ben"]);
    const desk = await stage.device("ben");
    const phone = await stage.device("ben", {}, "phone");
    const ada = await stage.device("ada");
    const { seq } = await stage.post("ada", channel, "Keep this.");
    acked(await desk.command("saved.add", { channel, message: seq }));
    await phone.hears("what was saved", (frame) => frame.kind === "saved.added" && frame.channel === "@me" && frame["saved"]?.message === seq);
    const rest = desk.person.rest;
    expect((await rest.need("GET", "/api/v1/me/saved/marks")).items).toEqual([{ channel, message: seq }]);
    expect((await rest.need("GET", "/api/v1/me/saved")).items).toMatchObject([{ channel, message: seq, content: { text: "Keep this." } }]);
    acked(await desk.command("channel.leave", { channel }));
    expect((await rest.need("GET", "/api/v1/me/saved")).items).toMatchObject([{ channel, message: seq, content: null }]);
    acked(await desk.command("saved.remove", { channel, message: seq }));
    expect((await rest.need("GET", "/api/v1/me/saved")).items).toEqual([]);
    expect(ada.seen.some((frame) => String(frame.kind).startsWith("saved."))).toBe(false);
  });
});
