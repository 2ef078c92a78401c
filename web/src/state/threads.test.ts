import { describe, expect, it } from "vitest";
import type { LogEvent } from "../sync/wire";
import { nothing, reduce, type Known } from "./all";
import { messageOf } from "./from-wire";
import { applyPage, askPage } from "./pages";
import { channel, deleted, dice, edited, event, me, others, posted, randomLog, type Truth } from "./sample-log";
import { applyThread, applyThreads, countsIn, raiseThread, threadTotals, type WireThread } from "./threads";

const seeds = Array.from({ length: 40 }, (_, i) => i + 1);

const wire = (truth: Truth, asOf: number): WireThread[] =>
  [...truth.threads(asOf)].map(([thread, { read, unread, mentions }]) => ({ channel, thread, following: true, seq: read, unread, mentions, as_of: asOf }));
const knowing = (truth: Truth, asOf: number): Known => applyThreads({ ...nothing, me }, { items: wire(truth, asOf), complete: true });

// As the person sees them: where the reducers cannot tell, the server is asked.
function seen(state: Known, truth: Truth, asOf: number): unknown {
  const told = new Map(wire(truth, asOf).map((one) => [one.thread, one]));
  return new Map(
    [...state.threads.values()].map((thread) => {
      const sure = thread.recount ? applyThread(state, told.get(thread.root)!)!.threads.get(`${channel}/${thread.root}`)! : thread;
      return [thread.root, { read: sure.read, ...countsIn(sure) }];
    }),
  );
}

describe("followed threads", () => {
  it.each(seeds)("and events come to what the server counts (seed %i)", (seed) => {
    const random = dice(seed);
    const truth = randomLog(random, 150);
    const from = Math.floor(random() * 100);
    let state = knowing(truth, from);
    for (const one of truth.events.slice(from)) {
      const once = reduce(state, one);
      expect(reduce(once, one)).toBe(once);
      state = once;
      expect(seen(state, truth, one.seq)).toEqual(truth.threads(one.seq));
    }
  });

  it.each(seeds)("are right whenever their list arrives (seed %i)", (seed) => {
    const random = dice(seed);
    const truth = randomLog(random, 120);
    let state: Known = { ...nothing, me, threadsArriving: [] };
    const [asked, until] = [Math.floor(random() * 60), 60 + Math.floor(random() * 60)];
    for (const one of truth.events.slice(asked, until)) state = reduce(state, one);
    const asOf = asked + Math.floor(random() * (until - asked));
    state = applyThreads(state, { items: wire(truth, asOf), complete: true });
    expect(seen(state, truth, until)).toEqual(truth.threads(until));
  });
});

