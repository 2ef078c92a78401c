// What a client says on an open line that makes no sense, or asks for what is not its own.

import WebSocket from "ws";
import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import { newKey, refused, acked, type Device } from "../scenes/stage.ts";
import { Stream } from "../support/stream.ts";
import { Signal } from "../support/signal.ts";
import { Ground } from "./standing.ts";

let ground: Ground;
let open: string; // ada and ben
let secret: string; // ada alone
let ada: Device;
beforeAll(async () => {
  ground = await Ground.open();
  const { stage } = ground;
  [open, secret] = await Promise.all([stage.channel("open", ["ada", "ben"]), stage.channel("secret", ["ada"])]);
  ada = await stage.device("ada");
  await stage.device("ben");
  ground.weigh();
}, 30_000);
afterEach(() => ground.stands());
afterAll(() => ground?.close());

// One line of ben's that says these bytes after `start`, and the first answer that is no part of it.
async function says(text: string | Buffer, started = true): Promise<any> { // eslint-disable-line
  const ben = await ground.stage.person("ben");
  const socket = new WebSocket(`${ground.url.replace("http", "ws")}/api/v1/stream`, "holdfast.v1", { headers: { authorization: `Bearer ${ben.token}` } });
  const heard: any[] = []; // eslint-disable-line
  const changed = new Signal();
  socket.on("message", (data: Buffer) => (heard.push(JSON.parse(data.toString())), changed.fire()));
  socket.on("close", (code) => (heard.push({ type: "closed", code }), changed.fire()));
  socket.on("error", () => changed.fire());
  await changed.until("hello", () => heard.length > 0);
  if (started) {
    socket.send(JSON.stringify({ type: "start", protocol: 1, device: "odd", epoch: heard[0].epoch, cursors: {} }));
    await changed.until("ready", () => heard.some((one) => one.type === "ready"));
  }
  const before = heard.length;
  socket.send(text, { binary: false });
  const answer = (one: { type: string }): boolean => ["error", "refused", "ack", "gone", "closed", "resync"].includes(one.type);
  await changed.until("an answer", () => heard.slice(before).some(answer));
  socket.terminate();
  return heard.slice(before).find(answer);
}
const saying = (frame: object, started = true): Promise<any> => says(JSON.stringify(frame), started); // eslint-disable-line

describe("PRO-02, PRO-03, PRO-05, PRO-06 frames that make no sense", () => {
  const rows: [string, string, object][] = [
    ["10,000 lists in one another", "[".repeat(10_000), { type: "error", code: "bad_frame" }],
    ["33 objects in one another", `${'{"a":'.repeat(33)}1${"}".repeat(33)}`, { type: "error", code: "bad_frame" }],
    ["a name twice", '{"type":"beat","type":"post"}', { type: "error", code: "bad_frame" }],
    ["a name twice, once as an escape", '{"type":"beat","\\u0074ype":"post"}', { type: "error", code: "bad_frame" }],
    ["U+0000", '{"type":"post","key":"k","channel":"C","text":"a\\u0000b"}', { type: "error", code: "bad_frame" }],
    ["half a pair", '{"type":"post","key":"k","channel":"C","text":"\\ud800"}', { type: "error", code: "bad_frame" }],
    ["nothing", "", { type: "error", code: "bad_frame" }],
    ["a list", "[]", { type: "error", code: "bad_frame" }],
    ["two objects", "{}{}", { type: "error", code: "bad_frame" }],
    ["a comment", '{"type":"beat"/*x*/}', { type: "error", code: "bad_frame" }],
    ["a type nobody knows", '{"type":"admin"}', { type: "error", code: "unknown_type", field: "type" }],
    ["a type that is a number", '{"type":7}', { type: "error", code: "unknown_type" }],
    ["no type", "{}", { type: "error", code: "unknown_type" }],
    ["a command nobody knows", '{"type":"command","name":"admin.all","key":"k"}', { type: "error", code: "unknown_type", field: "name" }],
    ["a command of the other door", '{"type":"command","name":"session.create","key":"k"}', { type: "error", code: "unknown_type" }],
    ["a command whose name is a list", '{"type":"command","name":["message.post"],"key":"k"}', { type: "error", code: "unknown_type" }],
    ["no key", '{"type":"post","channel":"C","text":"a"}', { type: "error", code: "bad_frame", field: "key" }],
    ["a key of 65 letters", `{"type":"post","key":"${"k".repeat(65)}","channel":"C","text":"a"}`, { type: "error", code: "bad_frame", field: "key" }],
    ["a key with a blank", '{"type":"post","key":"a b","channel":"C","text":"a"}', { type: "error", code: "bad_frame", field: "key" }],
  ];
  for (const [what, text, expected] of rows) it(what, async () => expect(await says(text)).toMatchObject(expected));
  it("an unknown field, which is read past", async () => expect(await saying({ type: "post", key: newKey(), channel: open, text: "with more", by: "U0000000000001", seq: 7 })).toMatchObject({ type: "ack" }));
});

