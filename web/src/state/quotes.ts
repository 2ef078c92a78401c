// Messages that others link to, of channels one is in, read on one's own rights and kept true by their events.
import type { LogEvent } from "../sync/wire";
import { changesOf } from "./changes";
import { having, put, type Known } from "./known";
import { foldMessage } from "./messages";
import type { ChannelId, Message, Seq, State } from "./model";

const quotesMost = 300;

export const quoteKey = (channel: ChannelId, seq: Seq): string => `${channel} ${seq}`;
const isOf = (key: string, channel: ChannelId): boolean => key.startsWith(`${channel} `);

export function reduceQuotes(state: Known, event: LogEvent): Known {
  if (state.quotes.size === 0) return state;
  let { quotes } = state;
  for (const [seq, change] of changesOf(event)) {
    const key = quoteKey(event.channel, seq);
    const quote = quotes.get(key);
    if (quote?.kind === "asked") quotes = put(quotes, key, { ...quote, events: [...quote.events, event] });
    else if (quote?.kind === "here") quotes = put(quotes, key, having(quote, { message: foldMessage(quote.message, event, change) }));
  }
  return having(state, { quotes });
}

// From here on its events are kept for it. One that is held stays on the screen meanwhile.
export function askQuote(state: Known, channel: ChannelId, seq: Seq): Known {
  const key = quoteKey(channel, seq);
  if (state.quotes.get(key)?.kind === "here") return state;
  const quotes = new Map(state.quotes);
  quotes.delete(key);
  quotes.set(key, { kind: "asked", events: [] });
  for (const oldest of quotes.keys()) if (quotes.size > quotesMost) quotes.delete(oldest);
  return { ...state, quotes };
}

// The answer; null: not for me. Nothing that was let go meanwhile comes back, and nothing held grows older.
export function setQuote(state: Known, channel: ChannelId, seq: Seq, told: Message | null): Known {
  const key = quoteKey(channel, seq);
  const held = state.quotes.get(key);
  if (!held) return state;
  if (told === null) return having(state, { quotes: put(state.quotes, key, { kind: "hidden" }) });
  const newer = held.kind === "here" && held.message.version > told.version ? held.message : told;
  const message = held.kind === "asked" ? held.events.reduce(folded, told) : newer;
  return having(state, { quotes: put(state.quotes, key, { kind: "here", message, stale: false }) });
}

const folded = (message: Message, event: LogEvent): Message => changesOf(event).reduce((before, [seq, change]) => (seq === message.seq ? foldMessage(before, event, change) : before), message);

export const dropQuote = (state: Known, channel: ChannelId, seq: Seq): Known => having(state, { quotes: put(state.quotes, quoteKey(channel, seq), undefined) });

// The line jumped: what came meanwhile nobody told.
export function staleQuotes(state: Known, channel: ChannelId): Known {
  let { quotes } = state;
  for (const [key, quote] of quotes) if (isOf(key, channel)) quotes = put(quotes, key, quote.kind === "here" ? { ...quote, stale: true } : undefined);
  return having(state, { quotes });
}

// What was removed is there for nobody.
export function withoutQuotesBelow(quotes: State["quotes"], channel: ChannelId, first: Seq): State["quotes"] {
  let left = quotes;
  for (const [key, quote] of quotes) if (quote.kind !== "hidden" && isOf(key, channel) && Number(key.slice(channel.length + 1)) < first) left = put(left, key, { kind: "hidden" });
  return left;
}

// After one has left a channel nothing of it stays.
export function withoutQuotes(quotes: State["quotes"], channel: ChannelId): State["quotes"] {
  const kept = [...quotes].filter(([key]) => !isOf(key, channel));
  return kept.length === quotes.size ? quotes : new Map(kept);
}