describe("a thread", () => {
  const begun = (...events: LogEvent[]): Known => events.reduce(reduce, { ...nothing, me, threadsWhole: true } as Known);
  const totals = (state: Known): unknown => Object.values(threadTotals(state));
  const reply = (seq: number, more: { by?: string; mentions?: string[]; began?: string } = {}): LogEvent => posted(seq, `reply ${seq}`, { thread: 3, began: others[0]!, ...more });

  it("is followed by who began it, who replies and who is named in a reply; not by everybody who is named", () => {
    expect(totals(begun(reply(4)))).toEqual([0, 0]);
    expect(totals(begun(reply(4, { mentions: ["@channel"] })))).toEqual([0, 0]);
    expect(totals(begun(reply(4, { began: me })))).toEqual([1, 0]);
    expect(totals(begun(reply(4), reply(5, { mentions: [me] })))).toEqual([1, 1]);
    expect(totals(begun(reply(4, { by: me }), reply(5), reply(6, { mentions: ["@here"] })))).toEqual([1, 1]);
  });
  it("is read by replying and by reading, however late an older cursor comes", () => {
    const state = begun(reply(4, { began: me }), reply(5));
    expect(totals(begun(reply(4, { began: me }), reply(5, { by: me })))).toEqual([0, 0]);
    expect(totals(raiseThread(state, `${channel}/3`, 5))).toEqual([0, 0]);
    const moved = reduce(raiseThread(state, `${channel}/3`, 5), event("read.moved", 9, { read: { channel, thread: 3, seq: 4 } }, "@me"));
    expect(totals(moved)).toEqual([0, 0]);
  });
  it("read before one takes part in it is followed from there on", () => {
    const learned: WireThread = { channel, thread: 3, following: false, seq: 4, unread: 0, mentions: 0, as_of: 4 };
    const open = (...events: LogEvent[]): Known => events.reduce(reduce, applyThread(begun(reply(4)), learned)!);
    expect(totals(open(reply(5)))).toEqual([0, 0]);
    expect(totals(open(reply(5, { by: me }), reply(6, { mentions: [me] })))).toEqual([1, 1]);
    expect(totals(open(reply(5), reply(6, { mentions: [me] })))).toEqual([1, 1]);
    expect(totals(open(reply(5, { began: me }), reply(6)))).toEqual([1, 0]);
    expect(totals(open(reply(4, { by: me }), reply(5)))).toEqual([0, 0]); // old news: the server knew of it, and said no
    const unsure = reduce({ ...open(), threadsWhole: false }, reply(5, { by: me }));
    expect(unsure.threads.get(`${channel}/3`)!.recount).toBe(true);
  });
  it("declined, as the list says, is not followed by replying", () => {
    const listed: WireThread = { channel, thread: 3, following: false, seq: 4, unread: 0, mentions: 0, as_of: 4 };
    const state = applyThreads({ ...nothing, me }, { items: [listed], complete: true });
    expect(totals([reply(5, { by: me }), reply(6, { mentions: [me] })].reduce(reduce, state))).toEqual([0, 0]);
  });
  it("declined is not followed by replying or being named", () => {
    const declined = event("thread.unfollowed", 1, { thread: { channel, thread: 3, seq: 0 } }, "@me");
    expect(totals(begun(declined, reply(4, { by: me }), reply(5, { mentions: [me] })))).toEqual([0, 0]);
  });
  it("counts less when a reply is deleted, and knows who is named after an edit", () => {
    const state = begun(reply(4, { began: me }), reply(5, { mentions: [me] }));
    expect(totals(state)).toEqual([1, 1]);
    expect(totals(reduce(state, edited(6, 4, "you", [me])))).toEqual([1, 2]);
    expect(totals(reduce(state, deleted(6, 5, 3)))).toEqual([1, 0]);
  });
  it("is followed by whom an edit names newly in a reply, unless they declined it; the server says what is unread", () => {
    const named = begun(reply(4), edited(6, 4, "you", [me], 3)).threads.get(`${channel}/3`)!;
    expect(named).toMatchObject({ following: true, read: 3, recount: true });
    expect(begun(reply(4), edited(6, 4, "all", ["@channel"], 3)).threads.size).toBe(0);
    const declined = event("thread.unfollowed", 1, { thread: { channel, thread: 3, seq: 0 } }, "@me");
    expect(totals(begun(declined, reply(4), edited(6, 4, "you", [me], 3)))).toEqual([0, 0]);
    expect(reduce({ ...nothing, me, threadsWhole: false }, edited(6, 4, "you", [me], 3)).threadsDue).toBe(true);
  });
  it("is forgotten with its channel", () => {
    expect(totals(reduce(begun(reply(4, { began: me })), event("channel.left", 9, { left: { channel } }, "@me")))).toEqual([0, 0]);
  });
  it("asks for the list again when it may follow more than it knows of", () => {
    expect(reduce({ ...nothing, me, threadsWhole: false }, reply(4)).threadsDue).toBe(true);
  });
});

describe("a thread that is open", () => {
  it.each(seeds.slice(0, 15))("holds its replies and its root as they stand (seed %i)", (seed) => {
    const random = dice(seed);
    const truth = randomLog(random, 120);
    const root = [...truth.threads(60).keys()][0] ?? truth.events.find((one) => one.kind === "message.posted")!.seq;
    const place = `${channel}/${root}`;
    let state = applyPage(askPage({ ...nothing, me }, place, "first"), place, truth.page(60, { thread: root, limit: 100 }), "first")!;
    for (const one of truth.events.slice(60)) state = reduce(state, one);
    const page = truth.page(120, { thread: root, limit: 100 });
    expect(state.timelines.get(place)!.messages).toEqual(page.messages.map(messageOf));
    expect(state.timelines.get(place)!.root).toEqual(page.root && messageOf(page.root));
  });
});
