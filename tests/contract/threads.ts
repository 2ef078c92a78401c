// What writers do in each other's threads: they reply, sometimes to the channel too, name each other, follow and decline.

import type { Person } from "../support/bootstrap.ts";
import type { Random } from "../support/random.ts";
import type { Order } from "./orders.ts";
import * as orders from "./orders.ts";
import type { ColdThreads } from "./recording.ts";
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

export async function readThreads(told: { unread: number; mentions: number }, rest: { patiently(path: string): Promise<unknown> }, user: string): Promise<ColdThreads> {
  const list = (await rest.patiently("/api/v1/me/threads/state")) as Pick<ColdThreads, "items" | "complete">;
  return { user, ready: told, items: list.items, complete: list.complete };
}
