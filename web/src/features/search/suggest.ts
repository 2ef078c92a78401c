// Names to complete from: and in: with. Pure, over the state.
import type { Channel, ChannelId, State, User } from "../../state/model";
import { channelTitle, othersIn } from "../channels/names";
import { matchOf } from "../switcher/match";

export interface Suggestion {
  readonly value: string; // what is written into the question
  readonly title: string;
  readonly more: string;
  readonly person: User | undefined;
  readonly channel: Channel | undefined;
}

const most = 6;
type Scored = Suggestion & { readonly score: number };

export function suggestionsFor(state: State, name: "from" | "in", typed: string): readonly Suggestion[] {
  const asked = typed.replace(/^[@＠#＃]/, "");
  const wants = (one: string): number => (asked === "" ? 1 : matchOf(asked, one));
  const people = [...state.people.values()].flatMap((person): Scored[] => {
    const score = Math.max(wants(person.displayName), wants(person.username)) + (person.id === state.me ? 1 : 0);
    return score > 1 || asked === "" ? [{ value: person.id === state.me ? "me" : `@${person.username}`, title: person.displayName, more: person.username, person, channel: undefined, score }] : [];
  });
  const found = name === "from" ? people : [...state.mine.keys()].flatMap((id) => placeOf(state, id, wants));
  return [...found].sort((a, b) => b.score - a.score || a.title.localeCompare(b.title)).slice(0, most);
}

function placeOf(state: State, id: ChannelId, wants: (name: string) => number): Scored[] {
  const channel = state.channels.get(id);
  if (!channel) return [];
  const title = channelTitle(state, channel);
  const score = wants(title);
  return score > 0 ? [{ value: valueOf(state, channel), title, more: channel.topic, person: otherIn(state, channel), channel, score }] : [];
}

// How a channel is named in a question: by its name, by who it is with, or where neither will do by its id.
export function valueOf(state: State, channel: Channel): string {
  const other = otherIn(state, channel);
  if (other) return `@${other.username}`;
  return channel.kind === "direct" ? channel.id : `#${channel.name}`;
}

function otherIn(state: State, channel: Channel): User | undefined {
  const others = channel.kind === "direct" ? othersIn(state, channel) : [];
  return others.length === 1 ? state.people.get(others[0] ?? "") : undefined;
}
