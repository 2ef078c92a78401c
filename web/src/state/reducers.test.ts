import { describe, expect, it } from "vitest";
import type { LogEvent } from "../sync/wire";
import { applyReady, nothing, reduce, type Known } from "./all";
import { setMembers } from "./channels";
import { having, put } from "./known";
import { messageOf } from "./from-wire";
import { applyPage, askPage } from "./pages";
import { channel, deleted, dice, edited, event, me, posted, randomLog, type Truth } from "./sample-log";
import { threadTotals } from "./threads";
import { applyCount, setRead } from "./unread";

const seeds = Array.from({ length: 60 }, (_, i) => i + 1);

// In the channel since `asOf`, with a page that is true for it, and the server's count there.
function snapshot(truth: Truth, asOf: number, limit = 50): Known {
  const read = truth.read(asOf);
  const inside: Known = { ...nothing, me, mine: new Map([[channel, { channel, visibleFrom: 1, read, head: asOf, unread: 0, mentions: 0, countedAt: asOf }]]) };
  const counted = applyReady(inside, { kind: "ready", user: {}, channels: { [channel]: { head: asOf, from: asOf, check: "", ...truth.unread(asOf, read) } } });
  return applyPage(askPage(counted, channel, "first"), channel, truth.page(asOf, { limit }), "first")!;
}

// What is unread, as the person sees it: when the reducers say that they cannot tell, the server is asked.
function counted(state: Known, truth: Truth, asOf: number): { unread: number; mentions: number; read: number } {
  const mine = state.mine.get(channel)!;
  const sure = state.counts.get(channel)?.recount ? applyCount(state, channel, { seq: mine.read, as_of: asOf, ...truth.unread(asOf, mine.read) })! : state;
  const { unread, mentions, read } = sure.mine.get(channel)!;
  return { unread, mentions, read };
}

describe("snapshot and events", () => {
  it.each(seeds)("come to the next snapshot (seed %i)", (seed) => {
    const random = dice(seed);
    const truth = randomLog(random, 120);
    const from = Math.floor(random() * 100);
    let state = snapshot(truth, from, 1000);
    for (const one of truth.events.slice(from)) state = reduce(state, one);
    expect(state.timelines.get(channel)!.messages).toEqual(truth.page(120, { limit: 1000 }).messages.map(messageOf));
    expect(counted(state, truth, 120)).toEqual({ ...truth.unread(120, truth.read(120)), read: truth.read(120) });
  });

  it.each(seeds)("are the same when an event comes twice (seed %i)", (seed) => {
    const random = dice(seed);
    const truth = randomLog(random, 80);
    const from = Math.floor(random() * 60);
    let once = snapshot(truth, from);
    for (const one of truth.events.slice(from)) {
      once = reduce(once, one);
      const again = reduce(once, one);
      expect(again).toBe(once);
    }
  });

  it.each(seeds)("count exactly with only a few messages held, or ask (seed %i)", (seed) => {
    const random = dice(seed);
    const truth = randomLog(random, 150);
    const from = Math.floor(random() * 100);
    let state = snapshot(truth, from, 5);
    for (const one of truth.events.slice(from)) {
      state = reduce(state, one);
      if (random() < 0.1) state = setRead(state, channel, Math.floor(random() * one.seq));
      expect(counted(state, truth, one.seq)).toEqual({ ...truth.unread(one.seq, state.mine.get(channel)!.read), read: state.mine.get(channel)!.read });
    }
  });

  it.each(seeds)("join with pages that arrive while events do (seed %i)", (seed) => {
    const random = dice(seed);
    const truth = randomLog(random, 150);
    let state = snapshot(truth, 60, 10);
    let at = 60;
    const hear = (to: number): void => {
      for (; at < to; at++) state = reduce(state, truth.events[at]!);
    };
    while (state.timelines.get(channel)!.hasOlder) {
      state = askPage(state, channel, "older");
      const seen = at;
      const asOf = Math.min(150, seen + Math.floor(random() * 10)); // the page may be ahead of the line …
      hear(Math.min(150, seen + Math.floor(random() * 10))); // … or overtaken by it
      const before = state.timelines.get(channel)!.messages[0]!.seq;
      state = applyPage(state, channel, truth.page(asOf, { before, limit: 7 }), "older", seen)!;
    }
    hear(150);
    expect(state.timelines.get(channel)!.messages).toEqual(truth.page(150, { limit: 1000 }).messages.map(messageOf));
  });
});

describe("a page", () => {
  const truth = randomLog(dice(5), 40);
  const asked = askPage(nothing, channel, "first");

  it("is of no use when it is older than what was known", () => {
    expect(applyPage(asked, channel, truth.page(10), "first", 11)).toBeNull();
  });
  it("is of no use when nobody waits for it any more", () => {
    expect(applyPage(nothing, channel, truth.page(10), "first", 0)).toBeNull();
  });
  it("keeps the later form of a message that both have", () => {
    const held = applyPage(askPage(nothing, channel, "first"), channel, truth.page(40, { limit: 100 }), "first")!;
    const joined = applyPage(askPage(held, channel, "older"), channel, truth.page(20, { limit: 100 }), "older")!;
    expect(joined.timelines.get(channel)!.messages).toEqual(held.timelines.get(channel)!.messages);
  });
});

describe("an event about a message that is not held", () => {
  it("is dropped and counted", () => {
    const state = applyPage(askPage(nothing, channel, "first"), channel, { as_of: 9, first: 1, head: 9, messages: [], has_older: true, has_newer: false }, "first")!;
    const after = reduce(reduce(state, edited(10, 3, "late")), deleted(11, 4));
    expect(after.dropped).toBe(2);
    expect(after.timelines.get(channel)!.messages).toEqual([]);
  });
});

