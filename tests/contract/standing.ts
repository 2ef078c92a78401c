// Where a command's effect stands in the cold logs: none, one, or (a finding) several places.

import type { StreamEvent } from "../support/wire.ts";
import { changedOf, postedOf } from "./lookup.ts";
import { isMark, markedSo, marks } from "./marks.ts";
import { grantedAt, grants, isWish } from "./preferring.ts";
import type { Cold, Command, Recording } from "./recording.ts";

export interface Standing {
  log: string;
  seq: number;
}

interface Index {
  posts: Map<string, Standing[]>; // author and key
  edits: Map<string, Standing[]>; // author and text: every edit's text is its own
  topics: Map<string, Standing[]>;
  deletions: Map<string, Standing[]>; // log and message
}

const indexes = new WeakMap<Cold, Index>();

// Undefined where the event does not say which command made it (joins, removals, reads).
export function standing(recording: Recording, command: Command): Standing[] | undefined {
  if (isWish(command.name)) return grantedAt(recording.cold, command);
  const index = indexOf(recording.cold);
  switch (command.name) {
    case "message.post":
      return index.posts.get(`${command.author} ${command.key}`) ?? [];
    case "message.edit":
      return index.edits.get(`${command.author} ${command.asks.text}`) ?? [];
    case "channel.topic":
      return index.topics.get(`${command.author} ${command.asks.topic}`) ?? [];
    case "message.delete":
      return index.deletions.get(`${command.log} ${command.asks.message}`) ?? [];
    default:
      return undefined;
  }
}

// Is this event what the command asked for?
export function answers(command: Command, event: StreamEvent): boolean {
  const { asks } = command;
  if (isMark(command.name)) return marks(command, event);
  if (isWish(command.name)) return grants(command, event);
  switch (command.name) {
    case "thread.follow":
    case "thread.unfollow":
      return event.kind === `${command.name}ed` && concernsThread(command, event);
    case "message.post":
      return event.kind === "message.posted" && event.by === command.author && postedOf(event).key === command.key;
    case "message.edit": {
      const changed = changedOf(event);
      return event.kind === "message.edited" && event.by === command.author && changed.seq === asks.message && (changed.redacted || changed.text === asks.text);
    }
    case "message.delete":
      return event.kind === "message.deleted" && changedOf(event).seq === asks.message;
    case "channel.topic":
      return event.kind === "channel.topic_changed" && event["topic"] === asks.topic;
    case "channel.join":
    case "member.add":
      return event.kind === "member.joined" && event["user"] === (asks.user ?? command.author);
    case "channel.leave":
    case "member.remove":
      return event.kind === "member.left" && event["user"] === (asks.user ?? command.author);
    case "channel.rename":
      return event.kind === "channel.renamed" && event.by === command.author && event["name"] === asks.name;
    case "channel.archive":
    case "channel.restore":
      return event.kind === `${command.name}d` && event.by === command.author;
    case "me.update":
      return event.kind === "user.changed" && event.by === command.author && (event["user"] as { display_name: string }).display_name === asks.name;
    case "user.change_role":
      return event.kind === "user.changed" && (event["user"] as { id: string }).id === asks.user && (event["user"] as { role: string }).role === asks.role;
    default:
      return event.by === command.author;
  }
}

// A set-like command whose wish was already granted makes no event; its ack then names a place at which that was so (D2).
export function alreadySo(recording: Recording, command: Command, seq: number): boolean {
  if (isMark(command.name)) return markedSo(recording, command, seq);
  if (command.name === "thread.follow" || command.name === "thread.unfollow") return wishedSo(recording, command, seq);
  const events = recording.cold.logs[command.log ?? ""]?.events ?? [];
  const user = command.asks.user ?? command.author;
  let member = false;
  let topic = "";
  let deleted = false;
  let archived = false;
  let name = "";
  for (const event of events) {
    if (event.seq > seq) break;
    if (event.kind === "member.joined" && event["user"] === user) member = true;
    if (event.kind === "member.left" && event["user"] === user) member = false;
    if (event.kind === "channel.archived" || event.kind === "channel.restored") archived = event.kind === "channel.archived";
    if (event.kind === "channel.renamed") name = String(event["name"]);
    if (event.kind === "channel.topic_changed") topic = String(event["topic"]);
    if (event.kind === "message.deleted" && changedOf(event).seq === command.asks.message) deleted = true;
  }
  switch (command.name) {
    case "channel.join":
    case "member.add":
      return member;
    case "channel.leave":
    case "member.remove":
      return !member;
    case "channel.topic":
      return topic === command.asks.topic;
    case "message.delete":
      return deleted;
    case "channel.rename":
      return name === command.asks.name;
    case "user.change_role":
      return roleAt(recording, user, seq) === command.asks.role;
    case "channel.archive":
      return archived;
    case "channel.restore":
      return !archived;
    default:
      return false;
  }
}

function roleAt(recording: Recording, user: string, seq: number): string | undefined {
  const events = recording.cold.logs["@workspace"]?.events ?? [];
  const told = events.filter((event) => event.seq <= seq && event.kind === "user.changed").map((event) => event["user"] as { id: string; role: string });
  return told.filter(({ id }) => id === user).at(-1)?.role;
}

function concernsThread({ asks }: Command, event: StreamEvent): boolean {
  const told = event["thread"] as { channel: string; thread: number } | undefined;
  return told?.channel === asks.channel && told?.thread === asks.thread;
}

// Whoever takes part follows without a wish; nobody declines without one.
function wishedSo(recording: Recording, command: Command, seq: number): boolean {
  const { events = [], first = 1 } = recording.cold.logs[`@me/${command.author}`] ?? {};
  const last = events.filter((event) => event.seq <= seq && /^thread\.(un)?followed$/.test(event.kind) && concernsThread(command, event)).at(-1);
  if (!last) return command.name === "thread.follow" || first > 1;
  return last.kind === `${command.name}ed`;
}

function indexOf(cold: Cold): Index {
  const known = indexes.get(cold);
  if (known) return known;
  const index: Index = { posts: new Map(), edits: new Map(), topics: new Map(), deletions: new Map() };
  for (const [log, { events }] of Object.entries(cold.logs)) {
    for (const event of events) {
      const place = { log, seq: event.seq };
      if (event.kind === "message.posted") note(index.posts, `${event.by} ${postedOf(event).key}`, place);
      if (event.kind === "message.edited" && !changedOf(event).redacted) note(index.edits, `${event.by} ${changedOf(event).text}`, place);
      if (event.kind === "channel.topic_changed") note(index.topics, `${event.by} ${event["topic"]}`, place);
      if (event.kind === "message.deleted") note(index.deletions, `${log} ${changedOf(event).seq}`, place);
    }
  }
  indexes.set(cold, index);
  return index;
}

function note(map: Map<string, Standing[]>, key: string, place: Standing): void {
  const places = map.get(key);
  if (places) places.push(place);
  else map.set(key, [place]);
}
