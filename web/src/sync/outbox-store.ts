// Where unsent messages live until they are stored or discarded: IndexedDB, shared by this browser's tabs. Where there is none (private
// windows of some browsers) they live in memory, and the tab asks before it is closed.
import type { File } from "../state/model";
import { openDB, type DBSchema, type IDBPDatabase } from "idb";

export interface Item {
  readonly key: string;
  readonly author: string; // nobody else's session may send it
  readonly channel: string;
  readonly text: string;
  readonly thread: number | null;
  readonly files?: readonly File[]; // uploaded already; absent in what an older page has left here
  readonly typedAt: number;
  readonly order: number; // as typed, over all tabs
  readonly state: "waiting" | "sending" | "refused";
  readonly code: string;
  readonly detail: string;
}

export interface OutboxStore {
  readonly durable: boolean;
  add(item: Item): Promise<void>;
  put(item: Item): Promise<void>;
  remove(key: string): Promise<void>;
  all(author: string): Promise<Item[]>; // in the order typed
}

interface Shelves extends DBSchema {
  outbox: { key: string; value: Item; indexes: { author: string } };
}

export async function openOutboxStore(name = "holdfast"): Promise<OutboxStore> {
  try {
    return stored(
      await openDB<Shelves>(name, 1, {
        upgrade(database) {
          database.createObjectStore("outbox", { keyPath: "key" }).createIndex("author", "author");
        },
      }),
    );
  } catch {
    return remembered();
  }
}

function stored(database: IDBPDatabase<Shelves>): OutboxStore {
  return {
    durable: true,
    add: async (item) => void (await database.put("outbox", item)),
    put: async (item) => {
      // Never brings back what another tab has taken away.
      const change = database.transaction("outbox", "readwrite");
      if (await change.store.getKey(item.key)) await change.store.put(item);
      await change.done;
    },
    remove: (key) => database.delete("outbox", key),
    all: async (author) => inOrder(await database.getAllFromIndex("outbox", "author", author)),
  };
}

function remembered(): OutboxStore {
  const items = new Map<string, Item>();
  return {
    durable: false,
    add: async (item) => void items.set(item.key, item),
    put: async (item) => void (items.has(item.key) && items.set(item.key, item)),
    remove: async (key) => void items.delete(key),
    all: async (author) => inOrder([...items.values()].filter((item) => item.author === author)),
  };
}

export const inOrder = (items: readonly Item[]): Item[] => [...items].sort((a, b) => a.order - b.order || (a.key < b.key ? -1 : 1));