describe("unread", () => {
  const inside = (read: number): Known =>
    having(nothing, { me, mine: new Map([[channel, { channel, visibleFrom: 1, read, head: 10, unread: 0, mentions: 0, countedAt: 10 }]]) });
  const facts = (state: Known): unknown[] => [state.mine.get(channel)!.unread, state.mine.get(channel)!.mentions, state.mine.get(channel)!.read];

  it("counts root posts by others and the mentions in them; a mention in a reply counts in its thread", () => {
    let state = inside(10);
    state = reduce(state, posted(11, "hello"));
    state = reduce(state, posted(12, "a reply", { thread: 11, mentions: [me] }));
    state = reduce(state, posted(13, "all", { mentions: ["@channel"] }));
    state = reduce(state, posted(14, "those who are there", { mentions: ["@here"] }));
    expect(facts(state)).toEqual([3, 2, 10]);
    expect(threadTotals(reduce(state, posted(15, "me again", { thread: 11, mentions: [me] })))).toEqual({ unread: 0, mentions: 0 }); // not read yet: as `ready` said
  });
  it("goes down again when a post is deleted", () => {
    const state = reduce(reduce(inside(10), posted(11, "x", { mentions: [me] })), deleted(12, 11));
    expect(facts(state)).toEqual([0, 0, 10]);
  });
  it("does not count edits, joins and one's own posts; one's own post reads everything", () => {
    let state = reduce(inside(10), posted(11));
    state = reduce(state, event("member.joined", 12, { user: "Uada" }));
    state = reduce(state, posted(13, "mine", { by: me }));
    expect(facts(state)).toEqual([0, 0, 13]);
  });
  it("takes the larger of two cursors, but the one that marks unread as it is", () => {
    let state = inside(10);
    for (let seq = 11; seq <= 14; seq++) state = reduce(state, posted(seq));
    const read = (kind: string, seq: number, at: number): void => void (state = reduce(state, event(kind, at, { read: { channel, thread: null, seq } }, "@me")));
    read("read.moved", 13, 1);
    expect(facts(state)).toEqual([1, 0, 13]);
    read("read.moved", 11, 2);
    expect(facts(state)).toEqual([1, 0, 13]);
    read("unread.marked", 11, 3);
    expect(state.counts.get(channel)!.recount).toBe(true);
    expect(facts(applyCount(state, channel, { seq: 11, unread: 3, mentions: 0, as_of: 14 })!)).toEqual([3, 0, 11]);
  });
  it("does not believe a count that is overtaken by a deletion", () => {
    let state = reduce(inside(5), posted(11));
    state = reduce(state, deleted(12, 7));
    expect(applyCount(state, channel, { seq: 5, unread: 3, mentions: 0, as_of: 11 })).toBeNull();
  });
  it("asks for a recount before it keeps more posts than it can show", () => {
    let state = inside(10);
    for (let seq = 11; seq <= 1_100; seq++) state = reduce(state, posted(seq));
    expect(state.mine.get(channel)!.unread).toBe(999);
    expect(state.counts.get(channel)!.recount).toBe(true);
  });
});

describe("the number of members", () => {
  const facts = { id: channel, kind: "public", name: "harbour", topic: "", archived: false, history: "all", created_by: "Uada", created_at: "", members: 3, people: [], version: 1 };
  const entered = (seq: number, members: number): LogEvent => event("channel.entered", seq, { entered: { channel: { ...facts, members }, from: 4, visible_from: 1 } }, "@me");
  const joined = (seq: number, user: string): LogEvent => event("member.joined", seq, { user });
  const inside = reduce(reduce({ ...nothing, me }, entered(1, 3)), joined(5, me));
  const members = (state: Known): number => state.channels.get(channel)!.members;

  it("counts oneself once, and others as they come and go, without any list", () => {
    expect(members(inside)).toBe(3);
    const more = reduce(inside, joined(6, "Uben"));
    expect(members(more)).toBe(4);
    expect(reduce(more, joined(6, "Uben"))).toBe(more);
    expect(members(reduce(more, event("member.left", 7, { user: "Uada" })))).toBe(3);
  });
  it("follows the list where there is one", () => {
    const listed = setMembers(inside, channel, [me, "Uada", "Uben", "Ucleo"]);
    expect(members(listed)).toBe(4);
    expect(members(reduce(listed, joined(6, "Uben")))).toBe(4);
    expect(members(reduce(listed, joined(6, "Udan")))).toBe(5);
  });
  it("of a direct message comes with their names, whoever was let in first", () => {
    const alone = { ...facts, kind: "direct", name: "", members: 1, people: [me] };
    let state = reduce({ ...nothing, me }, event("channel.entered", 1, { entered: { channel: alone, from: 1, visible_from: 1 } }, "@me"));
    for (const one of [joined(2, me), joined(3, "Uada"), joined(3, "Uada")]) state = reduce(state, one);
    expect(state.channels.get(channel)!.people).toEqual([me, "Uada"]);
    expect(members(state)).toBe(2);
  });
  it("is told anew to whoever comes back", () => {
    const outside = reduce(inside, event("channel.left", 2, { left: { channel } }, "@me"));
    expect(members(reduce(outside, entered(3, 9)))).toBe(9);
  });
});

describe("put and having", () => {
  it("give the same object when nothing changes", () => {
    const map = new Map([[1, "a"]]);
    expect(put(map, 1, "a")).toBe(map);
    expect(put(map, 2, undefined)).toBe(map);
    const state = { a: 1 };
    expect(having(state, { a: 1 })).toBe(state);
  });
});
