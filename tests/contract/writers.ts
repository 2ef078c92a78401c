// Writers: posts, replies, edits (some on a stale revision), deletions and topics, by both doors, several in flight on one line.

import type { Person } from "../support/bootstrap.ts";
import { pause } from "../support/signal.ts";
import type { Random } from "../support/random.ts";
import { markOne, notice, noticed } from "./marks.ts";
import * as orders from "./orders.ts";
import { preferOne } from "./preferring.ts";
import { probe, settle } from "./settle.ts";
import { threadOne } from "./threads.ts";
import type { World } from "./world.ts";

interface Posted {
  channel: string;
  seq: number;
  revision: number;
  by: Person;
  gone?: boolean;
}

const remembered = 40;

export async function runWriter(world: World, person: Person, random: Random): Promise<void> {
  const own: Posted[] = [];
  while (world.playing) {
    await turn(world, person, random, own);
    await pause(random.between(0, world.schedule.writerGapMs));
  }
}

async function turn(world: World, person: Person, random: Random, own: Posted[]): Promise<void> {
  const channel = pickChannel(world, person, random);
  switch (random.weighted({ post: 30, burst: 12, reply: 10, edit: 16, stale: 5, delete: 6, topic: 3, read: 4, mark: 16, thread: 12, prefer: 3 })) {
    case "prefer":
      return preferOne(world, person, random, channel);
    case "post":
      return postOne(world, person, random, own, channel);
    case "burst":
      return burst(world, person, random, own, channel);
    case "reply": {
      const root = own.find((one) => one.channel === channel && !one.gone);
      if (root) await postOne(world, person, random, own, channel, root.seq);
      return;
    }
    case "edit":
    case "stale": {
      const message = pickOwn(random, own);
      if (message) await editOne(world, person, random, message, random.chance(0.25));
      return;
    }
    case "delete": {
      const message = pickOwn(random, own);
      if (message) await deleteOne(world, person, message);
      return;
    }
    case "topic": {
      const order = orders.topic(world, person, channel, `Course ${world.recorder.recording.commands.length}`);
      await settle(world, order);
      return;
    }
    case "thread": {
      const root = noticed(world, random, new Set(channelsOf(world, person)));
      if (root) await threadOne(world, person, random, root);
      return;
    }
    case "mark":
      return markOne(world, person, random, new Set(channelsOf(world, person)));
    case "read": {
      const device = world.liveDevice(person);
      const seq = device?.seqOf(channel);
      if (seq && random.chance(0.5)) device?.stream?.send({ type: "read", channel, seq }); // no answer: it may be forgotten
      else if (seq) await settle(world, orders.setRead(world, person, channel, seq));
    }
  }
}

const pickChannel = (world: World, person: Person, random: Random): string => random.pick(channelsOf(world, person));

// The busier ones more than once.
function channelsOf(world: World, person: Person): string[] {
  const { harbour, lobby, chart, keel, directs } = world.places;
  const direct = directs.filter((one) => one.initial.includes(person.id));
  return [harbour, harbour, chart, keel, keel, lobby, ...direct].map(({ id }) => id);
}

function pickOwn(random: Random, own: Posted[]): Posted | undefined {
  const standing = own.filter((one) => !one.gone);
  return standing.length > 0 ? random.pick(standing) : undefined;
}

async function postOne(world: World, person: Person, random: Random, own: Posted[], channel: string, thread?: number): Promise<void> {
  const direct = world.places.directs.find((one) => one.id === channel);
  const byPeople = direct !== undefined && thread === undefined && random.chance(0.4);
  const order = byPeople
    ? orders.postTo(world, person, channel, direct.initial.filter((user) => user !== person.id), textFor(world, random))
    : orders.post(world, person, channel, textFor(world, random), thread);
  const device = random.chance(0.6) ? world.liveDevice(person) : undefined;
  const outcome = await settle(world, order, { ...(device ? { device } : { door: "rest" as const }), twice: random.chance(0.06) });
  if (outcome?.type !== "ack") return;
  if (thread === undefined) remember(world, own, { channel, seq: outcome.seq, revision: outcome.seq, by: person });
  if (random.chance(0.06)) await probe(world, order);
}

// Several at once on one line: their order is promised (D16), and they fill one batch of the server.
async function burst(world: World, person: Person, random: Random, own: Posted[], channel: string): Promise<void> {
  const device = world.liveDevice(person);
  if (!device) return;
  const count = random.between(3, 8);
  await Promise.all(
    Array.from({ length: count }, async () => {
      const outcome = await settle(world, orders.post(world, person, channel, textFor(world, random)), { device });
      if (outcome?.type === "ack") remember(world, own, { channel, seq: outcome.seq, revision: outcome.seq, by: person });
    }),
  );
}

// Two edits on the same revision: the second must be refused as conflict, and take no number.
async function editOne(world: World, person: Person, random: Random, message: Posted, stale: boolean): Promise<void> {
  const based = message.revision;
  const order = orders.edit(world, person, message.channel, message.seq, based, textFor(world, random));
  const device = random.chance(0.5) ? world.liveDevice(person) : undefined;
  const outcome = await settle(world, order, device ? { device } : { door: "rest" });
  if (outcome?.type === "ack") message.revision = outcome.seq;
  else message.gone = true; // what its revision is we no longer know
  if (stale && outcome?.type === "ack") await settle(world, orders.edit(world, person, message.channel, message.seq, based, textFor(world, random)));
}

async function deleteOne(world: World, person: Person, message: Posted): Promise<void> {
  message.gone = true;
  const outcome = await settle(world, orders.remove(world, person, message.channel, message.seq));
  if (outcome?.type === "ack") for (const look of world.afterDelete) look(message.channel, message.seq);
}

function remember(world: World, own: Posted[], message: Posted): void {
  own.push(message);
  notice(world, message);
  if (own.length > remembered) own.shift();
}

// Every text is its own, so that a doubled or altered one shows.
function textFor(world: World, random: Random): string {
  const number = world.recorder.recording.commands.length;
  const words = random.pick(["The tide turns at six.", "Who has the watch?", "Two sails to the north.", "Mind the rope.", "All is well."]);
  return random.chance(0.05) ? `${words} ${number}${" and the sea goes on".repeat(random.between(5, 60))}` : `${words} ${number}`;
}
