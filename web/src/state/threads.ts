// Threads one follows, and what is unread in each (D9): made of a count by the server and the replies since, as with channels. Who takes
// part follows: who began the thread, replies, or is named in a reply, if only by an edit; an explicit wish outranks that. Where the parts cannot tell, the
// thread is marked for a recount.
import type { LogEvent } from "../sync/wire";
import { having, put, type Known } from "./known";
import { changedBy, postedBy } from "./messages";
import type { ChannelId, Seq, Thread } from "./model";
import { channelAt, placeOf, type Place } from "./places";

const repliesMost = 999;

export interface WireThread {
  readonly channel: string;
  readonly thread: Seq;
  readonly following: boolean;
  readonly seq: Seq;
  readonly unread: number;
  readonly mentions: number;
  readonly as_of: Seq;
}

export const names = (mentions: readonly string[], me: string | null): boolean => mentions.some((name) => name === me || name === "@channel" || name === "@here");

export function reduceThreads(state: Known, event: LogEvent): Known {
  switch (event.kind) {
    case "thread.followed":
    case "thread.unfollowed": {
      const { channel, thread: root, seq } = event["thread"] as { channel: ChannelId; thread: Seq; seq: Seq };
      const held = state.threads.get(placeOf(channel, root)) ?? beginning(channel, root, seq);
      const following = event.kind === "thread.followed";
      return keep(state, { ...held, following, declined: !following, read: Math.max(held.read, seq), at: seq, unread: 0, mentions: 0, posts: new Map(), recount: following });
    }
    case "read.moved": {
      const { channel, thread, seq } = event["read"] as { channel: ChannelId; thread: Seq | null; seq: Seq };
      return thread ? raiseThread(state, placeOf(channel, thread), seq) : state;
    }
    case "channel.entered":
      return having(state, { threadsDue: true });
    case "message.posted":
    case "message.edited":
    case "message.deleted":
      return fold(remembered(state, event), event);
    default:
      return state;
  }
}

// While the list is on its way it may be older than what comes meanwhile.
function remembered(state: Known, event: LogEvent): Known {
  return state.threadsArriving ? { ...state, threadsArriving: [...state.threadsArriving, event] } : state;
}

function fold(state: Known, event: LogEvent): Known {
  if (event.kind === "message.posted") return replied(state, event);
  const { seq, thread, mentions = [] } = changedBy(event);
  let next = event.kind === "message.edited" ? namedLater(state, event) : state;
  for (const held of threadsOf(state, event.channel)) {
    if (event.seq <= held.changedAt) continue;
    const there = held.posts.has(seq);
    if (event.kind === "message.deleted") {
      if (thread !== held.root) continue;
      const counted = seq > held.read && seq <= held.at && held.unread > 0;
      next = keep(next, { ...held, changedAt: event.seq, posts: put(held.posts, seq, undefined), recount: held.recount || counted });
    } else if (there) {
      next = keep(next, { ...held, changedAt: event.seq, posts: put(held.posts, seq, names(mentions, state.me)) });
    } else if (held.following && held.unread > 0 && seq > held.read && seq <= held.at && !isRoot(state, event.channel, seq)) {
      next = keep(next, { ...held, changedAt: event.seq, recount: true });
    }
  }
  return next;
}

// Whom an edit names newly in a reply follows its thread from that reply on: what was said since is counted by the server.
function namedLater(state: Known, event: LogEvent): Known {
  const { seq, thread: root, mentions = [] } = changedBy(event);
  const newly = root && event.by !== state.me && mentions.includes(state.me ?? "") && !state.threads.has(placeOf(event.channel, root));
  if (!newly || state.threadsWhole === null) return state;
  if (!state.threadsWhole) return having(state, { threadsDue: true });
  return keep(state, { ...beginning(event.channel, root, event.seq), read: seq - 1, following: true, changedAt: event.seq, recount: true });
}

function replied(state: Known, event: LogEvent): Known {
  const { thread: root, thread_by: began } = event["message"] as { thread?: Seq | null; thread_by?: string };
  if (!root) return state;
  const { by, mentions } = postedBy(event);
  const own = by === state.me;
  let held = state.threads.get(placeOf(event.channel, root));
  const takesPart = own || began === state.me || mentions.includes(state.me ?? "");
  if (!held) {
    if (state.threadsWhole === null) return state; // the list is still to come, and is told this then
    if (!takesPart) return state.threadsWhole ? state : having(state, { threadsDue: true });
    held = { ...beginning(event.channel, root, event.seq - 1), following: true };
  } else if (takesPart && !held.following && !held.declined && event.seq > held.at) {
    if (!state.threadsWhole) return keep(state, { ...held, recount: true }); // it may have been declined: a list without end did not say
    held = { ...held, following: true, read: Math.max(held.read, event.seq - 1), at: event.seq - 1 };
  }
  if (own) return keep(state, raised(held, event.seq));
  if (!held.following || event.seq <= Math.max(held.at, held.read) || held.posts.has(event.seq)) return keep(state, held);
  return keep(state, { ...held, posts: put(held.posts, event.seq, names(mentions, state.me)), recount: held.recount || held.posts.size > repliesMost });
}

