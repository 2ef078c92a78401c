// Messages: a channel's timeline is a stretch without holes, kept true by events above each message's version (D8).
import type { LogEvent } from "../sync/wire";
import { changedBy, changesOf, type Change } from "./changes";
import { messageOf } from "./from-wire";
import { having, put, type Known } from "./known";
import type { ChannelId, Message, Seq, Timeline } from "./model";

export { changedBy };

export const noTimeline = (channel: ChannelId): Timeline => ({
  channel, messages: [], asOf: 0, hasOlder: false, hasNewer: false, stale: false, loading: "none", failed: false,
});

export function postedBy(event: LogEvent): Message {
  const said = event["message"] as Record<string, unknown>;
  return messageOf({ ...said, seq: event.seq, by: event.by, at: event.at, revision: event.seq, version: event.seq });
}

// A message after an event about it; the same object when the event is not above its version.
function foldMessage(message: Message, event: LogEvent, change: Change): Message {
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

export function foldTimeline(timeline: Timeline, event: LogEvent): { timeline: Timeline; missed: boolean } {
  const { messages } = timeline;
  const asOf = Math.max(timeline.asOf, event.seq);
  let next = messages;
  let missed = false;
  for (const [seq, change] of changesOf(event)) {
    const at = placeOf(next, seq);
    const before = next[at];
    if (before?.seq !== seq) {
      missed ||= event.kind !== "message.posted";
      continue;
    }
    const after = foldMessage(before, event, change);
    if (after !== before) next = replaced(next, at, after);
  }
  if (event.kind === "message.posted") {
    const last = messages.at(-1)?.seq ?? timeline.asOf;
    if (!timeline.hasNewer && event.seq > last) next = [...next, postedBy(event)];
  }
  return { timeline: having(timeline, { messages: next, asOf }), missed };
}

function replaced(messages: readonly Message[], at: number, message: Message): Message[] {
  const out = messages.slice();
  out[at] = message;
  return out;
}

export function reduceMessages(state: Known, event: LogEvent): Known {
  const channel = event.channel;
  const waiting = state.arriving.get(channel);
  const arriving = waiting && (waiting.at(-1)?.seq ?? 0) < event.seq ? put(state.arriving, channel, [...waiting, event]) : state.arriving;
  const timeline = state.timelines.get(channel);
  if (!timeline) return having(state, { arriving });
  const folded = foldTimeline(timeline, event);
  return having(state, {
    arriving,
    timelines: put(state.timelines, channel, folded.timeline),
    dropped: folded.missed && event.seq > timeline.asOf ? state.dropped + 1 : state.dropped,
  });
}
