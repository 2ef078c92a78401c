// What the client knows, as plain data. Changed only by reducers; a reducer returns the same object when nothing changed,
// and an event applied twice is the same as once.

import type { LogEvent } from "../sync/wire";

export type UserId = string;
export type ChannelId = string;
export type Seq = number;

export interface User {
  readonly id: UserId;
  readonly username: string;
  readonly displayName: string;
  readonly role: "guest" | "member" | "admin" | "owner";
  readonly bot: boolean;
  readonly active: boolean;
  readonly avatar: string | null;
  readonly title: string; // what they do here; empty: not said
  readonly timeZone: string; // an IANA name; empty: not said
  readonly version: number;
}

export interface Channel {
  readonly id: ChannelId;
  readonly kind: "public" | "private" | "direct";
  readonly name: string;
  readonly topic: string;
  readonly archived: boolean;
  readonly history: "all" | "joined";
  readonly createdBy: UserId;
  readonly createdAt: string;
  readonly members: number;
  readonly people: readonly UserId[];
  readonly version: Seq;
}

// What is one's own about a channel one is in. Counts are as of `countedAt`; events above it add to them.
export interface Membership {
  readonly channel: ChannelId;
  readonly visibleFrom: Seq;
  readonly read: Seq;
  readonly head: Seq;
  readonly unread: number;
  readonly mentions: number;
  readonly countedAt: Seq;
}

export interface File {
  readonly id: string;
  readonly name: string;
  readonly type: string;
  readonly bytes: number;
  readonly width: number | null;
  readonly height: number | null;
  readonly preview: boolean;
}

// What a program shows below its words. Texts are Markdown.
export interface Card {
  readonly color: string;
  readonly author: string;
  readonly title: string;
  readonly titleLink: string;
  readonly text: string;
  readonly facts: readonly { readonly title: string; readonly value: string; readonly short: boolean }[];
  readonly image: string;
  readonly imageAlt: string;
  readonly footer: string;
  readonly actions: readonly { readonly text: string; readonly url: string }[];
}

export interface Reaction {
  readonly emoji: string;
  readonly users: readonly UserId[]; // the first first
}

export interface Replies {
  readonly count: number;
  readonly lastAt: string;
  readonly people: readonly UserId[]; // the first five
}

export interface Message {
  readonly seq: Seq;
  readonly by: UserId;
  readonly at: string;
  readonly key: string;
  readonly text: string;
  readonly thread: Seq | null;
  readonly broadcast: boolean; // a reply that is shown in the channel too
  readonly mentions: readonly string[];
  readonly files: readonly File[];
  readonly cards: readonly Card[];
  readonly as: { readonly name: string; readonly icon: string } | null;
  readonly reactions: readonly Reaction[];
  readonly replies: Replies | null;
  readonly pinned: { readonly by: UserId; readonly at: string } | null;
  readonly revision: Seq;
  readonly version: Seq;
  readonly editedAt: string | null;
  readonly deleted: boolean;
}

// What is one's own about a thread: a count that the server made as of `at`, and the replies by others since.
export interface Thread {
  readonly channel: ChannelId;
  readonly root: Seq;
  readonly following: boolean;
  readonly declined: boolean; // by an explicit wish, as far as is known here: taking part does not outrank it
  readonly read: Seq;
  readonly reached: Seq; // the furthest one has read or replied, that was heard of here
  readonly at: Seq;
  readonly unread: number;
  readonly mentions: number;
  readonly posts: ReadonlyMap<Seq, boolean>; // whether each names me, or everybody
  readonly changedAt: Seq; // the last edit or deletion seen
  readonly recount: boolean; // the parts no longer tell: ask the server
}

// A stretch of a channel, or of a thread, without holes. A channel shows roots, and replies that were sent there too. `stale`: the line was not contiguous since `asOf`, so it must be read again.
export interface Timeline {
  readonly channel: ChannelId;
  readonly thread: Seq | null;
  readonly root: Message | null; // of a thread
  readonly messages: readonly Message[];
  readonly asOf: Seq;
  readonly first: Seq; // the oldest number that the server still holds: above 1, the beginning is gone
  readonly hasOlder: boolean;
  readonly hasNewer: boolean;
  readonly stale: boolean;
  readonly loading: "none" | "first" | "older" | "newer";
  readonly failed: boolean;
}

// A message that another one links to. `hidden`: it is not for me, or is none. `stale`: something of its channel was never heard.
export type Quote =
  | { readonly kind: "asked"; readonly events: readonly LogEvent[] } // about it, since it was asked for
  | { readonly kind: "here"; readonly message: Message; readonly stale: boolean }
  | { readonly kind: "hidden" };

// The pinned messages of a channel, the last pinned first, true up to `asOf`. `stale`: one of them is not held, so they are to be read again.
export interface Pins {
  readonly asOf: Seq;
  readonly messages: readonly Message[];
  readonly stale: boolean;
}

export interface PresenceState {
  readonly state: "online" | "away" | "dnd" | "offline";
  readonly text: string;
  readonly emoji: string;
  readonly until: number | null; // Date.now() when the words and a chosen state end by themselves, where it is known
}

// What one is told of. Minutes are of the day; quiet hours that run past midnight belong to the day they begin on.
export interface Preferences {
  readonly level: "all" | "mentions" | "nothing";
  readonly keywords: readonly string[];
  readonly quietHours: {
    readonly on: boolean;
    readonly fromMinute: number;
    readonly toMinute: number;
    readonly days: readonly ("monday" | "tuesday" | "wednesday" | "thursday" | "friday" | "saturday" | "sunday")[];
    readonly timeZone: string; // empty: the device's
  };
  readonly sound: boolean;
  readonly preview: boolean;
  readonly sendWith: "enter" | "ctrl_enter";
}

export interface ChannelPreferences {
  readonly channel: ChannelId;
  readonly level: "default" | Preferences["level"];
  readonly muted: boolean;
  readonly muteUntil: number | null; // Date.now() when muting ends by itself
}

export interface State {
  readonly workspace: { readonly name: string };
  readonly me: UserId | null;
  readonly people: ReadonlyMap<UserId, User>;
  readonly channels: ReadonlyMap<ChannelId, Channel>;
  readonly mine: ReadonlyMap<ChannelId, Membership>;
  readonly timelines: ReadonlyMap<string, Timeline>; // by place: a channel, or a thread in it
  readonly threads: ReadonlyMap<string, Thread>; // by place
  readonly threadsWhole: boolean | null; // all one follows are here; null: they have not been read yet
  readonly threadsTold: { readonly unread: number; readonly mentions: number }; // by `ready`, until they are
  readonly members: ReadonlyMap<ChannelId, readonly UserId[]>;
  readonly pins: ReadonlyMap<ChannelId, Pins>; // of channels whose pins somebody asked for
  readonly quotes: ReadonlyMap<string, Quote>; // by quoteKey(…); the last asked for stands last
  readonly saved: ReadonlyMap<ChannelId, ReadonlySet<Seq>>; // one's own
  readonly presence: ReadonlyMap<UserId, PresenceState>;
  readonly preferences: Preferences;
  readonly channelPreferences: ReadonlyMap<ChannelId, ChannelPreferences>;
  readonly ruled: ReadonlyMap<string, Seq>; // by log: where its rule how long messages are kept was last changed
  readonly typing: ReadonlyMap<string, ReadonlyMap<UserId, number>>; // by place; until when, performance.now()
}
