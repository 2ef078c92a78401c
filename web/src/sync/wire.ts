// The words of holdfast.v1 as this client reads them. Unknown fields are ignored; unknown kinds of events are counted and skipped.

export type Cursor = readonly [seq: number, check: string];
export type Cursors = ReadonlyMap<string, Cursor>;

export interface LogEvent {
  readonly type: "event";
  readonly channel: string; // the log it stands in: a channel's id, "@me" or "@workspace"
  readonly seq: number;
  readonly check: string;
  readonly kind: string;
  readonly by?: string;
  readonly at?: string;
  readonly [field: string]: unknown;
}

export interface Place {
  readonly head: number;
  readonly from: number; // live events begin at from + 1
  readonly check: string;
}

export interface ChannelPlace extends Place {
  readonly unread: number;
  readonly mentions: number;
}

export interface Hello {
  readonly type: "hello";
  readonly protocol: number;
  readonly epoch: string;
  readonly connection: string;
  readonly heartbeat_ms: number;
  readonly spread_ms: number;
  readonly limits?: { readonly in_flight?: number; readonly cursors?: number; readonly watch?: number };
}

export interface Ready {
  readonly type: "ready";
  readonly user: Record<string, unknown>;
  readonly workspace: Place;
  readonly me: Place;
  readonly channels: Readonly<Record<string, ChannelPlace>>;
  readonly threads?: { readonly unread: number; readonly mentions: number };
}

export interface Ack {
  readonly type: "ack";
  readonly key: string;
  readonly log: string;
  readonly seq: number;
  readonly at: string;
  readonly duplicate?: boolean;
  readonly result?: Record<string, unknown>;
}

export interface Refused {
  readonly type: "refused";
  readonly key: string;
  readonly code: string;
  readonly final: boolean;
  readonly retry_ms?: number;
  readonly detail?: string;
}

export type ResyncReason = "trimmed" | "epoch" | "ahead" | "limit" | "hidden";

export type ServerFrame =
  | Hello
  | Ready
  | LogEvent
  | Ack
  | Refused
  | { readonly type: "wait"; readonly eta_ms: number }
  | { readonly type: "more"; readonly channel: string; readonly next: number; readonly head: number }
  | { readonly type: "resync"; readonly channel: string; readonly reason: ResyncReason; readonly from: number; readonly check: string }
  | { readonly type: "gone"; readonly channel: string; readonly last: number; readonly reason: string }
  | { readonly type: "presence"; readonly changes: Readonly<Record<string, { state: string; text?: string; emoji?: string; until?: string }>> }
  | { readonly type: "typing"; readonly channel: string; readonly user: string; readonly thread?: number | null }
  | { readonly type: "notice"; readonly channel: string; readonly key: string; readonly command: string; readonly by: string; readonly at: string; readonly text: string; readonly trouble?: string }
  | { readonly type: "mode"; readonly stage: number; readonly off: readonly string[] }
  | { readonly type: "goaway"; readonly reason: string; readonly after_ms: readonly [number, number]; readonly drain_ms: number }
  | { readonly type: "error"; readonly code: string; readonly field?: string }
  | { readonly type: "beat" };

export function parseFrame(text: string): ServerFrame | null {
  try {
    const frame = JSON.parse(text) as { type?: unknown } | null;
    return typeof frame === "object" && frame !== null && typeof frame.type === "string" ? (frame as ServerFrame) : null;
  } catch {
    return null;
  }
}

export const closed = { signedOut: 4401, notAllowed: 4403, badFrames: 4400, tooSlow: 4408, tooMuch: 4429, restarting: 1012 } as const;
