// What was half typed, by place: in localStorage, and in memory where that is closed to us. Each draft knows which of the server's it
// came from, and whether the server has heard of it since. Whoever shows whether there is a draft is told when that changes, and not
// of every letter.
import { signal, type ReadonlySignal } from "@preact/signals";
import type { ChannelId, Seq, UserId } from "../state/model";
import { channelAt, type Place } from "../state/places";

const prefix = "holdfast.draft.";

export interface Draft {
  readonly text: string;
  readonly version: Seq; // of the server's that it is or was made from; 0: of none
  readonly typedAt: number; // Date.now() of the last letter that the server has not heard of; 0: it has heard all
}

const none: Draft = { text: "", version: 0, typedAt: 0 };
const longAgo = 1; // typed before any other device is known to have been

export interface Drafts {
  readonly taken: ReadonlySignal<number>; // goes up when a draft came from another device
  get(author: UserId, place: Place): string;
  set(author: UserId, place: Place, text: string): void;
  within(author: UserId, channel: ChannelId): boolean; // whether there is one in the channel or in any of its threads
  at(author: UserId, place: Place): Draft;
  places(author: UserId): readonly Place[]; // of all that are known
  heard(author: UserId, place: Place, text: string, version: Seq): void; // the server has this one now
  take(author: UserId, place: Place, text: string, version: Seq): void; // from another device
}

export function makeDrafts(storage: Storage | undefined, now: () => number = Date.now): Drafts {
  const held = new Map<string, Draft>();
  const changes = signal(0);
  const taken = signal(0);
  let found: { readonly author: UserId; readonly changes: number; readonly channels: ReadonlySet<ChannelId> } | undefined;
  const nameOf = (author: UserId, place: Place): string => `${prefix}${author}.${place}`;
  const draftOf = (name: string): Draft => held.get(name) ?? kept(storage, name);

  function put(name: string, draft: Draft): void {
    const appears = (draftOf(name).text === "") !== (draft.text === "");
    held.set(name, draft);
    if (appears) changes.value++;
    try {
      if (draft.text === "" && draft.typedAt === 0) storage?.removeItem(name);
      else storage?.setItem(name, JSON.stringify(draft));
    } catch {
      // full or forbidden: the draft lives as long as the tab
    }
  }
  return {
    taken,
    get(author, place) {
      void changes.value;
      return draftOf(nameOf(author, place)).text;
    },
    set(author, place, text) {
      const name = nameOf(author, place);
      const before = draftOf(name);
      if (before.text !== text) put(name, { text, version: before.version, typedAt: now() });
    },
    within(author, channel) {
      if (found?.author !== author || found.changes !== changes.value) {
        const places = this.places(author).filter((place) => draftOf(nameOf(author, place)).text !== "");
        found = { author, changes: changes.value, channels: new Set(places.map(channelAt)) };
      }
      return found.channels.has(channel);
    },
    at: (author, place) => draftOf(nameOf(author, place)),
    places(author) {
      const names = new Set([...held.keys(), ...keysOf(storage)]);
      const own = nameOf(author, "");
      return [...names].filter((name) => name.startsWith(own)).map((name) => name.slice(own.length));
    },
    heard(author, place, text, version) {
      const name = nameOf(author, place);
      const before = draftOf(name);
      put(name, before.text === text ? { text, version, typedAt: 0 } : { ...before, version, typedAt: before.typedAt || now() });
    },
    take(author, place, text, version) {
      const name = nameOf(author, place);
      put(name, { text, version, typedAt: 0 });
      taken.value++;
    },
  };
}

function kept(storage: Storage | undefined, name: string): Draft {
  try {
    const item = storage?.getItem(name) ?? "";
    return item === "" ? none : read(item);
  } catch {
    return none;
  }
}

// What was kept before there were versions is plain text.
function read(item: string): Draft {
  try {
    const { text, version, typedAt } = JSON.parse(item) as Partial<Draft>;
    if (typeof text === "string" && typeof version === "number" && typeof typedAt === "number") return { text, version, typedAt };
  } catch {
    // plain
  }
  return { text: item, version: 0, typedAt: longAgo };
}

function keysOf(storage: Storage | undefined): readonly string[] {
  try {
    return storage ? Array.from({ length: storage.length }, (_, i) => storage.key(i) ?? "") : [];
  } catch {
    return [];
  }
}
