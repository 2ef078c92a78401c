// For tests: a server in small. It numbers events as the real one does and knows by itself, without the reducers, what they come to.
import type { LogEvent } from "../sync/wire";
import type { WirePage } from "./from-wire";

export const me = "Ume";
export const others = ["Uada", "Uben"];
export const channel = "C1";

export interface Truth {
  readonly events: LogEvent[];
  readonly page: (asOf: number, query?: { before?: number; limit?: number; thread?: number }) => WirePage;
  readonly threads: (asOf: number) => Map<number, { read: number; unread: number; mentions: number }>; // followed, with cursors moved by one's own replies
  readonly unread: (asOf: number, read: number) => { unread: number; mentions: number };
  readonly read: (asOf: number) => number; // where one's own posts have moved the cursor
}

interface Row {
  seq: number;
  by: string;
  at: string;
  key: string;
  text: string;
  thread: number | null;
  broadcast: boolean;
  mentions: string[];
  files: object[];
  replies: { count: number; last_at: string; people: string[] } | null;
  revision: number;
  version: number;
  edited_at?: string;
  deleted: boolean;
  reactions: { emoji: string; users: string[] }[];
  pinned?: { by: string; at: string };
}

// A small generator whose numbers are the same for the same seed.
export function dice(seed: number): () => number {
  let state = seed >>> 0 || 1;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

export const event = (kind: string, seq: number, fields: object = {}, log = channel, by = others[0]!): LogEvent => ({
  type: "event", channel: log, seq, check: seq.toString(16).padStart(16, "0"), kind, by, at: `2026-01-01T00:00:00.${String(seq).padStart(6, "0")}Z`, ...fields,
});

export const posted = (seq: number, text = `text ${seq}`, { by = others[0]!, thread = null as number | null, began = "", broadcast = false, mentions = [] as string[], files = [] as object[] } = {}): LogEvent =>
  event("message.posted", seq, { message: { key: `k${seq}`, text, thread, ...(began ? { thread_by: began } : {}), broadcast, mentions, files, version: seq } }, channel, by);
export const edited = (seq: number, message: number, text: string, mentions: string[] = [], thread: number | null = null): LogEvent =>
  event("message.edited", seq, { message: { seq: message, ...(thread ? { thread } : {}), text, mentions, revision: seq, version: seq } });
export const deleted = (seq: number, message: number, thread: number | null = null): LogEvent => event("message.deleted", seq, { message: { seq: message, thread, version: seq } });

export function randomLog(random: () => number, length: number): Truth {
  const events: LogEvent[] = [];
  const pick = <T>(from: readonly T[]): T => from[Math.floor(random() * from.length)]!;
  for (let seq = 1; seq <= length; seq++) {
    const live = [...rowsAt(events, seq).values()].filter((row) => !row.deleted);
    const roll = random();
    const by = pick([me, ...others, ...others]);
    const mentions = random() < 0.3 ? [pick([me, "@channel", "@here", others[0]!])] : [];
    if (live.length === 0 || roll < 0.55) {
      const roots = live.filter((row) => row.thread === null);
      const root = roots.length > 0 && random() < 0.35 ? pick(roots) : null;
      const files = seq % 5 === 0 ? [{ id: `F${seq}`, name: "berths.pdf", type: "application/pdf", bytes: seq, width: null, height: null, preview: false }] : [];
      events.push(posted(seq, `text ${seq}`, { by, mentions, files, ...(root ? { thread: root.seq, began: root.by, broadcast: random() < 0.2 } : {}) }));
    } else if (roll < 0.75) {
      const changed = pick(live);
      events.push(edited(seq, changed.seq, `edit ${seq}`, mentions, changed.thread));
    }
    else if (roll < 0.82) {
      const kind = pick(["reaction.added", "reaction.added", "reaction.removed", "message.pinned", "message.unpinned"]);
      const emoji = kind.startsWith("reaction") ? { emoji: pick(["👍", "❤️"]) } : {};
      events.push(event(kind, seq, { message: { seq: pick(live).seq, ...emoji, version: seq } }, channel, by));
    }
    else if (roll < 0.92) {
      const gone = pick(live);
      events.push(deleted(seq, gone.seq, gone.thread));
    }
    else events.push(event(pick(["member.joined", "member.left"]), seq, { user: pick(others), reason: "left" }));
  }
  const rows = (asOf: number): Row[] => [...rowsAt(events, asOf).values()];
  return {
    events,
    page(asOf, { before = Infinity, limit = 50, thread } = {}) {
      const all = rows(asOf).filter((row) => (thread ? row.thread === thread : row.thread === null || row.broadcast));
      const root = thread && rows(asOf).find((row) => row.seq === thread);
      const older = all.filter((row) => row.seq < before);
      const messages = older.slice(-limit);
      return { as_of: asOf, first: 1, head: asOf, messages: messages as unknown as Record<string, unknown>[], has_older: older.length > messages.length, has_newer: all.some((row) => row.seq >= before), people: {}, ...(root ? { root: { ...root } } : {}) };
    },
    unread(asOf, read) {
      return countsOf(rows(asOf).filter((row) => row.thread === null), read);
    },
    read: (asOf) => Math.max(0, ...rows(asOf).filter((row) => row.by === me && row.thread === null).map((row) => row.seq)),
    threads(asOf) {
      const reads = new Map<number, number>();
      for (const { seq, kind, by, ...rest } of events) {
        const { seq: about = seq, thread, thread_by: began, mentions = [] } = (rest["message"] ?? {}) as { seq?: number; thread?: number; thread_by?: string; mentions?: string[] };
        if (seq > asOf || !thread) continue;
        if (kind === "message.edited" && !reads.has(thread) && mentions.includes(me)) reads.set(thread, about - 1);
        if (kind !== "message.posted") continue;
        if (by === me) reads.set(thread, seq);
        else if (!reads.has(thread) && (began === me || mentions.includes(me))) reads.set(thread, seq - 1);
      }
      return new Map([...reads].map(([thread, read]) => [thread, { read, ...countsOf(rows(asOf).filter((row) => row.thread === thread), read) }]));
    },
  };
}

function countsOf(rows: readonly Row[], read: number): { unread: number; mentions: number } {
  const after = rows.filter((row) => row.seq > read && row.by !== me && !row.deleted);
  return { unread: after.length, mentions: after.filter((row) => row.mentions.some((name) => name === me || name === "@channel" || name === "@here")).length };
}

function rowsAt(events: readonly LogEvent[], asOf: number): Map<number, Row> {
  const rows = new Map<number, Row>();
  for (const { seq, kind, by = "", at = "", ...rest } of events) {
    if (seq > asOf) break;
    const said = rest["message"] as Partial<Row> & { seq?: number };
    if (kind === "message.posted")
      rows.set(seq, { seq, by, at, key: said.key ?? "", text: said.text ?? "", thread: said.thread ?? null, broadcast: said.broadcast ?? false, mentions: said.mentions ?? [], files: said.files ?? [], replies: null, revision: seq, version: seq, deleted: false, reactions: [] });
    const root = said?.thread && kind !== "message.edited" ? rows.get(said.thread) : undefined;
    if (root) {
      root.version = seq;
      const { count = 0, last_at = "", people = [] } = root.replies ?? {};
      root.replies = kind === "message.posted" ? { count: count + 1, last_at: at, people: [...new Set([...people, by])].slice(0, 5) } : { count: count - 1, last_at, people };
    }
    const row = said?.seq === undefined ? undefined : rows.get(said.seq);
    if (!row) continue;
    row.version = seq;
    if (kind === "message.edited") Object.assign(row, { text: said.text, mentions: said.mentions, revision: seq, edited_at: at });
    else if (kind === "message.deleted") Object.assign(row, { text: "", mentions: [], files: [], deleted: true, reactions: [], pinned: undefined });
    else if (kind === "message.pinned") row.pinned = { by, at };
    else if (kind === "message.unpinned") delete row.pinned;
    else row.reactions = reacted(row.reactions, (said as unknown as { emoji: string }).emoji, by, kind === "reaction.added");
  }
  return rows;
}

function reacted(before: Row["reactions"], emoji: string, by: string, added: boolean): Row["reactions"] {
  const rows = new Map(before.map((one) => [one.emoji, new Set(one.users)]));
  const users = rows.get(emoji) ?? new Set();
  if (added) users.add(by);
  else users.delete(by);
  rows.set(emoji, users);
  return [...rows].filter(([, held]) => held.size > 0).map(([kind, held]) => ({ emoji: kind, users: [...held] }));
}
