// What is asked of the server about threads and mentions.
import type { Rest } from "../../api/rest";
import { messageOf, type WirePage } from "../../state/from-wire";
import type { ChannelId, Message, Seq } from "../../state/model";
import { meetPeople } from "../../state/people";
import { placeOf } from "../../state/places";
import { applyThread, type WireThread } from "../../state/threads";
import type { Brain } from "../brain";
import type { Command } from "../commands";

export interface FollowedThread {
  readonly channel: ChannelId;
  readonly root: Message;
  readonly read: Seq; // when it was asked for
  readonly last: readonly Message[];
}

export interface Mention {
  readonly channel: ChannelId;
  readonly message: Message;
  readonly unread: boolean; // when it was asked for
}

// Who may name everybody in a channel: a setting of the server.
export interface MentionRule {
  readonly everyone: "everyone" | "members" | "admins" | "nobody";
  readonly allowed: boolean; // to oneself
}

export interface Pages<T> {
  readonly items: readonly T[];
  readonly next: string | null;
}

export interface ThreadCalls {
  follow(channel: ChannelId, thread: Seq, following: boolean): Promise<void>;
  learnThread(channel: ChannelId, thread: Seq): void; // one's own about it into state.threads, where it is not known
  myThreads(unread: boolean, cursor: string | null): Promise<Pages<FollowedThread>>;
  myMentions(cursor: string | null): Promise<Pages<Mention>>;
  mentionRule(): Promise<MentionRule>;
  messageAt(channel: ChannelId, seq: Seq): Promise<Message>;
}

type Fields = Record<string, unknown>;
interface WireList<T> {
  readonly items: readonly T[];
  readonly next_cursor?: string | null;
  readonly people?: NonNullable<WirePage["people"]>;
}

export function makeThreadCalls(rest: Rest, brain: Brain, command: Command): ThreadCalls {
  async function list<T>(path: string, query: Record<string, string | number | boolean | undefined>): Promise<WireList<T>> {
    const told = await rest.get<WireList<T>>(path, query);
    brain.apply((known) => meetPeople(known, told.people));
    return told;
  }
  return {
    async follow(channel, thread, following) {
      await command(following ? "PUT" : "DELETE", `/channels/${channel}/threads/${thread}/follow`);
    },
    learnThread(channel, thread) {
      if (brain.known.threads.has(placeOf(channel, thread))) return;
      rest.get<WireThread>(`/channels/${channel}/threads/${thread}`).then(
        (told) => brain.apply((known) => (known.threads.has(placeOf(channel, thread)) ? known : (applyThread(known, told) ?? known))),
        () => undefined,
      );
    },
    async myThreads(unread, cursor) {
      const told = await list<{ state: WireThread; root: Fields; last: Fields[] }>("/me/threads", { ...(unread ? { unread } : {}), cursor: cursor ?? undefined });
      return { items: told.items.map(({ state, root, last }) => ({ channel: state.channel, root: messageOf(root), read: state.seq, last: last.map(messageOf) })), next: told.next_cursor ?? null };
    },
    async myMentions(cursor) {
      const told = await list<{ channel: string; message: Fields; unread: boolean }>("/me/mentions", { cursor: cursor ?? undefined });
      return { items: told.items.map(({ channel, message, unread }) => ({ channel, message: messageOf(message), unread })), next: told.next_cursor ?? null };
    },
    mentionRule: () => rest.get<MentionRule>("/me/mentions/rule"),
    messageAt: async (channel, seq) => messageOf(await rest.get<Fields>(`/channels/${channel}/messages/${seq}`)),
  };
}
