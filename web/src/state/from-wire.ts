// The server's words as the model's: names in camelCase, absent fields filled in.
import type { Card, Channel, File, Message, PresenceState, Reaction, Replies, User } from "./model";

type Fields = Readonly<Record<string, unknown>>;

export interface WirePage {
  readonly as_of: number;
  readonly first: number;
  readonly head: number;
  readonly messages: readonly Fields[];
  readonly root?: Fields;
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

const fieldsOf = (value: unknown): Fields[] => (Array.isArray(value) ? value.filter((one): one is Fields => typeof one === "object" && one !== null) : []);

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
    title: textOf(wire["title"]),
    timeZone: textOf(wire["time_zone"]),
    version: numberOf(wire["version"]),
  };
}

export const fileOf = (wire: Fields): File => ({
  id: textOf(wire["id"]),
  name: textOf(wire["name"]),
  type: textOf(wire["type"]),
  bytes: numberOf(wire["bytes"]),
  width: typeof wire["width"] === "number" ? wire["width"] : null,
  height: typeof wire["height"] === "number" ? wire["height"] : null,
  preview: wire["preview"] === true,
});

const cardOf = (wire: Fields): Card => ({
  color: textOf(wire["color"]),
  author: textOf(wire["author"]),
  title: textOf(wire["title"]),
  titleLink: textOf(wire["title_link"]),
  text: textOf(wire["text"]),
  facts: fieldsOf(wire["fields"]).map((fact) => ({ title: textOf(fact["title"]), value: textOf(fact["value"]), short: fact["short"] === true })),
  image: textOf(wire["image"]),
  imageAlt: textOf(wire["image_alt"]),
  footer: textOf(wire["footer"]),
  actions: fieldsOf(wire["actions"]).map((action) => ({ text: textOf(action["text"]), url: textOf(action["url"]) })),
});

const reactionOf = (wire: Fields): Reaction => ({ emoji: textOf(wire["emoji"]), users: textsOf(wire["users"]) });
const repliesOf = (wire: Fields): Replies => ({ count: numberOf(wire["count"]), lastAt: textOf(wire["last_at"]), people: textsOf(wire["people"]) });

export function messageOf(wire: Fields): Message {
  const seq = numberOf(wire["seq"]);
  return {
    seq,
    by: textOf(wire["by"]),
    at: textOf(wire["at"]),
    key: textOf(wire["key"]),
    text: textOf(wire["text"]),
    thread: typeof wire["thread"] === "number" ? wire["thread"] : null,
    broadcast: wire["broadcast"] === true,
    mentions: textsOf(wire["mentions"]),
    files: fieldsOf(wire["files"]).map(fileOf),
    cards: fieldsOf(wire["cards"]).map(cardOf),
    as: wire["as"] ? { name: textOf((wire["as"] as Fields)["name"]), icon: textOf((wire["as"] as Fields)["icon"]) } : null,
    reactions: fieldsOf(wire["reactions"]).map(reactionOf),
    replies: wire["replies"] ? repliesOf(wire["replies"] as Fields) : null,
    pinned: wire["pinned"] ? { by: textOf((wire["pinned"] as Fields)["by"]), at: textOf((wire["pinned"] as Fields)["at"]) } : null,
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
