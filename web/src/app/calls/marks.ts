// Reactions, pins and saved messages: asked of the server under one key each. A reaction shows at once; what is shown ahead of the server
// stands apart from what is known, and goes when the event is here or the server said no.
import { effect, signal, type ReadonlySignal } from "@preact/signals";
import type { Rest } from "../../api/rest";
import type { CursorBook } from "../../sync/cursors";
import { messageOf } from "../../state/from-wire";
import { setPins, type WirePins } from "../../state/marks";
import type { ChannelId, Message, Seq } from "../../state/model";
import type { Brain } from "../brain";
import type { Command } from "../commands";

export interface SavedItem {
  readonly channel: ChannelId;
  readonly seq: Seq;
  readonly at: string;
  readonly message: Message | null; // one may not read it any more
}

export interface SavedList {
  readonly items: readonly SavedItem[];
  readonly next: Seq | null;
}

export interface MarkCalls {
  readonly wishes: ReadonlySignal<ReadonlyMap<string, boolean>>; // one's own reactions on their way, by wishOf(…)
  react(channel: ChannelId, seq: Seq, emoji: string, on: boolean): Promise<void>;
  pin(channel: ChannelId, seq: Seq, on: boolean): Promise<void>;
  pins(channel: ChannelId): void; // into state.pins
  save(channel: ChannelId, seq: Seq, on: boolean): Promise<void>;
  savedPage(cursor: Seq | null): Promise<SavedList>;
  message(channel: ChannelId, seq: Seq): Promise<Message>;
}

export const wishOf = (channel: ChannelId, seq: Seq, emoji: string): string => `${channel} ${seq} ${emoji}`;

const seenWithinMs = 3_000;

export function makeMarkCalls(rest: Rest, brain: Brain, cursors: CursorBook, command: Command): MarkCalls {
  const wishes = signal<ReadonlyMap<string, boolean>>(new Map());
  const sending = new Map<string, Promise<void>>();
  const reading = new Set<ChannelId>();

  const wish = (name: string, on: boolean | undefined): void => {
    const next = new Map(wishes.peek());
    if (on === undefined) next.delete(name);
    else next.set(name, on);
    wishes.value = next;
  };

  // Until what was asked for is in the state; the event follows its ack at once.
  const seen = (shows: () => boolean): Promise<void> =>
    new Promise((done) => {
      const timer = setTimeout(() => finish(), seenWithinMs);
      let end: (() => void) | undefined;
      const finish = (): void => {
        clearTimeout(timer);
        queueMicrotask(() => end?.());
        done();
      };
      end = effect(() => {
        if (shows()) finish();
      });
    });

  const has = (channel: ChannelId, seq: Seq, emoji: string): boolean => {
    const { timelines, pins, me } = brain.state.value;
    const message = timelines.get(channel)?.messages.find((one) => one.seq === seq) ?? pins.get(channel)?.messages.find((one) => one.seq === seq);
    return message?.reactions.some((one) => one.emoji === emoji && one.users.includes(me ?? "")) ?? false;
  };

  // One after the other for each emoji, so that the last press is what holds.
  async function sendReaction(channel: ChannelId, seq: Seq, emoji: string): Promise<void> {
    const name = wishOf(channel, seq, emoji);
    try {
      for (let sent: boolean | undefined; wishes.peek().get(name) !== sent; ) {
        sent = wishes.peek().get(name);
        await command(sent ? "PUT" : "DELETE", `/channels/${channel}/messages/${seq}/reactions/${encodeURIComponent(emoji)}`);
        await seen(() => has(channel, seq, emoji) === sent || wishes.value.get(name) !== sent);
      }
    } finally {
      wish(name, undefined);
      sending.delete(name);
    }
  }

  async function readPins(channel: ChannelId): Promise<void> {
    if (reading.has(channel)) return;
    reading.add(channel);
    try {
      for (let tries = 0; tries < 3; tries++) {
        const told = await rest.get<WirePins>(`/channels/${channel}/pins`);
        brain.apply((known) => setPins(known, channel, told));
        if (told.as_of >= (cursors.at(channel)?.[0] ?? 0)) return;
      }
    } finally {
      reading.delete(channel);
    }
  }

  return {
    wishes,
    react(channel, seq, emoji, on) {
      const name = wishOf(channel, seq, emoji);
      wish(name, on);
      const sent = sending.get(name) ?? sendReaction(channel, seq, emoji);
      sending.set(name, sent);
      return sent;
    },
    pin: async (channel, seq, on) => void (await command(on ? "PUT" : "DELETE", `/channels/${channel}/messages/${seq}/pin`)),
    pins: (channel) => void readPins(channel).catch(() => undefined),
    save: async (channel, seq, on) => void (await command(on ? "PUT" : "DELETE", `/me/saved/${channel}/${seq}`)),
    async savedPage(cursor) {
      const told = await rest.get<{ items: { channel: ChannelId; message: Seq; at: string; content: Record<string, unknown> | null }[]; next_cursor?: Seq }>("/me/saved", { limit: 50, cursor: cursor ?? undefined });
      return { items: told.items.map(({ channel, message, at, content }) => ({ channel, seq: message, at, message: content && messageOf(content) })), next: told.next_cursor ?? null };
    },
    message: async (channel, seq) => messageOf(await rest.get(`/channels/${channel}/messages/${seq}`)),
  };
}
