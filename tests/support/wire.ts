// The words of holdfast.v1 as a client sees them. Only what the tests read is spelt out; unknown fields stay.

export type Cursor = [seq: number, check: string];

export interface StreamEvent {
  type: "event";
  channel: string;
  seq: number;
  check: string;
  kind: string;
  by?: string;
  at?: string;
  [field: string]: unknown;
}

export interface Hello {
  type: "hello";
  protocol: number;
  epoch: string;
  connection: string;
  heartbeat_ms: number;
  spread_ms: number;
  limits: Record<string, number>;
}

export interface Place {
  head: number;
  from: number;
  unread?: number;
  mentions?: number;
  check?: string;
}

export interface Ready {
  type: "ready";
  user: { id: string };
  workspace: Place;
  me: Place;
  channels: Record<string, Place>;
  threads: { unread: number; mentions: number };
}

export interface Ack {
  type: "ack";
  key: string;
  log: string;
  seq: number;
  at: string;
  duplicate?: boolean;
  unchanged?: boolean; // what was asked for was so already: no event was made
  result?: Record<string, unknown>;
}

export interface Refusal {
  type: "refused";
  key: string;
  code: string;
  field?: string; // which part of it is at fault
  final: boolean;
  retry_ms?: number;
  status?: number; // over REST
  retry_after?: string;
}

// No answer came: the command is stored once or not at all (D3).
export interface Unknown {
  type: "unknown";
  why: string;
}

export type Outcome = Ack | Refusal | Unknown;

export interface Frame {
  type: string;
  channel?: string;
  [field: string]: unknown;
}

// Everything else a refusal may be is worth another try with the same key.
const finalCodes = new Set([
  "forbidden", "not_found", "too_large", "empty", "key_conflict", "key_used", "conflict", "bad_text", "archived", "internal",
]);

export function isFinal(code: string): boolean {
  return finalCodes.has(code);
}

export interface PageMessage {
  seq: number;
  by: string;
  at: string;
  text: string;
  thread: number | null;
  broadcast: boolean;
  mentions: string[];
  files?: { id: string }[];
  replies?: { count: number; last_at: string; people: string[] };
  reactions?: { emoji: string; users: string[] }[];
  pinned?: { by: string; at: string };
  revision: number;
  version: number;
  deleted: boolean;
}

export interface Page {
  as_of: number;
  first: number;
  head: number;
  messages: PageMessage[];
  has_older: boolean;
  has_newer: boolean;
}

export interface EventPage {
  events: StreamEvent[];
  head: number;
  first: number;
  next: number | null;
}

export interface ChannelView {
  id: string;
  kind: "public" | "private" | "direct";
  name: string;
  topic: string;
  archived: boolean;
  members: number;
}
