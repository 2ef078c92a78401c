// Messages: a channel's timeline is a stretch without holes, kept true by events above each message's version (D8).
import type { LogEvent } from "../sync/wire";
import { changedBy, changesOf, firstLeft, type Change } from "./changes";
import { messageOf } from "./from-wire";
import { having, put, type Known } from "./known";
import type { Message, Seq, Timeline } from "./model";
import { channelAt, threadAt, type Place } from "./places";

export { changedBy };

export const noTimeline = (place: Place): Timeline => ({
  channel: channelAt(place), thread: threadAt(place), root: null, messages: [], asOf: 0, first: 1, hasOlder: false, hasNewer: false, stale: false, loading: "none", failed: false,
});

export function postedBy(event: LogEvent): Message {
  const said = event["message"] as Record<string, unknown>;
  return messageOf({ ...said, seq: event.seq, by: event.by, at: event.at, revision: event.seq, version: event.seq });
}

// A message after an event about it; the same object when the event is not above its version.
export function foldMessage(message: Message, event: LogEvent, change: Change): Message {
  return event.seq <= message.version ? message : { ...change(message, event), version: event.seq };
}

export function findMessage(timeline: Timeline | undefined, seq: Seq): Message | undefined {
  const at = timeline ? placeOf(timeline.messages, seq) : 0;
  const found = timeline?.messages[at];
  return found?.seq === seq ? found : undefined;
}

// The first index whose message is not below `seq`.
function placeOf(messages: readonly Message[], seq: Seq): number {
  let [low, high] = [0, messages.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (messages[middle]!.seq < seq) low = middle + 1;
    else high = middle;
  }
  return low;
}

// A stretch of a channel or a thread of which the oldest are gone. Where something of it went, nothing older is left.
function withoutTrimmed(timeline: Timeline, first: Seq): Timeline {
  const messages = timeline.messages.filter(({ seq }) => seq >= first);
  const went = messages.length < timeline.messages.length;
  const root = timeline.root && timeline.root.seq < first ? null : timeline.root;
  return having(timeline, { first: Math.max(timeline.first, first), root, ...(went ? { messages, hasOlder: false } : {}) });
}

export function foldTimeline(held: Timeline, event: LogEvent): { timeline: Timeline; missed: boolean } {
  const first = firstLeft(event);
  const timeline = first === null ? held : withoutTrimmed(held, first);
  const { messages } = timeline;
  let { root } = timeline;
  const asOf = Math.max(timeline.asOf, event.seq);
  let next = messages;
  let missed = false;
  for (const [seq, change] of changesOf(event)) {
    const at = placeOf(next, seq);
    const before = next[at];
    if (root?.seq === seq) root = foldMessage(root, event, change);
    else if (before?.seq !== seq) {
      missed ||= event.kind !== "message.posted";
    } else {
      const after = foldMessage(before, event, change);
      if (after !== before) next = replaced(next, at, after);
    }
  }
  if (event.kind === "message.posted") {
    const last = messages.at(-1)?.seq ?? timeline.asOf;
    const message = postedBy(event);
    if (!timeline.hasNewer && event.seq > last && isShown(message, timeline)) next = [...next, message];
  }
  return { timeline: having(timeline, { messages: next, root, asOf }), missed };
}

const isShown = ({ thread, broadcast }: Message, timeline: Timeline): boolean =>
  timeline.thread === null ? thread === null || broadcast : thread === timeline.thread;

function replaced(messages: readonly Message[], at: number, message: Message): Message[] {
  const out = messages.slice();
  out[at] = message;
  return out;
}

// A channel's events concern what is held of it and of its threads.
export function reduceMessages(state: Known, event: LogEvent): Known {
  let { arriving, timelines, dropped } = state;
  for (const [place, waiting] of state.arriving)
    if (channelAt(place) === event.channel && (waiting.at(-1)?.seq ?? 0) < event.seq) arriving = put(arriving, place, [...waiting, event]);
  for (const [place, timeline] of state.timelines) {
    if (channelAt(place) !== event.channel) continue;
    const folded = foldTimeline(timeline, event);
    timelines = put(timelines, place, folded.timeline);
    if (folded.missed && timeline.thread === null && event.seq > timeline.asOf) dropped++;
  }
  return having(state, { arriving, timelines, dropped });
}
