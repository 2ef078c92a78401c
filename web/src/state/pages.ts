// Pages of history: asked for, arrived, failed, stale. A page is trusted from its `as_of` on, as long as the line was contiguous.
import type { LogEvent } from "../sync/wire";
import { messageOf, type WirePage } from "./from-wire";
import { having, put, type Known } from "./known";
import { foldTimeline, noTimeline } from "./messages";
import type { Message, Seq, Timeline } from "./model";
import { meetPeople } from "./people";
import { channelAt, type Place } from "./places";

export type Side = "first" | "older" | "newer"; // "first" replaces what is held

// From now on its events are kept until the page is here: they may be above its `as_of` and come before it.
export function askPage(state: Known, place: Place, loading: Side): Known {
  const timeline = state.timelines.get(place) ?? noTimeline(place);
  return having(state, {
    timelines: put(state.timelines, place, { ...timeline, loading, failed: false }),
    arriving: state.arriving.has(place) ? state.arriving : put(state.arriving, place, []),
  });
}

export function failPage(state: Known, place: Place): Known {
  const timeline = state.timelines.get(place);
  if (!timeline) return state;
  return having(state, { timelines: put(state.timelines, place, { ...timeline, loading: "none", failed: true }), arriving: put(state.arriving, place, undefined) });
}

// `seen`: where the channel's log stood for us when the page was asked for. Null when the page is of no use: it is older than that,
// or the log has jumped meanwhile.
export function applyPage(state: Known, place: Place, page: WirePage, side: Side, seen = 0): Known | null {
  const arrived = state.arriving.get(place);
  if (!arrived || page.as_of < seen) return null;
  const held = state.timelines.get(place) ?? noTimeline(place);
  const fresh = replay(timelineOf(place, page), arrived);
  const joined = side === "first" ? fresh : join(held, fresh, side);
  return meetPeople(having(state, { timelines: put(state.timelines, place, joined), arriving: put(state.arriving, place, undefined) }), page.people);
}

// A channel, with its threads.
export function markStale(state: Known, channel: Place): Known {
  let next = state;
  for (const place of state.timelines.keys()) if (channelAt(place) === channel) next = staleAt(next, place);
  return next;
}

function staleAt(state: Known, place: Place): Known {
  const timeline = state.timelines.get(place);
  if (!timeline) return state;
  return having(state, { timelines: put(state.timelines, place, { ...timeline, stale: true, loading: "none" }), arriving: put(state.arriving, place, undefined) });
}

// Keeps `most` messages around `middle`, or the newest with null; the rest can be read again.
export function trim(state: Known, place: Place, middle: Seq | null, most: number): Known {
  const timeline = state.timelines.get(place);
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
  return having(state, { timelines: put(state.timelines, place, kept) });
}

export function dropTimeline(state: Known, place: Place): Known {
  if (state.timelines.get(place)?.loading !== "none") return state;
  return having(state, { timelines: put(state.timelines, place, undefined) });
}

function timelineOf(place: Place, page: WirePage): Timeline {
  return { ...noTimeline(place), root: page.root ? messageOf(page.root) : null, messages: page.messages.map(messageOf), asOf: page.as_of, first: page.first, hasOlder: page.has_older, hasNewer: page.has_newer };
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
  const root = held.root && page.root && held.root.version >= page.root.version ? held.root : (page.root ?? held.root);
  return { ...held, ...ends, root, messages, first: Math.max(held.first, page.first), asOf: Math.min(held.asOf, page.asOf), loading: "none", failed: false };
}

// By number; of two forms of one message the later version.
function merge(a: readonly Message[], b: readonly Message[]): Message[] {
  const bySeq = new Map(a.map((message) => [message.seq, message]));
  for (const message of b) if ((bySeq.get(message.seq)?.version ?? -1) < message.version) bySeq.set(message.seq, message);
  return [...bySeq.values()].sort((one, other) => one.seq - other.seq);
}
