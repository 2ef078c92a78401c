// What the views may ask of the line and the state. Views know nothing behind this.
import type { ReadonlySignal } from "@preact/signals";
import type { MarkCalls } from "./calls/marks";
import type { QuoteCalls } from "./calls/quotes";
import type { SearchCalls } from "./calls/search";
import type { Channel, ChannelId, File, Seq, State, UserId } from "../state/model";
import type { AdminCalls } from "./calls/admin";
import type { PreferenceCalls } from "./calls/preferences";
import type { RetentionCalls } from "./calls/retention";
import type { Note } from "../sync/follower";
import type { BotCalls } from "./calls/bots";
import type { FileCalls } from "./calls/files";
import type { HookCalls } from "./calls/hooks";
import type { Place } from "../state/places";
import type { ThreadCalls } from "./calls/threads";

export type LineState =
  | { readonly kind: "starting" }
  | { readonly kind: "connected" }
  | { readonly kind: "reconnecting"; readonly at: number } // Date.now() of the next try
  | { readonly kind: "offline" }
  | { readonly kind: "waiting"; readonly until: number } // in line; Date.now() when it should be our turn
  | { readonly kind: "restarting"; readonly at: number } // the server goes away calmly; the next try
  | { readonly kind: "busy"; readonly off: readonly string[] }
  | { readonly kind: "signed-out" };

export type SessionState =
  | { readonly kind: "unknown" } // before the first answer: skeleton
  | { readonly kind: "signed-out"; readonly setupRequired: boolean; readonly workspace: string }
  | { readonly kind: "signed-in"; readonly user: UserId };

// A message of one's own that has no number yet. Kept in IndexedDB until stored or discarded.
export interface Pending {
  readonly key: string;
  readonly channel: ChannelId;
  readonly text: string;
  readonly thread: Seq | null;
  readonly files?: readonly File[];
  readonly broadcast?: boolean;
  readonly typedAt: number;
  readonly state: "waiting" | "sending" | "refused";
  readonly code: string; // of the refusal
  readonly detail: string;
}

// A browser of one's own that is signed in, or a program's token.
export interface SignedIn {
  readonly id: string;
  readonly name: string;
  readonly program: boolean;
  readonly createdAt: string;
  readonly lastUsed: string;
  readonly current: boolean;
}

// A refusal as the server says it: `code` is stable, `detail` is one sentence, `field` names the field at fault.
export class Refusal extends Error {
  constructor(
    readonly status: number,
    readonly code: string,
    readonly detail: string,
    readonly field: string,
    readonly retryMs: number,
  ) {
    super(detail);
  }
}

export interface Client extends MarkCalls, BotCalls, FileCalls, HookCalls, QuoteCalls, SearchCalls, ThreadCalls, AdminCalls, PreferenceCalls, RetentionCalls {
  readonly session: ReadonlySignal<SessionState>;
  readonly line: ReadonlySignal<LineState>;
  readonly state: ReadonlySignal<State>;
  readonly pending: ReadonlySignal<readonly Pending[]>;
  readonly storedKeys: ReadonlySignal<ReadonlySet<string>>; // keys acked within the last two seconds: the tick

  // Doors. Each throws Refusal.
  signIn(username: string, password: string): Promise<void>;
  signOut(): Promise<void>;
  setUp(code: string, workspace: string, username: string, displayName: string, email: string, password: string): Promise<void>;
  previewInvitation(code: string): Promise<{ workspace: string; invitedBy: string; role: string }>;
  acceptInvitation(code: string, username: string, displayName: string, email: string, password: string): Promise<void>;
  resetPassword(code: string, password: string): Promise<void>;
  invite(role: "member" | "guest", uses: number): Promise<{ code: string; expiresAt: string }>;

  hears(listener: (note: Note) => void): () => void; // what the line says, in the one tab that holds it; returns what ends it
  tryNow(): void; // skips the wait for the next try
  post(channel: ChannelId, text: string, thread: Seq | null, broadcast?: boolean, files?: readonly File[]): void; // at once into the durable outbox
  retry(key: string): void; // after a final refusal with a new key
  discard(key: string): void;
  edit(channel: ChannelId, message: Seq, revision: Seq, text: string): Promise<void>;
  remove(channel: ChannelId, message: Seq): Promise<void>;

  // Of a place: a channel, or a thread in it.
  open(place: Place, around?: Seq): void; // reads history where none is trusted
  older(place: Place): void;
  newer(place: Place): void;
  latest(place: Place): void;
  trim(place: Place, middle: Seq | null): void; // lets go what is far from there; null: from the end
  read(place: Place, seq: Seq): void;
  markUnread(channel: ChannelId, seq: Seq): Promise<void>;
  typing(place: Place): void;
  watch(users: readonly UserId[]): void;
  members(channel: ChannelId): Promise<boolean>; // into state.members; false: they could not be read

  createChannel(name: string, kind: "public" | "private", topic: string): Promise<ChannelId>;
  browse(query: string): Promise<readonly Channel[]>;
  look(channel: ChannelId): Promise<void>; // its facts into state.channels, for who is not in it
  join(channel: ChannelId): Promise<void>;
  leave(channel: ChannelId): Promise<void>;
  addMembers(channel: ChannelId, users: readonly UserId[]): Promise<void>;
  removeMember(channel: ChannelId, user: UserId): Promise<void>;
  rename(channel: ChannelId, name: string): Promise<void>;
  setTopic(channel: ChannelId, topic: string): Promise<void>;
  archive(channel: ChannelId, archived: boolean): Promise<void>;
  direct(users: readonly UserId[]): Promise<ChannelId>;
  updateMe(change: { readonly displayName?: string; readonly title?: string; readonly timeZone?: string }): Promise<void>;
  setStatus(state: "online" | "away" | "dnd", text: string, emoji: string, until: string | null): Promise<void>;
  changePassword(current: string, password: string): Promise<void>;
  resetCode(user: UserId): Promise<string>; // with which that person sets a new password, once
  sessions(): Promise<readonly SignedIn[]>; // the newest first
  endSession(id: string): Promise<void>;

  draft(place: Place): string; // survives reload
  hasDraft(channel: ChannelId): boolean; // in it or in one of its threads
  readonly draftsTaken: ReadonlySignal<number>; // goes up when one came from another device
  saveDraft(place: Place, text: string | null, author: UserId | null, leaving?: boolean): void; // of whoever typed it, who may be signed out by now; null: as it was saved last
}
