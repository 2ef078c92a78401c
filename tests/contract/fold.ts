// Folding: snapshot + events = snapshot (D8). The judge has a fold of its own; the web client's reducers are put to the same
// test through the same seam.

import type { StreamEvent } from "../support/wire.ts";
import { changedOf, isRedacted, postedOf } from "./lookup.ts";
import type { Recording } from "./recording.ts";

export interface FoldedMessage {
  seq: number;
  by: string;
  at: string;
  text: string;
  thread: number | null;
  broadcast: boolean;
  mentions: string[];
  files: string[];
  replies: { count: number; last_at: string; people: string[] } | null;
  reactions: { emoji: string; users: string[] }[];
  pinned: { by: string; at: string } | null;
  revision: number;
  version: number;
  deleted: boolean;
}

export interface FoldedChannel {
  name: string;
  topic: string;
  archived: boolean;
  members: string[]; // sorted
  messages: FoldedMessage[]; // by seq; deleted ones stay as tombstones
}

export interface Folder {
  name: string;
  fold(events: readonly StreamEvent[]): FoldedChannel;
}

export const ownFolder: Folder = {
  name: "the judge's own fold",
  fold(events) {
    const messages = new Map<number, FoldedMessage>();
    const members = new Set<string>();
    const channel = { name: "", topic: "", archived: false };
    for (const event of events) {
      foldMessage(messages, event);
      switch (event.kind) {
        case "channel.created": {
          const info = (event["channel_info"] ?? {}) as { name?: string; topic?: string };
          channel.name = info.name ?? "";
          channel.topic = info.topic ?? "";
          break;
        }
        case "channel.renamed":
          channel.name = String(event["name"]);
          break;
        case "channel.topic_changed":
          channel.topic = String(event["topic"]);
          break;
        case "channel.archived":
        case "channel.restored":
          channel.archived = event.kind === "channel.archived";
          break;
        case "member.joined":
          members.add(String(event["user"]));
          break;
        case "member.left":
          members.delete(String(event["user"]));
      }
    }
    return { ...channel, members: [...members].sort(), messages: [...messages.values()] };
  },
};

function foldMessage(messages: Map<number, FoldedMessage>, event: StreamEvent): void {
  const change = (seq: number, fields: (message: FoldedMessage) => Partial<FoldedMessage>): void => {
    const message = messages.get(seq);
    if (message && event.seq > message.version) messages.set(seq, { ...message, ...fields(message), version: event.seq });
  };
  const by = event.by ?? "";
  const at = event.at ?? "";
  const about = (event["message"] ?? {}) as { thread?: number | null };
  switch (event.kind) {
    case "message.posted": {
      const { text, thread, broadcast, mentions, files } = postedOf(event);
      const seq = event.seq;
      messages.set(seq, { seq, by, at, text, thread, broadcast, mentions, files, replies: null, reactions: [], pinned: null, revision: seq, version: seq, deleted: false });
      if (thread) change(thread, ({ replies }) => ({ replies: { count: (replies?.count ?? 0) + 1, last_at: at, people: [...new Set([...(replies?.people ?? []), by])].slice(0, 5) } }));
      return;
    }
    case "message.edited": {
      const { seq, text, mentions } = changedOf(event);
      return change(seq, () => ({ text, mentions, revision: event.seq }));
    }
    case "message.deleted":
      change(changedOf(event).seq, () => ({ text: "", mentions: [], files: [], reactions: [], pinned: null, deleted: true }));
      if (about.thread) change(about.thread, ({ replies }) => ({ replies: replies && { ...replies, count: replies.count - 1 } }));
      return;
    case "reaction.added":
      return change(changedOf(event).seq, ({ reactions }) => ({ reactions: reactionsAfter(reactions, emojiOf(event), (users) => [...users.filter((user) => user !== by), by]) }));
    case "reaction.removed":
      return change(changedOf(event).seq, ({ reactions }) => ({ reactions: reactionsAfter(reactions, emojiOf(event), (users) => users.filter((user) => user !== by)) }));
    case "message.pinned":
      return change(changedOf(event).seq, () => ({ pinned: { by, at } }));
    case "message.unpinned":
      return change(changedOf(event).seq, () => ({ pinned: null }));
  }
}

const emojiOf = (event: StreamEvent): string => (event["message"] as { emoji: string }).emoji;

// An emoji keeps its place for as long as somebody holds it.
function reactionsAfter(reactions: FoldedMessage["reactions"], emoji: string, usersAfter: (users: string[]) => string[]): FoldedMessage["reactions"] {
  const known = reactions.some((one) => one.emoji === emoji) ? reactions : [...reactions, { emoji, users: [] }];
  return known.map((one) => (one.emoji === emoji ? { emoji, users: usersAfter(one.users) } : one)).filter(({ users }) => users.length > 0);
}

// A log as it was before its redactions: what readers saw whole, or what the writers say they sent. `lost` are the messages whose
// text at some time nobody can tell any more.
export function restoredLog(recording: Recording, log: string): { events: StreamEvent[]; lost: Set<number> } {
  const whole = new Map<number, StreamEvent>();
  for (const form of recording.forms) if (form.log === log && form.event.kind !== "hidden" && !isRedacted(form.event)) whole.set(form.seq, form.event);
  const sent = sentContents(recording, log);
  const lost = new Set<number>();
  const events = (recording.cold.logs[log]?.events ?? []).map((event) => {
    if (!isRedacted(event)) return event;
    const seen = whole.get(event.seq) ?? sent(event);
    if (seen) return seen;
    lost.add(event.kind === "message.posted" ? event.seq : changedOf(event).seq);
    return event;
  });
  return { events, lost };
}

function sentContents(recording: Recording, log: string): (event: StreamEvent) => StreamEvent | undefined {
  const posts = new Map<string, string>();
  const edits = new Map<number, string>();
  for (const command of recording.commands) {
    if (command.log !== log || command.asks.text === undefined) continue;
    if (command.name === "message.post") posts.set(`${command.author} ${command.key}`, command.asks.text);
    if (command.name === "message.edit") for (const { outcome } of command.attempts) if (outcome?.type === "ack") edits.set(outcome.seq, command.asks.text);
  }
  return (event) => {
    const text = event.kind === "message.posted" ? posts.get(`${event.by} ${postedOf(event).key}`) : edits.get(event.seq);
    if (text === undefined || text.includes("@")) return undefined; // who was mentioned is the server's finding, not the sender's
    return { ...event, message: { ...(event["message"] as object), text, redacted: undefined } };
  };
}
