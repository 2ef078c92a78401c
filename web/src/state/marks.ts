// What stands on messages beyond their words: a channel's pins, as far as somebody asked for them, and one's own saved messages.
import type { LogEvent } from "../sync/wire";
import { changesOf } from "./changes";
import { messageOf } from "./from-wire";
import { having, put, type Known } from "./known";
import { findMessage } from "./messages";
import type { ChannelId, Message, Pins, Seq } from "./model";

export interface WirePins {
  readonly as_of: number;
  readonly messages: readonly Record<string, unknown>[];
}

export interface WireSavedMarks {
  readonly as_of: number;
  readonly items: readonly { readonly channel: ChannelId; readonly message: Seq }[];
}

// After the messages: a message that is pinned is taken from the timeline, with its pin on it.
export function reducePins(state: Known, event: LogEvent): Known {
  const held = state.pins.get(event.channel);
  if (!held || event.seq <= held.asOf) return state;
  const next = { ...foldPins(held, event), asOf: event.seq };
  return having(state, { pins: put(state.pins, event.channel, event.kind === "message.pinned" ? withPinned(next, state, event) : next) });
}

function foldPins(pins: Pins, event: LogEvent): Pins {
  let { messages } = pins;
  for (const [seq, change] of changesOf(event)) {
    const before = messages.find((message) => message.seq === seq);
    if (!before || event.seq <= before.version) continue;
    const after: Message = { ...change(before, event), version: event.seq };
    messages = after.pinned ? messages.map((one) => (one === before ? after : one)) : messages.filter((one) => one !== before);
  }
  return having(pins, { messages });
}

function withPinned(pins: Pins, state: Known, event: LogEvent): Pins {
  const { seq } = event["message"] as { seq: Seq };
  if (pins.messages.some((message) => message.seq === seq)) return pins;
  const message = findMessage(state.timelines.get(event.channel), seq);
  if (!message?.pinned) return { ...pins, stale: true };
  return { ...pins, messages: [message, ...pins.messages] };
}

export function setPins(state: Known, channel: ChannelId, told: WirePins): Known {
  if (!state.mine.has(channel)) return state;
  return having(state, { pins: put(state.pins, channel, { asOf: told.as_of, messages: told.messages.map(messageOf), stale: false }) });
}

// The line jumped: what came meanwhile nobody told.
export const dropPins = (state: Known, channel: ChannelId): Known => having(state, { pins: put(state.pins, channel, undefined) });

export function reduceSaved(state: Known, event: LogEvent): Known {
  if (event.kind !== "saved.added" && event.kind !== "saved.removed") return state;
  const { channel, message } = event["saved"] as { channel: ChannelId; message: Seq };
  return keep(state, channel, message, event.kind === "saved.added");
}

function keep(state: Known, channel: ChannelId, message: Seq, saved: boolean): Known {
  const held = state.saved.get(channel) ?? none;
  if (held.has(message) === saved) return state;
  const next = new Set(held);
  if (saved) next.add(message);
  else next.delete(message);
  return having(state, { saved: put(state.saved, channel, next.size > 0 ? next : undefined) });
}

// Null when it is older than what is known.
export function applySaved(state: Known, told: WireSavedMarks): Known | null {
  if (told.as_of < state.folded.me) return null;
  const saved = new Map<ChannelId, Set<Seq>>();
  for (const { channel, message } of told.items) saved.set(channel, (saved.get(channel) ?? new Set()).add(message));
  return { ...state, saved };
}

const none: ReadonlySet<Seq> = new Set();
