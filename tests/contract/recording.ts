// What a run leaves behind: plain data, written by the recorder, read by the checkers. All times are milliseconds of the
// monotonic clock. A log is named by its channel; personal logs get their owner's name too, so that each log has one name.

import type { ChannelView, Cursor, Outcome, Page, Place, StreamEvent } from "../support/wire.ts";

export interface Recording {
  seed: number;
  limits: { pageEvents: number; pullBehindMax: number; meLogEventsMax: number };
  channels: ChannelPlan[];
  commands: Command[];
  forms: Form[];
  lines: Line[];
  pages: PageRead[];
  cuts: Cut[];
  deeds: Deed[];
  cold: Cold;
  finals: Final[];
  episodes?: Episode[];
  kinds?: { known: string[]; all: boolean }; // those of the server; whether this play is to show all of them
  refusals?: AsideRefusal[];
  hooked?: HookPost[];
  attic?: { id: string; reader: string }; // the channel whose beginning is removed
}

export interface ChannelPlan {
  id: string;
  kind: "public" | "private" | "direct";
  history: "all" | "joined";
  founder: string; // a member from the first event to the last, who therefore sees all of it
  initial: string[]; // members from its making, the founder among them
}

// One durable command: one key, one content, sent as often as it took.
export interface Command {
  key: string;
  author: string;
  name: CommandName;
  log: string | undefined; // undefined where only the answer can tell (a channel about to be created)
  asks: Asks;
  attempts: Attempt[];
}

export type CommandName =
  | "message.post" | "message.edit" | "message.delete"
  | "channel.create" | "channel.join" | "channel.leave" | "channel.topic" | "member.add" | "member.remove"
  | "direct.open" | "read.set" | "unread.mark" | "user.deactivate"
  | "reaction.add" | "reaction.remove" | "message.pin" | "message.unpin" | "saved.add" | "saved.remove"
  | "thread.follow" | "thread.unfollow"
  | "preferences.set" | "channel_preferences.set"
  | "channel.rename" | "channel.archive" | "channel.restore" | "me.update" | "user.change_role" | "hook.post";

export interface Asks {
  text?: string;
  files?: string[];
  thread?: number;
  broadcast?: boolean;
  message?: number;
  revision?: number;
  topic?: string;
  name?: string;
  role?: string;
  emoji?: string; // spelt in full
  user?: string;
  seq?: number;
  channel?: string;
}

export interface Attempt {
  door: "stream" | "rest";
  line?: number;
  sentAt: number;
  answeredAt?: number;
  outcome?: Outcome; // none: nothing came, or not yet
  altered?: boolean; // the same key with other content, on purpose: must be refused as key_conflict
}

// One distinct content seen at (log, seq). More than one is a finding unless they differ as D6, D8 and D18 allow.
export interface Form {
  log: string;
  seq: number;
  event: StreamEvent;
  seenBy: string;
  seenAt: number;
}

// One connection of one device, from hello to its end.
export interface Line {
  id: number;
  user: string;
  device: string;
  openedAt: number;
  epoch: string;
  started?: { at: number; epoch: string; cursors: Record<string, Cursor> }; // by log name
  odd?: Record<string, OddCursor>; // cursors made wrong on purpose, by log name
  notes: Note[];
  paused?: number; // how often its socket was not read for a while, on purpose
  abandoned?: boolean; // nobody reads it any more: its end is not seen from this side
  closedAt?: number;
  closeCode?: number;
}

export type OddCursor = "old" | "trimmed" | "ahead" | "check" | "epoch" | "lost" | "limit";
export type ResyncReason = "trimmed" | "epoch" | "ahead" | "limit" | "hidden";

export type Note =
  | { what: "ready"; at: number; places: Record<string, Place> } // by log name
  | { what: "event"; at: number; form: number }
  | { what: "more"; at: number; log: string; next: number; head: number }
  | { what: "pull"; at: number; log: string; after: number }
  | { what: "resync"; at: number; log: string; reason: ResyncReason; from: number }
  | { what: "gone"; at: number; log: string; last: number; reason: string }
  | { what: "error"; at: number; code: string }
  | { what: "goaway"; at: number };

// A history page read by REST while the run went on.
export interface PageRead {
  user: string;
  log: string;
  askedAt: number;
  answeredAt: number;
  status: number;
  page?: Page;
}

// Somebody's right to a log (or to everything: "*") was taken away, and perhaps given back later.
export interface Cut {
  user: string;
  log: string;
  seq?: number;
  sentAt: number;
  answeredAt: number;
  restoredSentAt?: number;
  restoredSeq?: number;
}

export interface Deed {
  at: number;
  what: "kill" | "drain" | "freeze" | "cut some" | "cut all" | "half open" | "died" | "no start" | "plague";
  detail?: string;
  wrong?: boolean; // the server broke D14 in it: a drain that took too long, a death nobody asked for
}

// A refusal of something that is no durable command.
export interface AsideRefusal {
  path: string;
  status: number;
  code: string;
  retryAfter?: string;
}

// What a program sent by a hook.
export interface HookPost {
  channel: string;
  text: string;
  sent: number;
  answered: boolean;
}

// One fault by its name, from its beginning until all was well again.
export interface Episode {
  plague: string;
  beganAt: number;
  endedAt: number;
  expects: { refusals: string[]; says?: string; falls: boolean }; // any of the refusals; words of the log; the end of the process
  refusals: Record<string, number>; // what clients were refused with meanwhile
  said?: string; // the line of the log that told of it
  fell?: boolean; // the process ended
  recoveredMs?: number; // after its end: a post was acked and a new line was ready; none: not in time
}

// What a server that has just started serves.
export interface Cold {
  logs: Record<string, ColdLog>;
  channels: Record<string, ColdChannel>;
  reads: ColdRead[];
  states: ColdState[];
  threads?: ColdThreads[];
}

// The threads somebody follows or declined, and what a fresh device was told of them all together.
export interface ColdThreads {
  user: string;
  ready: { unread: number; mentions: number };
  items: { channel: string; thread: number; following: boolean; seq: number; unread: number; mentions: number }[];
  complete: boolean;
}

// What one's own log has come to: the snapshot that a resync of @me is settled against.
export interface ColdState {
  user: string;
  asOf: number;
  check: string;
  reads: Record<string, number>; // by channel
}

export interface ColdLog {
  first: number;
  head: number;
  events: StreamEvent[];
}

export interface ColdChannel {
  view: ChannelView;
  members: string[];
  messages: Page["messages"];
}

// One person's read state, from REST and, where a fresh device was told so, from `ready`.
export interface ColdRead {
  user: string;
  log: string;
  seq: number;
  unread: number;
  mentions: number;
  readyUnread?: number;
}

// Where a device stood once everything had been quiet: after the storm, and after the cold start.
export interface Final {
  stage: "settled" | "cold";
  device: string;
  user: string;
  log: string;
  cursor: number;
  head: number;
}

export interface Violation {
  invariant: string;
  says: string;
  evidence?: unknown;
}

export function logName(channel: string, user: string): string {
  return channel === "@me" ? `@me/${user}` : channel;
}

export function isChannelLog(log: string): boolean {
  return !log.startsWith("@");
}
