// What writers put on each other's messages: reactions and pins, which are events of the channel, and saved messages, which are their own.

import type { Person } from "../support/bootstrap.ts";
import type { Random } from "../support/random.ts";
import type { StreamEvent } from "../support/wire.ts";
import { changedOf } from "./lookup.ts";
import type { Order } from "./orders.ts";
import type { Command, CommandName, Recording } from "./recording.ts";
import { settle } from "./settle.ts";
import type { World } from "./world.ts";

interface Noticed {
  channel: string;
  seq: number;
}

const noticedBy = new WeakMap<World, Noticed[]>();
const noticedMost = 30;
const emoji = ["👍", "❤️", "🎉", "👀", "1️⃣"];

export function notice(world: World, message: Noticed): void {
  const noticed = noticedBy.get(world) ?? [];
  noticedBy.set(world, [...noticed, message].slice(-noticedMost));
}

export function noticed(world: World, random: Random, channels: ReadonlySet<string>): Noticed | undefined {
  const known = (noticedBy.get(world) ?? []).filter(({ channel }) => channels.has(channel));
  return known.length > 0 ? random.pick(known) : undefined;
}

// Several people at the same few messages, so that adding and taking back meet.
export async function markOne(world: World, person: Person, random: Random, channels: ReadonlySet<string>): Promise<void> {
  const message = noticed(world, random, channels);
  if (!message) return;
  const order = random.chance(0.2) ? (takenBack(world, person, random) ?? orderOf(world, person, random, message)) : orderOf(world, person, random, message);
  const device = random.chance(0.6) ? world.liveDevice(person) : undefined;
  const outcome = await settle(world, order, { ...(device ? { device } : { door: "rest" as const }), twice: random.chance(0.1) });
  if (outcome?.type === "ack" && order.command.name in opposite) putBy.set(person, [...(putBy.get(person) ?? []), order.command].slice(-noticedMost));
}

const putBy = new WeakMap<Person, Command[]>();
const opposite: Readonly<Record<string, CommandName>> = { "reaction.add": "reaction.remove", "message.pin": "message.unpin", "saved.add": "saved.remove" };

// What somebody put there themselves a moment ago: by chance alone that is seldom met.
function takenBack(world: World, person: Person, random: Random): Order | undefined {
  const put = putBy.get(person);
  if (!put) return undefined;
  const kind = random.pick([...new Set(put.map(({ name }) => name))]);
  const { name, log, asks } = random.pick(put.filter((one) => one.name === kind));
  const command = world.recorder.command(person.id, opposite[name]!, log, asks);
  const channel = log ?? asks.channel!;
  const fields = { channel, message: asks.message, ...(asks.emoji === undefined ? {} : { emoji: asks.emoji }) };
  const place = `/api/v1/channels/${channel}/messages/${asks.message}`;
  const path = { "reaction.add": `${place}/reactions/${encodeURIComponent(asks.emoji ?? "")}`, "message.pin": `${place}/pin`, "saved.add": `/api/v1/me/saved/${channel}/${asks.message}` }[name as "saved.add"];
  return { person, command, rest: { method: "DELETE", path }, stream: { type: "command", name: command.name, key: command.key, ...fields } };
}

function orderOf(world: World, person: Person, random: Random, { channel, seq }: Noticed): Order {
  const back = random.chance(0.35);
  const place = `/api/v1/channels/${channel}/messages/${seq}`;
  switch (random.weighted({ react: 8, pin: 2, save: 2 })) {
    case "pin": {
      const name = back ? "message.unpin" : "message.pin";
      const command = world.recorder.command(person.id, name, channel, { message: seq });
      return { person, command, rest: { method: back ? "DELETE" : "PUT", path: `${place}/pin` }, stream: { type: "command", name, key: command.key, channel, message: seq } };
    }
    case "save": {
      const name = back ? "saved.remove" : "saved.add";
      const command = world.recorder.command(person.id, name, undefined, { channel, message: seq });
      return { person, command, rest: { method: back ? "DELETE" : "PUT", path: `/api/v1/me/saved/${channel}/${seq}` }, stream: { type: "command", name, key: command.key, channel, message: seq } };
    }
    default: {
      const name = back ? "reaction.remove" : "reaction.add";
      const full = random.pick(emoji);
      const said = random.chance(0.3) ? full.replaceAll("\uFE0F", "") : full; // two spellings of one
      const command = world.recorder.command(person.id, name, channel, { message: seq, emoji: full });
      return {
        person, command,
        rest: { method: back ? "DELETE" : "PUT", path: `${place}/reactions/${encodeURIComponent(said)}` },
        stream: { type: "command", name, key: command.key, channel, message: seq, emoji: said },
      };
    }
  }
}

const kinds: Readonly<Record<string, string>> = {
  "reaction.add": "reaction.added", "reaction.remove": "reaction.removed", "message.pin": "message.pinned", "message.unpin": "message.unpinned",
  "saved.add": "saved.added", "saved.remove": "saved.removed",
};
const away = new Set(["reaction.remove", "message.unpin", "saved.remove"]);
export const isMark = (name: string): boolean => name in kinds;

export function marks(command: Command, event: StreamEvent): boolean {
  return event.kind === kinds[command.name] && event.by === command.author && concerns(command, event);
}

// Whether the message had the mark at that place of the log, or was without it as asked.
export function markedSo(recording: Recording, command: Command, seq: number): boolean {
  const own = command.name.startsWith("saved.");
  const { events = [], first = 1 } = recording.cold.logs[own ? `@me/${command.author}` : (command.log ?? "")] ?? {};
  if (first > 1) return true; // how it began nobody can tell any more
  const wanted = !away.has(command.name);
  const shared = command.name.startsWith("message."); // anybody's pin is the channel's
  let there = false;
  for (const event of events) {
    if (event.seq > seq) break;
    if (!own && event.kind === "message.deleted" && changedOf(event).seq === command.asks.message) there = false;
    if (familyOf(event.kind) === familyOf(kinds[command.name]!) && concerns(command, event) && (shared || event.by === command.author)) there = !/removed|unpinned/.test(event.kind);
  }
  return there === wanted;
}

const familyOf = (kind: string): string => (/^message\.(un)?pinned$/.test(kind) ? "pin" : kind.split(".")[0] === "message" ? kind : kind.split(".")[0]!);

function concerns({ asks }: Command, event: StreamEvent): boolean {
  const saved = event["saved"] as { channel: string; message: number } | undefined;
  if (saved) return saved.channel === asks.channel && saved.message === asks.message;
  return changedOf(event).seq === asks.message && emojiOf(event) === asks.emoji;
}

const emojiOf = (event: StreamEvent): string | undefined => (event["message"] as { emoji?: string } | undefined)?.emoji;

// For I3: who asked for which mark.
export const markAsked = ({ author, log, name, asks }: Command): string => `${log} ${author} ${kinds[name]} ${asks.message} ${asks.emoji}`;
export const markMade = (log: string, event: StreamEvent): string => `${log} ${event.by} ${event.kind} ${changedOf(event).seq} ${emojiOf(event)}`;
