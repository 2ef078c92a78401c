// The judge's seam: the web client's own reducers fold a channel's log, and must come to what the server serves (D8).
import type { LogEvent } from "../sync/wire";
import { nothing, reduce } from "./all";
import { noTimeline, postedBy } from "./messages";
import type { Message } from "./model";
import { placeOf } from "./places";

interface FoldedMessage {
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

interface FoldedChannel {
  name: string;
  topic: string;
  archived: boolean;
  members: string[]; // sorted
  messages: FoldedMessage[]; // by seq; deleted ones stay as tombstones
}

interface Folder {
  name: string;
  fold(events: readonly LogEvent[]): FoldedChannel;
}

export const folder: Folder = {
  name: "the web client's reducers",
  fold(events) {
    const channel = events[0]?.channel ?? "";
    // As with every thread open from the beginning.
    const threads = new Set(events.filter(({ kind }) => kind === "message.posted").map((event) => postedBy(event).thread));
    const places = [channel, ...[...threads].filter((thread) => thread !== null).map((thread) => placeOf(channel, thread))];
    const empty = { ...nothing, timelines: new Map(places.map((place) => [place, noTimeline(place)])), members: new Map([[channel, []]]) };
    const state = events.reduce(reduce, empty);
    const facts = state.channels.get(channel);
    // A reply that was sent to the channel too stands in both places, and is the same in both.
    const held = new Map<number, Message>();
    for (const place of places) for (const message of state.timelines.get(place)?.messages ?? []) held.set(message.seq, message);
    const messages = [...held.values()].sort((a, b) => a.seq - b.seq);
    return {
      name: facts?.name ?? "",
      topic: facts?.topic ?? "",
      archived: facts?.archived ?? false,
      members: [...(state.members.get(channel) ?? [])].sort(),
      messages: messages.map(({ seq, by, at, text, thread, broadcast, mentions, files, replies, reactions, pinned, revision, version, deleted }) => ({
        seq, by, at, text, thread, broadcast, mentions: [...mentions], files: files.map(({ id }) => id),
        replies: replies && { count: replies.count, last_at: replies.lastAt, people: [...replies.people] },
        reactions: reactions.map(({ emoji, users }) => ({ emoji, users: [...users] })), pinned, revision, version, deleted,
      })),
    };
  },
};
