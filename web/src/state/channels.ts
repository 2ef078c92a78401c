// Channels and who is in them: their facts, one's own being there, and the lists of members that somebody asked for.
import type { LogEvent } from "../sync/wire";
import { channelOf } from "./from-wire";
import { having, put, type Known } from "./known";
import type { Channel, ChannelId, Membership, UserId } from "./model";
import { channelAt, type Place } from "./places";
import { forgetThreads } from "./threads";
import { withoutQuotes } from "./quotes";

type Fields = Readonly<Record<string, unknown>>;

export function reduceChannels(state: Known, event: LogEvent): Known {
  switch (event.kind) {
    case "channel.created":
      return learn(state, { ...channelOf(event["channel_info"] as Fields), version: event.seq });
    case "channel.renamed":
      return change(state, event, { name: String(event["name"]) });
    case "channel.topic_changed":
      return change(state, event, { topic: String(event["topic"]) });
    case "channel.archived":
    case "channel.restored":
      return change(state, event, { archived: event.kind === "channel.archived" });
    case "channel.listed":
      return learn(state, channelOf(event["listed"] as Fields));
    case "member.joined":
    case "member.left":
      return moved(state, event);
    case "channel.entered":
      return entered(state, event["entered"] as { channel: Fields; from: number; visible_from: number });
    case "channel.left":
      return leave(state, (event["left"] as { channel: ChannelId }).channel);
    default:
      return state;
  }
}

// Facts of a later version win.
export function learn(state: Known, channel: Channel): Known {
  const known = state.channels.get(channel.id);
  if (known && known.version >= channel.version) return state;
  return having(state, { channels: put(state.channels, channel.id, channel) });
}

function change(state: Known, event: LogEvent, fields: Partial<Channel>): Known {
  const known = state.channels.get(event.channel);
  if (!known || known.version >= event.seq) return state;
  return having(state, { channels: put(state.channels, event.channel, { ...known, ...fields, version: event.seq }) });
}

// The list is a set, so an event applied twice is the same as once; the number of members follows the list where there is one.
function moved(before: Known, event: LogEvent): Known {
  const user = String(event["user"]);
  const joins = event.kind === "member.joined";
  const state = joins ? named(before, event.channel, user) : before;
  const held = state.members.get(event.channel);
  if (!held) return user === state.me ? state : change(state, event, { members: counted(state, event.channel) + (joins ? 1 : -1) });
  if (held.includes(user) === joins) return state;
  return setMembers(state, event.channel, joins ? [...held, user] : held.filter((one) => one !== user));
}

// A direct message is called by who is in it, and whoever is let in first may have been told of themselves alone.
function named(state: Known, channel: ChannelId, user: UserId): Known {
  const known = state.channels.get(channel);
  if (known?.kind !== "direct" || known.people.includes(user)) return state;
  return having(state, { channels: put(state.channels, channel, { ...known, people: [...known.people, user] }) });
}

// Where nobody has asked for the list; oneself is in the number with which one came in.
const counted = (state: Known, channel: ChannelId): number => state.channels.get(channel)?.members ?? 0;

export function setMembers(state: Known, channel: ChannelId, users: readonly UserId[]): Known {
  const known = state.channels.get(channel);
  const members = put(state.members, channel, users);
  if (!known || known.members === users.length) return having(state, { members });
  return having(state, { members, channels: put(state.channels, channel, { ...known, members: users.length }) });
}

// A channel one is in already tells only its facts; its counts and cursor stay.
function entered(state: Known, told: { channel: Fields; from: number; visible_from: number }): Known {
  const channel = channelOf(told.channel);
  const mine = state.mine.get(channel.id);
  const known = mine ? learn(state, channel) : recounted(learn(state, channel), channel);
  const next: Membership = mine
    ? { ...mine, visibleFrom: Math.max(mine.visibleFrom, told.visible_from), read: Math.max(mine.read, told.from) }
    : { channel: channel.id, visibleFrom: told.visible_from, read: told.from, head: told.from, unread: 0, mentions: 0, countedAt: told.from };
  const same = mine && mine.visibleFrom === next.visibleFrom && mine.read === next.read;
  return same ? known : having(known, { mine: put(known.mine, channel.id, next) });
}

// The facts may be known from before; how many are in it may not.
function recounted(state: Known, { id, members }: Channel): Known {
  const known = state.channels.get(id);
  return known ? having(state, { channels: put(state.channels, id, known.members === members ? known : { ...known, members }) }) : state;
}

// What was read of it goes too: whoever is let in again may see less. A public channel can still be browsed.
export function leave(state: Known, channel: ChannelId): Known {
  const facts = state.channels.get(channel);
  const elsewhere = <T>(held: ReadonlyMap<Place, T>): ReadonlyMap<Place, T> => new Map([...held].filter(([place]) => channelAt(place) !== channel));
  return having(forgetThreads(state, channel), {
    mine: put(state.mine, channel, undefined),
    timelines: elsewhere(state.timelines),
    counts: put(state.counts, channel, undefined),
    members: put(state.members, channel, undefined),
    arriving: elsewhere(state.arriving),
    typing: elsewhere(state.typing),
    pins: put(state.pins, channel, undefined),
    quotes: withoutQuotes(state.quotes, channel),
    channelPreferences: put(state.channelPreferences, channel, undefined),
    channels: facts && facts.kind !== "public" ? put(state.channels, channel, undefined) : state.channels,
  });
}
