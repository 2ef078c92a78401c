// What is unread (D9): live root posts by others after the read cursor; of these, those that name me are counted apart. Replies count in
// their threads. Made of a count
// by the server and the posts since; where these cannot tell, the channel is marked for a recount instead of being guessed.
import type { LogEvent } from "../sync/wire";
import { firstLeft } from "./changes";
import { having, put, type Counted, type Counts, type Known } from "./known";
import { changedBy, findMessage, postedBy } from "./messages";
import type { ChannelId, Membership, Message, Seq, Timeline } from "./model";
import { names as namesMe } from "./threads";

export const unreadMost = 999;

export const countsOf = (at: Seq, read: Seq, unread = 0, mentions = 0): Counts => ({
  at, read, unread, mentions, posts: new Map(), changedAt: 0, recount: false,
});

export function reduceUnread(state: Known, event: LogEvent): Known {
  if (event.kind === "read.moved" || event.kind === "unread.marked") {
    const { channel, thread, seq } = event["read"] as { channel: ChannelId; thread: Seq | null; seq: Seq };
    if (thread !== null && thread !== undefined) return state;
    return event.kind === "read.moved" ? raiseRead(state, channel, seq) : setRead(state, channel, seq);
  }
  const mine = state.mine.get(event.channel);
  if (!mine || event.seq <= mine.head) return state;
  const counts = fold(state, state.counts.get(event.channel) ?? countsOf(mine.countedAt, mine.read, mine.unread, mine.mentions), mine, event);
  const ownStep = event.by === state.me && event.kind === "message.posted" && postedBy(event).thread === null;
  const ownDoor = event.kind === "member.joined" && event["user"] === state.me;
  const next = show(state, event.channel, { ...mine, head: event.seq }, counts);
  return ownStep || ownDoor ? raiseRead(next, event.channel, event.seq) : next;
}

function fold(state: Known, counts: Counts, mine: Membership, event: LogEvent): Counts {
  if (event.seq <= counts.at) return counts;
  if (event.kind === "message.posted") {
    const post = postedBy(event);
    if (event.by === state.me || post.thread !== null) return counts;
    if (counts.posts.size > unreadMost) return { ...counts, recount: true }; // enough kept: the server counts, and this begins anew
    return { ...counts, posts: put(counts.posts, event.seq, countedOf(post, state.me)) };
  }
  const first = firstLeft(event);
  if (first !== null) return withoutTrimmed(counts, Math.max(counts.read, mine.read), first, event.seq);
  if (event.kind !== "message.edited" && event.kind !== "message.deleted") return counts;
  const changed = { ...counts, changedAt: event.seq };
  const { seq, thread, mentions = [] } = changedBy(event);
  if (thread) return changed; // it counts in its thread
  const post = counts.posts.get(seq);
  const names = event.kind === "message.edited" && namesMe(mentions, state.me);
  if (post) return { ...changed, posts: put(counts.posts, seq, event.kind === "message.deleted" ? undefined : { ...post, names }) };
  if (seq > counts.at || seq <= Math.max(counts.read, mine.read)) return changed; // one's own, or read: it was not counted
  return recountedMessage(changed, findMessage(state.timelines.get(event.channel), seq), state.me, event.kind === "message.deleted", names);
}

// What was unread and is gone counts no more.
function withoutTrimmed(counts: Counts, read: Seq, first: Seq, seq: Seq): Counts {
  if (first <= read + 1) return counts;
  return { ...counts, changedAt: seq, posts: new Map([...counts.posts].filter(([post]) => post >= first)), recount: counts.recount || counts.unread > 0 || counts.mentions > 0 };
}

