// The recount of threads: who follows what, and what is unread in it (D9).

import type { StreamEvent } from "../../support/wire.ts";
import { acksOf, changedOf, finallyRefused, isRedacted, postedOf } from "../lookup.ts";
import type { Recording, Violation } from "../recording.ts";

interface Told {
  following: boolean;
  seq: number;
  unread: number;
  mentions: number;
}

export function threadFaults(recording: Recording): Violation[] {
  const found: Violation[] = [];
  const say = (says: string): void => void (found.length < 20 && found.push({ invariant: "I11", says }));
  for (const told of recording.cold.threads ?? []) {
    const wishes = wishesOf(recording, told.user);
    const listed = new Map(told.items.map((item) => [`${item.channel}/${item.thread}`, item as Told]));
    let [unread, mentions] = [0, 0];
    for (const [channel, { members }] of Object.entries(recording.cold.channels)) {
      if (!members.includes(told.user)) continue;
      for (const [root, thread] of threadsOf(recording, channel, told.user)) {
        const place = `${channel}/${root}`;
        const item = listed.get(place);
        const unheard = wishes.has(place) && wishes.get(place) === undefined;
        const following = wishes.get(place) ?? thread.takesPart;
        if (!unheard && following && !item && root >= visibleFrom(recording, channel, told.user)) say(`${place}: ${told.user} takes part, and does not follow`);
        if (!unheard && item && wishes.has(place) && item.following !== wishes.get(place)) say(`${place}: ${told.user} wished ${wishes.get(place)}, and following is ${item.following}`);
        if (!unheard && item?.following && !following && thread.sure) say(`${place}: ${told.user} follows without taking part`);
        if (!item?.following) continue;
        if (item.seq < thread.lastOwn) say(`${place}: ${told.user} replied at ${thread.lastOwn}, and the cursor stands at ${item.seq}`);
        const after = thread.live.filter(({ seq }) => seq > item.seq);
        const named = after.filter(({ mentions: names }) => names.some((name) => name === told.user || name === "@channel" || name === "@here"));
        if (item.unread !== after.length || item.mentions !== named.length) say(`${place}: ${told.user} has ${item.unread} unread with ${item.mentions} mentions after ${item.seq}; a recount gives ${after.length} with ${named.length}`);
        unread += Number(after.length > 0);
        mentions += named.length;
      }
    }
    if (told.complete && (told.ready.unread !== unread || told.ready.mentions !== mentions)) say(`ready tells ${told.user} of ${told.ready.unread} threads and ${told.ready.mentions} mentions in them; a recount gives ${unread} and ${mentions}`);
  }
  return found;
}

interface Thread {
  takesPart: boolean;
  sure: boolean; // who was named is known of every reply
  lastOwn: number;
  live: { seq: number; mentions: string[] }[]; // by others
}

function threadsOf(recording: Recording, channel: string, user: string): Map<number, Thread> {
  const threads = new Map<number, Thread>();
  const places = new Map<number, Thread>();
  for (const event of recording.cold.logs[channel]?.events ?? []) {
    if (event.kind === "message.posted") posted(threads, places, event, user);
    const { seq } = changedOf(event);
    const thread = places.get(seq);
    if (!thread) continue;
    if (event.kind === "message.deleted") thread.live = thread.live.filter((reply) => reply.seq !== seq);
    if (event.kind === "message.edited") edited(thread, event, user);
  }
  return threads;
}

// Whom an edit names newly takes part as if the reply had said so from the beginning.
function edited(thread: Thread, event: StreamEvent, user: string): void {
  const { seq, mentions, redacted } = changedOf(event);
  for (const reply of thread.live) if (reply.seq === seq) reply.mentions = mentions;
  thread.takesPart ||= event.by !== user && mentions.includes(user);
  thread.sure &&= !redacted;
}

function posted(threads: Map<number, Thread>, places: Map<number, Thread>, event: StreamEvent, user: string): void {
  const { thread: root, mentions } = postedOf(event);
  if (root === null) return;
  const began = (event["message"] as { thread_by?: string }).thread_by;
  const thread = threads.get(root) ?? { takesPart: false, sure: true, lastOwn: 0, live: [] };
  threads.set(root, thread);
  places.set(event.seq, thread);
  thread.takesPart ||= began === user || event.by === user || mentions.includes(user);
  thread.sure &&= !isRedacted(event);
  if (event.by === user) thread.lastOwn = event.seq;
  else thread.live.push({ seq: event.seq, mentions });
}

interface Wish {
  seq: number;
  following: boolean;
}

// The last wish of each thread, as the person's own log has it, and of what was trimmed from that as it was acknowledged or seen.
// Undefined: a wish was made whose end nobody heard, and the log no longer tells.
function wishesOf(recording: Recording, user: string): Map<string, boolean | undefined> {
  const log = `@me/${user}`;
  const { first = 1, events = [] } = recording.cold.logs[log] ?? {};
  const wishes = new Map<string, Wish>();
  const unheard = new Set<string>();
  const take = ({ channel, thread }: { channel: string; thread: number }, wish: Wish): void => {
    if (wish.seq >= (wishes.get(`${channel}/${thread}`)?.seq ?? 0)) wishes.set(`${channel}/${thread}`, wish);
  };
  const seen = recording.forms.filter((form) => form.log === log).map(({ event }) => event);
  for (const event of [...seen, ...events]) {
    if (event.kind !== "thread.followed" && event.kind !== "thread.unfollowed") continue;
    take(event["thread"] as { channel: string; thread: number }, { seq: event.seq, following: event.kind === "thread.followed" });
  }
  for (const command of recording.commands) {
    if (command.author !== user || (command.name !== "thread.follow" && command.name !== "thread.unfollow")) continue;
    const [place, acks] = [{ channel: command.asks.channel!, thread: command.asks.thread! }, acksOf(command)];
    for (const { ack } of acks) take(place, { seq: ack.seq, following: command.name === "thread.follow" });
    if (acks.length === 0 && !finallyRefused(command) && first > 1) unheard.add(`${place.channel}/${place.thread}`);
  }
  const known = new Map<string, boolean | undefined>();
  for (const [place, { following }] of wishes) known.set(place, following);
  for (const place of unheard) known.set(place, undefined);
  return known;
}

function visibleFrom(recording: Recording, channel: string, user: string): number {
  if (!recording.channels.some((one) => one.id === channel && one.history === "joined")) return 1;
  return (recording.cold.logs[channel]?.events ?? []).reduce((seen, event) => (event.kind === "member.joined" && event["user"] === user ? event.seq : seen), 1);
}
