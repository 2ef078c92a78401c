// What the reducers keep beside what the views see: how far each snapshot holds, and what unread counts are made of.
import type { LogEvent } from "../sync/wire";
import { atFirst } from "./at_first";
import type { ChannelId, Seq, State } from "./model";

// One root post by somebody else after `at`.
export interface Counted {
  readonly names: boolean; // it mentions me, or everybody
}

// Of one channel: a count that the server made, and the posts that came since.
export interface Counts {
  readonly at: Seq; // the server counted as of here
  readonly read: Seq; // with this read cursor
  readonly unread: number;
  readonly mentions: number;
  readonly posts: ReadonlyMap<Seq, Counted>;
  readonly changedAt: Seq; // the last edit or deletion seen
  readonly recount: boolean; // the parts no longer tell: ask the server
}

export interface Known extends State {
  readonly counts: ReadonlyMap<ChannelId, Counts>;
  readonly folded: { readonly me: Seq; readonly workspace: Seq }; // the personal logs are in the state up to here
  readonly preferencesRead: boolean; // false: they are to be read, for something of @me was never heard
  readonly threadsArriving: readonly LogEvent[] | null; // events since the list of threads was asked for
  readonly threadsDue: boolean; // that list is to be read again
  readonly arriving: ReadonlyMap<string, readonly LogEvent[]>; // by place: events since a page was asked for, until it is here
  readonly dropped: number; // events about messages that are not held
  readonly skipped: number; // events of kinds this client does not know
}

export const nothing: Known = {
  workspace: { name: "" },
  me: null,
  people: new Map(),
  channels: new Map(),
  mine: new Map(),
  timelines: new Map(),
  threads: new Map(),
  threadsWhole: null,
  threadsTold: { unread: 0, mentions: 0 },
  threadsArriving: null,
  threadsDue: false,
  members: new Map(),
  pins: new Map(),
  quotes: new Map(),
  saved: new Map(),
  presence: new Map(),
  typing: new Map(),
  preferences: atFirst,
  channelPreferences: new Map(),
  ruled: new Map(),
  counts: new Map(),
  folded: { me: 0, workspace: 0 },
  preferencesRead: true,
  arriving: new Map(),
  dropped: 0,
  skipped: 0,
};

// A map with one entry set, or taken away with undefined; the same map when nothing changes.
export function put<K, V>(map: ReadonlyMap<K, V>, key: K, value: V | undefined): ReadonlyMap<K, V> {
  if (value === undefined ? !map.has(key) : map.get(key) === value) return map;
  const out = new Map(map);
  if (value === undefined) out.delete(key);
  else out.set(key, value);
  return out;
}

// `state` with these fields; the same object when they are all as they were.
export function having<S extends object>(state: S, fields: Partial<S>): S {
  for (const name of Object.keys(fields) as (keyof S)[]) if (state[name] !== fields[name]) return { ...state, ...fields };
  return state;
}
