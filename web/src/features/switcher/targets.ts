// Everywhere the switcher can go, and how well each place fits what was typed. Pure, over the state.
import type { Channel, ChannelId, State, User } from "../../state/model";
import { byName, channelTitle, othersIn } from "../channels/names";
import { matchOf } from "./match";

export type Target =
  | { readonly kind: "channel"; readonly channel: Channel; readonly title: string; readonly more: string; readonly other: User | undefined; readonly score: number }
  | { readonly kind: "person"; readonly person: User; readonly title: string; readonly more: string; readonly score: number };

type Reader = (name: string) => readonly string[];
const shownMost = 9;

export function findTargets(state: State, typed: string, recents: readonly ChannelId[], readings: Reader): readonly Target[] {
  const { only, query } = askedOf(typed);
  const all = allTargets(state).filter((target) => !only || (only === "people") === isPerson(target));
  const scored = all.flatMap((target) => {
    const best = scoreOf(query, target, readings);
    return best > 0 ? [{ ...target, score: best + nudge(state, target, recents) }] : [];
  });
  return scored.sort((a, b) => b.score - a.score || byName(a.title, b.title)).slice(0, shownMost);
}

// Where one was before, newest first; the channel one is in is left out.
export function recentTargets(state: State, recents: readonly ChannelId[], current: ChannelId | null): readonly Target[] {
  const all = allTargets(state);
  const unread = [...state.mine.values()].filter((mine) => mine.unread > 0 || mine.mentions > 0).map((mine) => mine.channel);
  const order = [...new Set([...recents, ...unread])].filter((id) => id !== current).slice(0, 7);
  return order.flatMap((id) => all.find((target) => target.kind === "channel" && target.channel.id === id) ?? []);
}

// "@" asks for people, "#" for channels; full-width signs as well.
function askedOf(typed: string): { only: "people" | "channels" | null; query: string } {
  const sign = typed.trim()[0] ?? "";
  if ("@＠".includes(sign) && sign) return { only: "people", query: typed.trim().slice(1) };
  if ("#＃".includes(sign) && sign) return { only: "channels", query: typed.trim().slice(1) };
  return { only: null, query: typed.trim() };
}

const isPerson = (target: Target): boolean => target.kind === "person" || target.channel.kind === "direct";

function allTargets(state: State): Target[] {
  const talkedTo = new Set<string>();
  const channels = [...state.mine.keys()].flatMap((id): Target[] => {
    const channel = state.channels.get(id);
    if (!channel) return [];
    const others = channel.kind === "direct" ? othersIn(state, channel) : [];
    const other = others.length === 1 ? state.people.get(others[0] ?? "") : undefined;
    if (other) talkedTo.add(other.id);
    const more = other ? other.username : channel.topic;
    return [{ kind: "channel", channel, title: channelTitle(state, channel), more, other, score: 0 }];
  });
  const people = [...state.people.values()]
    .filter((person) => person.active && !talkedTo.has(person.id))
    .map((person): Target => ({ kind: "person", person, title: person.displayName, more: person.username, score: 0 }));
  return [...channels, ...people];
}

function scoreOf(query: string, target: Target, readings: Reader): number {
  const name = matchOf(query, target.title);
  const user = isPerson(target) ? matchOf(query, target.more) - 2 : 0;
  const spoken = Math.max(0, ...readings(target.title).map((reading) => matchOf(query, reading) - 1));
  return Math.max(name, user, spoken);
}

function nudge(state: State, target: Target, recents: readonly ChannelId[]): number {
  if (target.kind === "person") return 0;
  const at = recents.indexOf(target.channel.id);
  const mine = state.mine.get(target.channel.id);
  return (at < 0 ? 0 : 8 - at) + (mine && mine.unread > 0 ? 4 : 0) - (target.channel.archived ? 20 : 0) + 1;
}
