import { describe, expect, it } from "vitest";
import { nothing, type Known } from "./known";
import { noTimeline } from "./messages";
import type { Message } from "./model";
import { dropTimeline, trim } from "./pages";

const message = (seq: number): Message => ({ seq, by: "U1", at: "", key: `k${seq}`, text: "", thread: null, broadcast: false, mentions: [], files: [], cards: [], as: null, reactions: [], replies: null, pinned: null, revision: seq, version: seq, editedAt: null, deleted: false });
const holding = (count: number, more: object = {}): Known => ({
  ...nothing,
  timelines: new Map([["C1", { ...noTimeline("C1"), messages: Array.from({ length: count }, (_, at) => message(at + 1)), asOf: count, ...more }]]),
});
const span = (state: Known): unknown => {
  const { messages, hasOlder, hasNewer } = state.timelines.get("C1")!;
  return [messages[0]?.seq, messages.at(-1)?.seq, hasOlder, hasNewer];
};

describe("a timeline that has grown too long", () => {
  it("keeps its newest, and knows that there are older ones", () => expect(span(trim(holding(100), "C1", null, 30))).toEqual([71, 100, true, false]));
  it("keeps what is around the reader", () => expect(span(trim(holding(100), "C1", 50, 30))).toEqual([35, 64, true, true]));
  it("keeps a whole stretch where the reader is near an end", () => {
    expect(span(trim(holding(100), "C1", 3, 30))).toEqual([1, 30, false, true]);
    expect(span(trim(holding(100), "C1", 99, 30))).toEqual([71, 100, true, false]);
  });
  it("is left alone while it is short, or a page is on its way", () => {
    const [short, loading] = [holding(30), holding(100, { loading: "older" })];
    expect(trim(short, "C1", null, 30)).toBe(short);
    expect(trim(loading, "C1", null, 30)).toBe(loading);
    expect(dropTimeline(loading, "C1")).toBe(loading);
    expect(dropTimeline(short, "C1").timelines.size).toBe(0);
  });
});
