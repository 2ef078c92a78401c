// Writers prefer things and leave drafts: events of their own log, which all of their devices must hear of and the cold server must have.

import type { Person } from "../support/bootstrap.ts";
import type { Random } from "../support/random.ts";
import { NoAnswer } from "../support/rest.ts";
import type { StreamEvent } from "../support/wire.ts";
import type { Order } from "./orders.ts";
import type { Cold, Command } from "./recording.ts";
import { settle } from "./settle.ts";
import type { World } from "./world.ts";

const draftMs = 1_500;

// Every wish is its own, so that its event can be told from all others.
export async function preferOne(world: World, person: Person, random: Random, channel: string): Promise<void> {
  const wishes = world.recorder.recording.commands.length;
  if (random.chance(0.4)) return saveDraft(person, channel, random.chance(0.3) ? "" : `half a sentence ${wishes}`);
  const device = random.chance(0.5) ? world.liveDevice(person) : undefined;
  const order = random.chance(0.6) ? preferences(world, person, `word ${wishes}`) : ofChannel(world, person, channel, new Date(Date.UTC(2040, 0, 1) + wishes * 1_000));
  await settle(world, order, { ...(device ? { device } : { door: "rest" as const }), twice: random.chance(0.1) });
}

function preferences(world: World, person: Person, word: string): Order {
  const command = world.recorder.command(person.id, "preferences.set", undefined, { text: word });
  const body = { keywords: [word] };
  return { person, command, rest: { method: "PUT", path: "/api/v1/me/preferences", body }, stream: { type: "command", name: "preferences.set", key: command.key, ...body } };
}

function ofChannel(world: World, person: Person, channel: string, until: Date): Order {
  const command = world.recorder.command(person.id, "channel_preferences.set", undefined, { channel, text: until.toISOString() });
  const body = { muted: true, mute_until: until.toISOString() };
  return {
    person, command,
    rest: { method: "PUT", path: `/api/v1/me/channels/${channel}/preferences`, body },
    stream: { type: "command", name: "channel_preferences.set", key: command.key, channel, ...body },
  };
}

// Has no key and needs none: the row is written over.
async function saveDraft(person: Person, channel: string, text: string): Promise<void> {
  try {
    await person.rest.call("PUT", `/api/v1/me/drafts/${channel}`, { text }, { deadlineMs: draftMs });
  } catch (error) {
    if (!(error instanceof NoAnswer)) throw error;
  }
}

const kinds: Readonly<Record<string, string>> = { "preferences.set": "preferences.changed", "channel_preferences.set": "channel_preferences.changed" };
export const isWish = (name: string): boolean => name in kinds;

export function grants(command: Command, event: StreamEvent): boolean {
  if (event.kind !== kinds[command.name] || event.by !== command.author) return false;
  const whole = event["preferences"] as { keywords: string[] } | undefined;
  if (whole) return whole.keywords[0] === command.asks.text;
  const { channel, mute_until } = event["channel_preferences"] as { channel: string; mute_until: string };
  return channel === command.asks.channel && Date.parse(mute_until) === Date.parse(command.asks.text!);
}

export const grantedAt = (cold: Cold, command: Command): { log: string; seq: number }[] => {
  const log = `@me/${command.author}`;
  return (cold.logs[log]?.events ?? []).filter((event) => grants(command, event)).map(({ seq }) => ({ log, seq }));
};
