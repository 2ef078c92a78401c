// The oldest messages of a channel are gone: the rule how long they are kept has removed all below a number. What is held of them goes too.
import type { LogEvent } from "../sync/wire";
import { firstLeft } from "./changes";
import { having, put, type Known } from "./known";
import type { ChannelId, Seq } from "./model";
import { withoutQuotesBelow } from "./quotes";

// After the messages, which let go of theirs while they fold.
export function reduceRetention(state: Known, event: LogEvent): Known {
  const first = firstLeft(event);
  const { channel } = event;
  if (first === null) return event.kind.endsWith(".retention_changed") ? ruled(state, channel, event.seq) : state;
  let { threads } = state;
  for (const [place, thread] of threads) if (thread.channel === channel && thread.root < first) threads = put(threads, place, undefined);
  return having(state, {
    threads,
    threadsDue: state.threadsDue || (state.threadsWhole === false && event.seq > (state.mine.get(channel)?.countedAt ?? 0)),
    pins: pinsLeft(state, channel, first),
    saved: savedLeft(state, channel, first),
    quotes: withoutQuotesBelow(state.quotes, channel, first),
  });
}

// Whoever shows the rule reads it again.
const ruled = (state: Known, log: string, seq: Seq): Known => (seq > (state.ruled.get(log) ?? 0) ? having(state, { ruled: put(state.ruled, log, seq) }) : state);

function pinsLeft({ pins }: Known, channel: ChannelId, first: Seq): Known["pins"] {
  const held = pins.get(channel);
  const messages = held?.messages.filter(({ seq }) => seq >= first);
  return held && messages && messages.length < held.messages.length ? put(pins, channel, { ...held, messages }) : pins;
}

function savedLeft({ saved }: Known, channel: ChannelId, first: Seq): Known["saved"] {
  const held = saved.get(channel);
  const left = new Set([...(held ?? [])].filter((seq) => seq >= first));
  return held && left.size < held.size ? put(saved, channel, left.size > 0 ? left : undefined) : saved;
}
