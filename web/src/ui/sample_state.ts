// People, channels and a state to test views with.
import { atFirst } from "../state/at_first";
import type { Channel, Membership, State, User } from "../state/model";

export const aPerson = (id: string, username: string, displayName: string): User => ({
  id, username, displayName, role: "member", bot: false, active: true, avatar: null, title: "", timeZone: "", version: 1,
});

export const aChannel = (id: string, name: string): Channel => ({
  id, kind: "public", name, topic: "", archived: false, history: "all", createdBy: "U0", createdAt: "2026-09-14T08:00:00Z", members: 3, people: [], version: 1,
});

export const aMembership = (channel: string, unread = 0, mentions = 0): Membership => ({
  channel, visibleFrom: 0, read: 0, head: 0, unread, mentions, countedAt: 0,
});

// One is a member of every channel given; `mine` says where something is unread.
export function aState({ me, people, channels, mine = [] }: { me: string; people: readonly User[]; channels: readonly Channel[]; mine?: readonly Membership[] }): State {
  return {
    workspace: { name: "Northpier" },
    me,
    people: new Map(people.map((person) => [person.id, person])),
    channels: new Map(channels.map((channel) => [channel.id, channel])),
    mine: new Map([...channels.map((channel) => aMembership(channel.id)), ...mine].map((one) => [one.channel, one])),
    timelines: new Map(),
  threads: new Map(),
  threadsWhole: true,
  threadsTold: { unread: 0, mentions: 0 },
    members: new Map(),
    pins: new Map(),
    quotes: new Map(),
    saved: new Map(),
    presence: new Map(),
    typing: new Map(),
    preferences: atFirst,
    channelPreferences: new Map(),
    ruled: new Map(),
  };
}
