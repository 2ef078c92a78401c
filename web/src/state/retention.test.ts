import { expect, it } from "vitest";
import { aChannel, aState } from "../ui/sample_state";
import { reduce } from "./all";
import { having, nothing, type Known } from "./known";
import { applySaved, setPins } from "./marks";
import { noTimeline, postedBy } from "./messages";
import { applyPage, askPage } from "./pages";
import { placeOf } from "./places";
import { askQuote, quoteKey, setQuote } from "./quotes";
import { channel, event, me, posted } from "./sample-log";
import { applyCount } from "./unread";

const trimmed = (seq: number, first: number) => event("history.trimmed", seq, { trimmed: { first, messages: first - 1 } });
const held = [1, 2, 3, 4].map((seq) => postedBy(posted(seq)));

function start(read = 0): Known {
  const state: Known = {
    ...nothing,
    ...aState({ me, people: [], channels: [aChannel(channel, "harbour")] }),
    mine: new Map([[channel, { channel, visibleFrom: 1, read, head: 4, unread: 4 - read, mentions: 0, countedAt: 4 }]]),
    timelines: new Map([[channel, { ...noTimeline(channel), messages: held, asOf: 4, hasOlder: true }]]),
  };
  return setPins(state, channel, { as_of: 4, messages: [] });
}

it("takes what went out of the stream, and says from where on it is kept", () => {
  const state = reduce(start(), trimmed(5, 3));
  expect(state.timelines.get(channel)).toMatchObject({ first: 3, hasOlder: false, asOf: 5 });
  expect(state.timelines.get(channel)!.messages.map(({ seq }) => seq)).toEqual([3, 4]);
  expect(reduce(state, trimmed(5, 3))).toBe(state);
  expect(state.skipped).toBe(0);
  // What is held is younger than what went: there may be more in between.
  const later = having(start(), { timelines: new Map([[channel, { ...noTimeline(channel), messages: held.slice(2), asOf: 4, hasOlder: true }]]) });
  expect(reduce(later, trimmed(5, 2)).timelines.get(channel)).toMatchObject({ first: 2, hasOlder: true });
});

it("takes it out of a page that is older than the word of it", () => {
  const asking = reduce(askPage(start(), channel, "first"), trimmed(5, 3));
  const page = { as_of: 4, first: 1, head: 4, messages: [1, 2, 3, 4].map((seq) => ({ ...posted(seq)["message"] as object, seq, by: "Uada", revision: seq, version: seq })), has_older: false, has_newer: false };
  expect(applyPage(asking, channel, page, "first")!.timelines.get(channel)!.messages.map(({ seq }) => seq)).toEqual([3, 4]);
});

it("asks anew how many are unread, where some of those may have gone", () => {
  const state = reduce(start(1), trimmed(5, 4));
  expect(state.counts.get(channel)).toMatchObject({ recount: true, changedAt: 5 });
  expect(applyCount(state, channel, { seq: 1, unread: 3, mentions: 0, as_of: 4 })).toBeNull();
  expect(applyCount(state, channel, { seq: 1, unread: 1, mentions: 0, as_of: 5 })!.mine.get(channel)!.unread).toBe(1);
  expect(reduce(start(3), trimmed(5, 4)).counts.get(channel)!.recount).toBe(false);
});

it("knows that a rule is another one, once", () => {
  const changed = event("channel.retention_changed", 5, { retention: { days: 90, hold: false } });
  const state = reduce(start(), changed);
  expect([...state.ruled]).toEqual([[channel, 5]]);
  expect(reduce(state, changed)).toBe(state);
});

it("lets go of pins, saved messages, quotes and threads of it", () => {
  const quoted = (state: Known): Known => setQuote(askQuote(state, channel, 2), channel, 2, held[1]!);
  let state = applySaved(quoted(start()), { as_of: 0, items: [{ channel, message: 2 }, { channel, message: 4 }] })!;
  state = reduce(state, event("message.pinned", 5, { message: { seq: 2, version: 5 } }));
  state = reduce(having(state, { threadsWhole: true }), posted(6, "reply", { thread: 1, by: me }));
  expect(state.threads.has(placeOf(channel, 1))).toBe(true);
  state = reduce(state, trimmed(7, 4));
  expect(state.pins.get(channel)!.messages).toEqual([]);
  expect([...state.saved.get(channel)!]).toEqual([4]);
  expect(state.quotes.get(quoteKey(channel, 2))).toEqual({ kind: "hidden" });
  expect(state.threads.has(placeOf(channel, 1))).toBe(false);
});