// Max-merged: a lower cursor changes nothing.
export function raiseThread(state: Known, place: Place, seq: Seq): Known {
  const held = state.threads.get(place);
  return held ? keep(state, raised(held, seq)) : state;
}

function raised(held: Thread, seq: Seq): Thread {
  if (seq <= held.read) return held;
  const posts = new Map([...held.posts].filter(([post]) => post > seq));
  const reached = Math.max(seq, held.reached);
  if (seq >= held.at) return { ...held, reached, read: seq, at: seq, unread: 0, mentions: 0, posts };
  return { ...held, reached, read: seq, recount: held.recount || held.unread > 0 };
}

// The whole list, as the server has it; what came while it was on its way is told again.
export function applyThreads(state: Known, told: { readonly items: readonly WireThread[]; readonly complete: boolean }): Known {
  const since = state.threadsArriving ?? [];
  const fresh = new Map(told.items.map((item) => [placeOf(item.channel, item.thread), carried({ ...threadOf(item), declined: !item.following }, state.threads.get(placeOf(item.channel, item.thread)))]));
  let next: Known = { ...state, threads: fresh, threadsWhole: told.complete, threadsArriving: null, threadsDue: false };
  for (const event of since) next = fold(next, event);
  return next;
}

// One of them, counted anew. Null when that is overtaken: ask again.
export function applyThread(state: Known, told: WireThread): Known | null {
  const place = placeOf(told.channel, told.thread);
  const held = state.threads.get(place);
  if (!held) return keep(state, threadOf(told));
  if (told.as_of < held.changedAt) return null;
  const posts = new Map([...held.posts].filter(([seq]) => seq > told.as_of));
  return keep(state, carried({ ...threadOf(told), declined: held.declined && !told.following, posts, changedAt: held.changedAt }, held));
}

// What was read here may not have reached the server yet.
const carried = (fresh: Thread, held: Thread | undefined): Thread => (held && held.reached > fresh.read ? raised(fresh, held.reached) : fresh);

const threadOf = ({ channel, thread, following, seq, unread, mentions, as_of }: WireThread): Thread => ({
  ...beginning(channel, thread, as_of), following, read: seq, unread, mentions,
});
const beginning = (channel: ChannelId, root: Seq, at: Seq): Thread => ({
  channel, root, following: false, declined: false, read: at, reached: 0, at, unread: 0, mentions: 0, posts: new Map(), changedAt: 0, recount: false,
});

function keep(state: Known, thread: Thread): Known {
  return having(state, { threads: put(state.threads, placeOf(thread.channel, thread.root), thread) });
}

export function* threadsOf(state: { readonly threads: ReadonlyMap<Place, Thread> }, channel: ChannelId): Iterable<Thread> {
  for (const [place, thread] of state.threads) if (channelAt(place) === channel) yield thread;
}

function isRoot(state: Known, channel: ChannelId, seq: Seq): boolean {
  return state.timelines.get(channel)?.messages.some((message) => message.seq === seq && message.thread === null) ?? false;
}

export function forgetThreads(state: Known, channel: ChannelId): Known {
  const left = [...state.threads].filter(([place]) => channelAt(place) !== channel);
  return left.length === state.threads.size ? state : { ...state, threads: new Map(left) };
}

// What a person sees of one, and of all together: threads with something unread, and mentions in them.
export function countsIn(thread: Thread | undefined): { unread: number; mentions: number } {
  if (!thread?.following) return { unread: 0, mentions: 0 };
  let { unread, mentions } = thread;
  for (const [seq, named] of thread.posts) {
    if (seq <= thread.read) continue;
    unread++;
    if (named) mentions++;
  }
  return { unread: Math.min(unread, repliesMost), mentions: Math.min(mentions, repliesMost) };
}

export function threadTotals(state: { readonly threads: ReadonlyMap<Place, Thread>; readonly threadsWhole: boolean | null; readonly threadsTold: { unread: number; mentions: number } }): { unread: number; mentions: number } {
  if (state.threadsWhole === null) return state.threadsTold;
  let [unread, mentions] = [0, 0];
  for (const thread of state.threads.values()) {
    const counts = countsIn(thread);
    if (counts.unread > 0) unread++;
    mentions += counts.mentions;
  }
  return { unread, mentions };
}
