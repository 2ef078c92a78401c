// Which messages an event changes, and how: a line for each kind. `version` is raised by whoever applies them (D8).
import type { LogEvent } from "../sync/wire";
import type { Message, Reaction, Seq } from "./model";

export type Change = (message: Message, event: LogEvent) => Message;

interface ChangedFields {
  readonly seq: Seq;
  readonly text?: string;
  readonly mentions?: readonly string[];
  readonly thread?: Seq | null;
  readonly emoji?: string;
}

export const changedBy = (event: LogEvent): ChangedFields => event["message"] as ChangedFields;

const edited: Change = (message, event) => {
  const { text = "", mentions = [] } = changedBy(event);
  return { ...message, text, mentions, revision: event.seq, editedAt: event.at ?? null };
};

const deleted: Change = (message) => ({ ...message, text: "", mentions: [], files: [], cards: [], as: null, reactions: [], pinned: null, deleted: true });

const reacted: Change = (message, event) => {
  const { emoji = "" } = changedBy(event);
  return { ...message, reactions: withReaction(message.reactions, emoji, event.by ?? "") };
};

const unreacted: Change = (message, event) => {
  const { emoji = "" } = changedBy(event);
  return { ...message, reactions: withoutReaction(message.reactions, emoji, event.by ?? "") };
};

// The first emoji first, and under each the first person first; a kind that nobody holds any more is gone.
export function withReaction(reactions: readonly Reaction[], emoji: string, user: string): readonly Reaction[] {
  if (!reactions.some((one) => one.emoji === emoji)) return [...reactions, { emoji, users: [user] }];
  return reactions.map((one) => (one.emoji !== emoji || one.users.includes(user) ? one : { emoji, users: [...one.users, user] }));
}

export function withoutReaction(reactions: readonly Reaction[], emoji: string, user: string): readonly Reaction[] {
  return reactions.map((one) => (one.emoji === emoji ? { emoji, users: one.users.filter((id) => id !== user) } : one)).filter(({ users }) => users.length > 0);
}

const pinned: Change = (message, event) => ({ ...message, pinned: { by: event.by ?? "", at: event.at ?? "" } });

const unpinned: Change = (message) => ({ ...message, pinned: null });

const replied: Change = (message, event) => {
  const { count = 0, people = [] } = message.replies ?? {};
  const by = event.by ?? "";
  return { ...message, replies: { count: count + 1, lastAt: event.at ?? "", people: people.length < 5 && !people.includes(by) ? [...people, by] : people } };
};

const replyGone: Change = (message) => (message.replies ? { ...message, replies: { ...message.replies, count: message.replies.count - 1 } } : message);

// Changes of the message that the event itself names.
const changes: Readonly<Record<string, Change>> = {
  "message.edited": edited,
  "message.deleted": deleted,
  "reaction.added": reacted,
  "reaction.removed": unreacted,
  "message.pinned": pinned,
  "message.unpinned": unpinned,
};

// Below this number nothing is left in the channel; null: the event is about something else.
export const firstLeft = (event: LogEvent): Seq | null => (event.kind === "history.trimmed" ? (event["trimmed"] as { first: Seq }).first : null);

export function changesOf(event: LogEvent): readonly (readonly [Seq, Change])[] {
  if (event.kind === "message.posted") {
    const root = (event["message"] as { thread?: Seq | null }).thread;
    return root ? [[root, replied]] : [];
  }
  const change = changes[event.kind];
  if (!change) return [];
  const { seq, thread } = changedBy(event);
  return event.kind === "message.deleted" && thread ? [[seq, change], [thread, replyGone]] : [[seq, change]];
}
