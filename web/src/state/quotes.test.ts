import { expect, it } from "vitest";
import { aChannel, aPerson, aState } from "../ui/sample_state";
import { applyGone, applyJump, reduce } from "./all";
import { nothing, type Known } from "./known";
import { postedBy } from "./messages";
import type { Quote } from "./model";
import { askQuote, quoteKey, setQuote } from "./quotes";
import { channel, deleted, edited, me, posted } from "./sample-log";

const start = (): Known => ({ ...nothing, ...aState({ me, people: [aPerson(me, "me", "Me")], channels: [aChannel(channel, "harbour")] }) });
const quoted = (state: Known, seq = 4): Quote | undefined => state.quotes.get(quoteKey(channel, seq));
const here = (): Known => setQuote(askQuote(start(), channel, 4), channel, 4, postedBy(posted(4, "at six")));

it("follows a message that is quoted: its edits, and its end", () => {
  let state = here();
  state = reduce(state, edited(9, 4, "at seven"));
  expect(quoted(state)).toMatchObject({ kind: "here", message: { text: "at seven", version: 9 } });
  expect(reduce(state, edited(9, 4, "at seven")).quotes).toBe(state.quotes);
  expect(reduce(state, edited(10, 5, "another")).quotes).toBe(state.quotes);
  expect(quoted(reduce(state, deleted(11, 4)))).toMatchObject({ message: { deleted: true, text: "" } });
});

it("loses nothing that comes while it is asked for, and never grows older", () => {
  const state = reduce(askQuote(start(), channel, 4), edited(9, 4, "at seven"));
  expect(quoted(setQuote(state, channel, 4, postedBy(posted(4, "at six"))))).toMatchObject({ message: { text: "at seven" } });
  const later = reduce(here(), edited(9, 4, "at seven"));
  expect(quoted(setQuote(later, channel, 4, postedBy(posted(4, "at six"))))).toMatchObject({ message: { text: "at seven" } });
});

it("keeps nothing of a channel one has left, and nothing that was let go meanwhile", () => {
  const left = applyGone(here(), channel);
  expect(quoted(left)).toBeUndefined();
  expect(setQuote(left, channel, 4, postedBy(posted(4)))).toBe(left);
});

it("asks again for what a jump may have changed, and keeps it on the screen meanwhile", () => {
  const hidden = setQuote(askQuote(start(), channel, 4), channel, 4, null);
  expect(quoted(hidden)).toEqual({ kind: "hidden" });
  expect(quoted(applyJump(hidden, channel, 50, "trimmed"))).toBeUndefined();
  const stale = applyJump(here(), channel, 50, "trimmed");
  expect(quoted(stale)).toMatchObject({ kind: "here", stale: true });
  expect(askQuote(stale, channel, 4)).toBe(stale);
  expect(quoted(setQuote(stale, channel, 4, postedBy(posted(4, "at six"))))).toMatchObject({ stale: false });
});

it("holds three hundred at most, the last asked for", () => {
  let state = start();
  for (let seq = 1; seq <= 301; seq++) state = askQuote(state, channel, seq);
  expect(state.quotes.size).toBe(300);
  expect(quoted(state, 1)).toBeUndefined();
  expect(quoted(state, 301)).toBeDefined();
});
