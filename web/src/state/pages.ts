// Pages of history: asked for, arrived, failed, stale. A page is trusted from its `as_of` on, as long as the line was contiguous.
import type { LogEvent } from "../sync/wire";
import { messageOf, type WirePage } from "./from-wire";
import { having, put, type Known } from "./known";
import { foldTimeline, noTimeline } from "./messages";
import type { ChannelId, Message, Seq, Timeline } from "./model";
import { meetPeople } from "./people";

export type Side = "first" | "older" | "newer"; // "first" replaces what is held

// From now on the channel's events are kept until the page is here: they may be above its `as_of` and come before it.
export function askPage(state: Known, channel: ChannelId, loading: Side): Known {
  const timeline = state.timelines.get(channel) ?? noTimeline(channel);
  return having(state, {
    timelines: put(state.timelines, channel, { ...timeline, loading, failed: false }),
    arriving: state.arriving.has(channel) ? state.arriving : put(state.arriving, channel, []),
  });
}

export function failPage(state: Known, channel: ChannelId): Known {
  const timeline = state.timelines.get(channel);
  if (!timeline) return state;
  return having(state, { timelines: put(state.timelines, channel, { ...timeline, loading: "none", failed: true }), arriving: put(state.arriving, channel, undefined) });
}

// `seen`: where the channel's log stood for us when the page was asked for. Null when the page is of no use: it is older than that,
// or the log has jumped meanwhile.
export function applyPage(state: Known, channel: ChannelId, page: WirePage, side: Side, seen = 0): Known | null {
  const arrived = state.arriving.get(channel);
  if (!arrived || page.as_of < seen) return null;
  const held = state.timelines.get(channel) ?? noTimeline(channel);
  const fresh = replay(timelineOf(channel, page), arrived);
  const joined = side === "first" ? fresh : join(held, fresh, side);
  return meetPeople(having(state, { timelines: put(state.timelines, channel, joined), arriving: put(state.arriving, channel, undefined) }), page.people);
}

export function markStale(state: Known, channel: ChannelId): Known {
  const timeline = state.timelines.get(channel);
  if (!timeline) return state;
  return having(state, { timelines: put(state.timelines, channel, { ...timeline, stale: true, loading: "none" }), arriving: put(state.arriving, channel, undefined) });
}

// Keeps `most` messages around `middle`, or the newest with null; the rest can be read again.
export function trim(state: Known, channel: ChannelId, middle: Seq | null, most: number): Known {
  const timeline = state.timelines.get(channel);
  if (!timeline || timeline.loading !== "none" || timeline.messages.length <= most) return state;
  const { messages } = timeline;
  const latest = messages.length - most;
  const from = middle === null ? latest : Math.max(0, Math.min(latest, messages.findLastIndex((message) => message.seq <= middle) - (most >> 1)));
  const kept = {
    ...timeline,
    messages: messages.slice(from, from + most),
    hasOlder: timeline.hasOlder || from > 0,
    hasNewer: timeline.hasNewer || from < latest,
  };
  return having(state, { timelines: put(state.timelines, channel, kept) });
}

export function dropTimeline(state: Known, channel: ChannelId): Known {
  if (state.timelines.get(channel)?.loading !== "none") return state;
  return having(state, { timelines: put(state.timelines, channel, undefined) });
}

function timelineOf(channel: ChannelId, page: WirePage): Timeline {
  return { ...noTimeline(channel), messages: page.messages.map(messageOf), asOf: page.as_of, hasOlder: page.has_older, hasNewer: page.has_newer };
}

function replay(timeline: Timeline, events: readonly LogEvent[]): Timeline {
  let out = timeline;
  for (const event of events) if (event.seq > timeline.asOf) out = foldTimeline(out, event).timeline;
  return out;
}

function join(held: Timeline, page: Timeline, side: "older" | "newer"): Timeline {
  const messages = merge(held.messages, page.messages);
  // True since the older of the two; later posts are told from those that a page has by their number alone.
  const ends = side === "older" ? { hasOlder: page.hasOlder } : { hasNewer: page.hasNewer };
  return { ...held, ...ends, messages, asOf: Math.min(held.asOf, page.asOf), loading: "none", failed: false };
}

// By number; of two forms of one message the later version.
function merge(a: readonly Message[], b: readonly Message[]): Message[] {
  const bySeq = new Map(a.map((message) => [message.seq, message]));
  for (const message of b) if ((bySeq.get(message.seq)?.version ?? -1) < message.version) bySeq.set(message.seq, message);
  return [...bySeq.values()].sort((one, other) => one.seq - other.seq);
}
