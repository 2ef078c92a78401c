// What writers do in each other's threads: they reply, sometimes to the channel too, name each other, follow and decline. And the
// recount: who follows what, and what is unread in it (D9).

import type { Person } from "../support/bootstrap.ts";
import type { Random } from "../support/random.ts";
import type { StreamEvent } from "../support/wire.ts";
import { changedOf, isRedacted, postedOf } from "./lookup.ts";
import type { Order } from "./orders.ts";
import * as orders from "./orders.ts";
import type { ColdThreads, Recording, Violation } from "./recording.ts";
import { settle } from "./settle.ts";
import type { World } from "./world.ts";

interface Root {
  channel: string;
  seq: number;
}

export async function threadOne(world: World, person: Person, random: Random, { channel, seq }: Root): Promise<void> {
  const device = random.chance(0.6) ? world.liveDevice(person) : undefined;
  const by = { ...(device ? { device } : { door: "rest" as const }), twice: random.chance(0.1) };
  switch (random.weighted({ reply: 6, name: 3, follow: 2, decline: 1, read: 3 })) {
    case "reply":
      return void (await settle(world, orders.post(world, person, channel, `Aye. ${world.recorder.recording.commands.length}`, seq, random.chance(0.3)), by));
    case "name": {
      const name = random.pick([...world.cast.writers.map(({ username }) => username), "channel", "here"]);
      return void (await settle(world, orders.post(world, person, channel, `@${name}, the watch is yours. ${world.recorder.recording.commands.length}`, seq), by));
    }
    case "follow":
      return void (await settle(world, wish(world, person, "thread.follow", channel, seq), by));
    case "decline":
      return void (await settle(world, wish(world, person, "thread.unfollow", channel, seq), by));
    case "read": {
      const at = device?.seqOf(channel);
      if (at) device?.stream?.send({ type: "read", channel, thread: seq, seq: at });
    }
  }
}

function wish(world: World, person: Person, name: "thread.follow" | "thread.unfollow", channel: string, thread: number): Order {
  const command = world.recorder.command(person.id, name, undefined, { channel, thread });
  return {
    person, command,
    rest: { method: name === "thread.follow" ? "PUT" : "DELETE", path: `/api/v1/channels/${channel}/threads/${thread}/follow` },
    stream: { type: "command", name, key: command.key, channel, thread },
  };
}

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
        const following = wishes.get(place) ?? thread.takesPart;
        if (following && !item && root >= visibleFrom(recording, channel, told.user)) say(`${place}: ${told.user} takes part, and does not follow`);
        if (item && wishes.has(place) && item.following !== wishes.get(place)) say(`${place}: ${told.user} wished ${wishes.get(place)}, and following is ${item.following}`);
        if (item?.following && !following && thread.sure) say(`${place}: ${told.user} follows without taking part`);
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
    if (event.kind === "message.edited") for (const reply of thread.live) if (reply.seq === seq) reply.mentions = changedOf(event).mentions;
  }
  return threads;
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

// The last wish of each thread, in the person's own log.
function wishesOf(recording: Recording, user: string): Map<string, boolean> {
  const wishes = new Map<string, boolean>();
  for (const event of recording.cold.logs[`@me/${user}`]?.events ?? []) {
    if (event.kind !== "thread.followed" && event.kind !== "thread.unfollowed") continue;
    const { channel, thread } = event["thread"] as { channel: string; thread: number };
    wishes.set(`${channel}/${thread}`, event.kind === "thread.followed");
  }
  return wishes;
}

function visibleFrom(recording: Recording, channel: string, user: string): number {
  if (!recording.channels.some((one) => one.id === channel && one.history === "joined")) return 1;
  return (recording.cold.logs[channel]?.events ?? []).reduce((seen, event) => (event.kind === "member.joined" && event["user"] === user ? event.seq : seen), 1);
}

export async function readThreads(told: { unread: number; mentions: number }, rest: { patiently(path: string): Promise<unknown> }, user: string): Promise<ColdThreads> {
  const list = (await rest.patiently("/api/v1/me/threads/state")) as Pick<ColdThreads, "items" | "complete">;
  return { user, ready: told, items: list.items, complete: list.complete };
}