describe("PRO-08, PRO-21, PRO-23 starts", () => {
  const start = { type: "start", protocol: 1, device: "odd", epoch: "x" };
  it("a second one is out of place", async () => expect(await saying({ ...start, cursors: {} })).toMatchObject({ type: "error", code: "unexpected" }));
  it("a command before it is, too", async () => expect(await saying({ type: "post", key: "k", channel: open, text: "a" }, false)).toMatchObject({ type: "error", code: "unexpected" }));
  const cursors: [string, unknown][] = [
    ["a negative one", [-1, "x"]], ["one past 2^63", [18446744073709551616, "x"]], ["one that is text", ["7", "x"]], ["a number alone", 7], ["an object", { $ne: null }], ["a digest that is a number", [1, 7]],
  ];
  for (const [what, cursor] of cursors) it(`a cursor: ${what}`, async () => expect(await saying({ ...start, cursors: { [open]: cursor } }, false)).toMatchObject({ type: "error", code: "bad_frame" }));
  it("a cursor of a channel that is another's says no more than that it is gone", async () => {
    const ben = await ground.stage.person("ben");
    const line = await Stream.dial(ground.url, ben.token, { onFrame: (frame, raw) => (frame.channel === secret ? heard.push(raw) : 0) });
    const heard: string[] = [];
    await line.start("odd", { [secret]: [1, "abcd"], C0000000000001: [1, "abcd"] });
    line.cut();
    for (const raw of heard) expect(JSON.parse(raw).type).toBe("gone");
  });
  it("more cursors than one start may name", async () => {
    const many = Object.fromEntries(Array.from({ length: 2500 }, (_, at) => [`C${String(at).padStart(13, "0")}`, [1, "x"]]));
    expect(await saying({ ...start, cursors: many }, false)).toMatchObject({ type: "error", code: "too_large" });
  });
  it("a cursor twice", async () => expect(await says(`{"type":"start","protocol":1,"device":"odd","epoch":"x","cursors":{"${open}":[1,"a"],"${open}":[2,"b"]}}`, false)).toMatchObject({ type: "error", code: "bad_frame" }));
});

