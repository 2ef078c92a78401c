// The server's words as the model's: names in camelCase, absent fields filled in.
import type { Channel, Message, PresenceState, User } from "./model";

type Fields = Readonly<Record<string, unknown>>;

export interface WirePage {
  readonly as_of: number;
  readonly first: number;
  readonly head: number;
  readonly messages: readonly Fields[];
  readonly has_older: boolean;
  readonly has_newer: boolean;
  readonly people?: Readonly<Record<string, { name: string; username: string; avatar?: string | null; version: number }>>;
}

export interface WireMyState {
  readonly as_of: number;
  readonly check: string;
  readonly channels: readonly { readonly channel: Fields; readonly visible_from: number; readonly read: number }[];
}

export interface WireWorkspaceState {
  readonly as_of: number;
  readonly check: string;
  readonly name: string;
  readonly people: readonly Fields[];
}

const textOf = (value: unknown, otherwise = ""): string => (typeof value === "string" ? value : otherwise);
const numberOf = (value: unknown, otherwise = 0): number => (typeof value === "number" ? value : otherwise);
const textsOf = (value: unknown): string[] => (Array.isArray(value) ? value.filter((one): one is string => typeof one === "string") : []);

export function channelOf(wire: Fields): Channel {
  return {
    id: textOf(wire["id"]),
    kind: textOf(wire["kind"], "public") as Channel["kind"],
    name: textOf(wire["name"]),
    topic: textOf(wire["topic"]),
    archived: wire["archived"] === true,
    history: wire["history"] === "joined" ? "joined" : "all",
    createdBy: textOf(wire["created_by"]),
    createdAt: textOf(wire["created_at"]),
    members: numberOf(wire["members"]),
    people: textsOf(wire["people"]),
    version: numberOf(wire["version"]),
  };
}

export function userOf(wire: Fields): User {
  return {
    id: textOf(wire["id"]),
    username: textOf(wire["username"]),
    displayName: textOf(wire["display_name"]) || textOf(wire["username"]),
    role: textOf(wire["role"], "member") as User["role"],
    bot: wire["bot"] === true,
    active: wire["active"] !== false,
    avatar: typeof wire["avatar"] === "string" ? wire["avatar"] : null,
    version: numberOf(wire["version"]),
  };
}

export function messageOf(wire: Fields): Message {
  const seq = numberOf(wire["seq"]);
  return {
    seq,
    by: textOf(wire["by"]),
    at: textOf(wire["at"]),
    key: textOf(wire["key"]),
    text: textOf(wire["text"]),
    thread: typeof wire["thread"] === "number" ? wire["thread"] : null,
    mentions: textsOf(wire["mentions"]),
    revision: numberOf(wire["revision"], seq),
    version: numberOf(wire["version"], seq),
    editedAt: typeof wire["edited_at"] === "string" ? wire["edited_at"] : null,
    deleted: wire["deleted"] === true,
  };
}

export interface WireStatus {
  readonly state: string;
  readonly text?: string;
  readonly emoji?: string;
  readonly until?: string | null;
}

export function presenceOf({ state, text, emoji, until }: WireStatus): PresenceState {
  return { state: state as PresenceState["state"], text: text ?? "", emoji: emoji ?? "", until: until ? Date.parse(until) : null };
}