// A message inside the server's count: what it was counted as is known only while it is held.
function recountedMessage(counts: Counts, before: Message | undefined, me: string | null, deleted: boolean, names: boolean): Counts {
  if (before && (before.by === me || before.deleted || before.thread !== null)) return counts;
  if (!before || counts.unread >= unreadMost || counts.mentions >= unreadMost) return { ...counts, recount: counts.recount || counts.unread > 0 || counts.mentions > 0 || names };
  const unread = counts.unread - (deleted ? 1 : 0);
  const mentions = counts.mentions - (namesMe(before.mentions, me) ? 1 : 0) + (names ? 1 : 0);
  return unread < 0 || mentions < 0 ? { ...counts, recount: true } : { ...counts, unread, mentions };
}

// Max-merged: a lower cursor changes nothing.
export function raiseRead(state: Known, channel: ChannelId, seq: Seq): Known {
  const mine = state.mine.get(channel);
  return mine && seq > mine.read ? setRead(state, channel, seq) : state;
}

// The cursor as it is told, lower or not.
export function setRead(state: Known, channel: ChannelId, read: Seq): Known {
  const mine = state.mine.get(channel);
  if (!mine || mine.read === read) return state;
  const counts = state.counts.get(channel) ?? countsOf(mine.countedAt, mine.read, mine.unread, mine.mentions);
  return show(state, channel, { ...mine, read }, from(counts, read, state.timelines.get(channel), state.me));
}

function from(counts: Counts, read: Seq, timeline: Timeline | undefined, me: string | null): Counts {
  if (read === counts.read) return counts;
  if (read >= counts.at) {
    const posts = new Map([...counts.posts].filter(([seq]) => seq > read));
    return { ...countsOf(read, read), changedAt: counts.changedAt, posts, recount: counts.recount && counts.posts.size > unreadMost };
  }
  const nothingThere = counts.unread === 0 && counts.mentions === 0 && !counts.recount;
  if (nothingThere && read > counts.read) return { ...counts, read };
  if (!covers(timeline, read)) return { ...counts, read, recount: true };
  const posts = timeline.messages.filter((message) => message.seq > read && message.by !== me && !message.deleted && message.thread === null);
  return { ...countsOf(Math.min(read, counts.at), read), changedAt: counts.changedAt, posts: new Map(posts.map((post) => [post.seq, countedOf(post, me)])) };
}

// Every message after `read` is held, and true.
function covers(timeline: Timeline | undefined, read: Seq): timeline is Timeline {
  if (!timeline || timeline.stale || timeline.hasNewer || timeline.asOf === 0) return false;
  return !timeline.hasOlder || (timeline.messages[0]?.seq ?? Infinity) <= read + 1;
}

// The server's answer to "how many are unread?". Null when it is overtaken: ask again.
export function applyCount(state: Known, channel: ChannelId, told: { seq: Seq; unread: number; mentions: number; as_of: Seq }): Known | null {
  const mine = state.mine.get(channel);
  if (!mine) return state;
  const counts = state.counts.get(channel) ?? countsOf(mine.countedAt, mine.read);
  if (told.as_of < counts.at || told.as_of < counts.changedAt) return null;
  if (told.seq !== mine.read && mine.read < told.as_of) return told.seq > mine.read ? applyCount(setRead(state, channel, told.seq), channel, told) : null;
  const posts = new Map([...counts.posts].filter(([seq]) => seq > told.as_of));
  const base = mine.read >= told.as_of ? countsOf(told.as_of, mine.read) : countsOf(told.as_of, told.seq, told.unread, told.mentions);
  return show(state, channel, mine, { ...base, changedAt: counts.changedAt, posts });
}

export function show(state: Known, channel: ChannelId, mine: Membership, counts: Counts): Known {
  let { unread, mentions } = counts;
  for (const [seq, post] of counts.posts) {
    if (seq <= mine.read) continue;
    unread++;
    if (post.names) mentions++;
  }
  const next = having(mine, { unread: Math.min(unread, unreadMost), mentions: Math.min(mentions, unreadMost), countedAt: counts.at });
  return having(state, { mine: put(state.mine, channel, next), counts: put(state.counts, channel, counts) });
}

const countedOf = (message: Message, me: string | null): Counted => ({ names: namesMe(message.mentions, me) });
