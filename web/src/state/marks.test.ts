import { expect, it } from "vitest";
import { aChannel, aState } from "../ui/sample_state";
import { applyJump, reduce } from "./all";
import { nothing, type Known } from "./known";
import { applySaved, setPins } from "./marks";
import { noTimeline, postedBy } from "./messages";
import { channel, deleted, edited, event, me, posted } from "./sample-log";

const start = (): Known => ({ ...nothing, ...aState({ me, people: [], channels: [aChannel(channel, "harbour")] }), timelines: new Map([[channel, { ...noTimeline(channel), messages: [postedBy(posted(1)), postedBy(posted(2))], asOf: 2 }]]) });
const about = (kind: string, seq: number, message: number) => event(kind, seq, { message: { seq: message, version: seq } });
const shown = (state: Known): (number | undefined)[] | undefined => state.pins.get(channel)?.messages.map(({ seq }) => seq);
const saved = (seq: number, message: number, kind = "saved.added") => event(kind, seq, { saved: { channel, message } }, "@me");

it("keeps the pins of a channel as they come, go and are changed", () => {
  let state = setPins(start(), channel, { as_of: 2, messages: [] });
  state = reduce(state, about("message.pinned", 3, 1));
  state = reduce(state, about("message.pinned", 4, 2));
  expect(shown(state)).toEqual([2, 1]);
  state = reduce(state, edited(5, 1, "better"));
  expect(state.pins.get(channel)!.messages[1]).toMatchObject({ text: "better", version: 5 });
  expect(reduce(state, about("message.pinned", 4, 2))).toBe(state);
  state = reduce(state, about("message.unpinned", 6, 2));
  expect(shown(state)).toEqual([1]);
  state = reduce(state, deleted(7, 1));
  expect(shown(state)).toEqual([]);
});

it("asks again when a message was pinned that is not held, and when the line jumped", () => {
  const pinned = reduce(setPins(start(), channel, { as_of: 2, messages: [] }), about("message.pinned", 3, 99));
  expect(pinned.pins.get(channel)!.stale).toBe(true);
  expect(applyJump(pinned, channel, 50, "trimmed").pins.has(channel)).toBe(false);
});

it("knows what one has saved, from the list and from what comes after it", () => {
  let state = applySaved(start(), { as_of: 3, items: [{ channel, message: 1 }] })!;
  state = reduce(state, saved(4, 2));
  expect([...state.saved.get(channel)!]).toEqual([1, 2]);
  state = reduce(state, saved(5, 1, "saved.removed"));
  state = reduce(state, saved(6, 2, "saved.removed"));
  expect(state.saved.has(channel)).toBe(false);
  expect(applySaved(state, { as_of: 3, items: [{ channel, message: 1 }] })).toBeNull();
});
