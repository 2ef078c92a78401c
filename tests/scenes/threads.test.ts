// Threads and mentions as people meet them: followed by taking part, read by themselves, counted once.

import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { newKey, Stage, type Device } from "./stage.ts";

let stage: Stage;
let ada: Device, ben: Device;
let channel: string;
beforeAll(async () => {
  stage = await Stage.open();
  channel = await stage.channel("harbour", ["ada", "ben", "cleo"]);
  ada = await stage.device("ada");
  ben = await stage.device("ben");
});
afterAll(() => stage.close());

const say = async (from: Device, text: string, more: object = {}): Promise<number> => {
  const outcome: any = await from.person.rest.need("POST", `/api/v1/channels/${channel}/messages`, { text, ...more }, { key: newKey() });
  return outcome.seq;
};
const threads = async (who: Device): Promise<any> => (await (await stage.device(who.person.username)).ready) as any;

describe("a thread", () => {
  it("tells who takes part what is new in it, by ready, by its list and by the personal log", async () => {
    const root = await say(ada, "Who has the watch?");
    const first = await say(ben, "I do, @ada", { thread: root });
    expect((await threads(ada)).threads).toEqual({ unread: 1, mentions: 1 });
    expect((await threads(ben)).threads).toEqual({ unread: 0, mentions: 0 });
    const event: any = await ada.hears("the reply", (frame) => frame.type === "event" && frame.channel === channel && frame.seq === first);
    expect(event.message.thread_by).toBe(ada.person.id);
    const list: any = await ada.person.rest.need("GET", "/api/v1/me/threads");
    expect(list.items[0].root.seq).toBe(root);
    expect(list.items[0].state).toMatchObject({ channel, thread: root, following: true, unread: 1, mentions: 1 });

    ada.stream.send({ type: "read", channel, thread: root, seq: first });
    const moved = await ada.hears("the cursor", (frame) => frame.kind === "read.moved" && frame["read"].thread === root);
    expect(moved["read"]).toEqual({ channel, thread: root, seq: first });
    expect((await threads(ada)).threads).toEqual({ unread: 0, mentions: 0 });

    await ada.person.rest.need("DELETE", `/api/v1/channels/${channel}/threads/${root}/follow`, undefined, { key: newKey() });
    await ada.hears("that it is declined", (frame) => frame.kind === "thread.unfollowed" && frame["thread"].thread === root);
    await say(ben, "@ada, are you there?", { thread: root });
    expect((await threads(ada)).threads).toEqual({ unread: 0, mentions: 0 });
    await ada.person.rest.need("PUT", `/api/v1/channels/${channel}/threads/${root}/follow`, undefined, { key: newKey() });
    await ada.hears("that it is followed", (frame) => frame.kind === "thread.followed" && frame["thread"].thread === root);
    await say(ben, "Six o'clock.", { thread: root });
    expect((await threads(ada)).threads).toEqual({ unread: 1, mentions: 0 });
  });

  it("shows in the channel only what was sent there too", async () => {
    const root = await say(ada, "Two berths are free.");
    const hidden = await say(ben, "Which?", { thread: root });
    const shown = await say(ada, "Four and nine.", { thread: root, broadcast: true });
    const page: any = await ben.person.rest.need("GET", `/api/v1/channels/${channel}/messages?replies=false`);
    const seqs = page.messages.map(({ seq }: { seq: number }) => seq);
    expect(seqs).toContain(shown);
    expect(seqs).not.toContain(hidden);
  });
});

describe("mentions", () => {
  it("name people and everybody, by both marks, and are found again in one list until they are gone", async () => {
    const message = await say(ada, "＠ben 请看一下 @here");
    const event: any = await ben.hears("the message", (frame) => frame.channel === channel && frame.seq === message);
    expect(event.message.mentions).toEqual([ben.person.id, "@here"]);
    const list: any = await ben.person.rest.need("GET", "/api/v1/me/mentions");
    expect(list.items[0]).toMatchObject({ channel, unread: true, message: { seq: message } });
    await ada.person.rest.need("DELETE", `/api/v1/channels/${channel}/messages/${message}`, undefined, { key: newKey() });
    const after: any = await ben.person.rest.need("GET", "/api/v1/me/mentions");
    expect(after.items.map((item: any) => item.message.seq)).not.toContain(message);
  });
});