describe("PRO-12, PRO-14, PRO-15 posts to where one is not", () => {
  it("are refused alike, whether it is there or not", async () => {
    const [there, nowhere] = [await saying({ type: "post", key: "same", channel: secret, text: "a" }), await saying({ type: "post", key: "same", channel: "C0000000000001", text: "a" })];
    expect(there).toEqual(nowhere);
    expect(there).toMatchObject({ type: "refused", code: "not_found", final: true });
  });
  it("are refused for good in an archived channel, edits and reactions too", async () => {
    const { stage } = ground;
    const old = await stage.channel("old", ["ada", "ben"]);
    const post = acked(await ada.post(old, "before"));
    await (await stage.person("ada")).rest.need("POST", `/api/v1/channels/${old}/archive`, {}, { key: newKey() });
    const outcomes = [
      await ada.post(old, "after"),
      await ada.command("message.edit", { channel: old, message: post.seq, revision: post.seq, text: "changed" }),
      await ada.command("reaction.add", { channel: old, message: post.seq, emoji: "⚓" }),
      await ada.command("message.pin", { channel: old, message: post.seq }),
    ];
    for (const outcome of outcomes) expect(refused(outcome)).toMatchObject({ code: "archived", final: true });
  });
  it("by another's key are one's own", async () => {
    const key = newKey();
    acked(await ada.post(open, "mine", key));
    expect(await saying({ type: "post", key, channel: open, text: "mine" })).not.toHaveProperty("duplicate");
  });
});

describe("PRO-17, PRO-18, PRO-20 texts at the edge", () => {
  for (const [what, text] of [["nothing", ""], ["blanks", " \n\t "], ["what has no width", "\u200b\u2060\ufeff"], ["what only turns the direction", "\u202e\u2066"]] as const)
    it(`${what} is empty`, async () => expect(refused(await ada.post(open, text))).toMatchObject({ code: "empty", final: true }));
  it("16,384 bytes are taken, one more is too large, in letters of three bytes too", async () => {
    acked(await ada.post(open, "m".repeat(16_384)));
    expect(refused(await ada.post(open, "m".repeat(16_385)))).toMatchObject({ code: "too_large", final: true });
    expect(refused(await ada.post(open, "船".repeat(5462)))).toMatchObject({ code: "too_large", final: true });
  });
  it("one bad post among good ones leaves them in their order", async () => {
    const [first, second, third] = await Promise.all([ada.post(open, "first"), ada.post(open, ""), ada.post(open, "third")]);
    expect(refused(second!).code).toBe("empty");
    expect(acked(third!).seq).toBe(acked(first!).seq + 1);
  });
});

describe("PRO-11 one key at two doors at once", () => {
  it("is one message, 50 times over", async () => {
    const person = await ground.stage.person("ada");
    for (let turn = 0; turn < 50; turn++) {
      const key = newKey();
      const [byLine, byRest] = await Promise.all([ada.post(open, `turn ${turn}`, key), person.rest.need("POST", `/api/v1/channels/${open}/messages`, { text: `turn ${turn}` }, { key })]);
      expect(acked(byLine).seq).toBe(byRest.seq);
    }
  });
});

describe("PRO-26 typing without end", () => {
  it("is passed on once in three seconds", async () => {
    const ben = await ground.stage.device("ben", {}, "phone");
    for (let at = 0; at < 500; at++) ada.stream.send({ type: "typing", channel: open });
    const last = acked(await ada.post(open, "typed enough"));
    await ben.hears("the post behind it", (frame) => frame.type === "event" && frame.seq === last.seq);
    expect(ben.seen.filter((frame) => frame.type === "typing").length).toBeLessThanOrEqual(2);
  });
});

describe("PRO-27 coming and going without end", () => {
  it("is told once at most while it lasts", async () => {
    const dora = await ground.stage.person("dora");
    ada.stream.send({ type: "watch", users: [dora.id] });
    const told = (): unknown[] => ada.seen.filter((frame) => frame.type === "presence" && frame["changes"][dora.id] !== undefined);
    await ada.hears("how dora stands", () => told().length === 1);
    for (let at = 0; at < 30; at++) {
      const line = await Stream.dial(ground.url, dora.token);
      await line.start("desk", {});
      line.cut();
    }
    await ada.hears("that dora came", () => told().length === 2);
    const last = acked(await ada.post(open, "all quiet"));
    await ada.hears("the post behind it", (frame) => frame.type === "event" && frame.seq === last.seq);
    expect(told().length).toBe(2);
  });
});

it("takes no more memory than before", () => ground.weighsAsBefore(), 10_000);
