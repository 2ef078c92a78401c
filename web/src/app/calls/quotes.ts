// Reading what messages link to: only what stays on the screen for a moment, each once, a few at a time.
import { isPassing, type Rest } from "../../api/rest";
import { messageOf } from "../../state/from-wire";
import { findMessage } from "../../state/messages";
import type { ChannelId, Message, Seq } from "../../state/model";
import { askQuote, dropQuote, quoteKey, setQuote } from "../../state/quotes";
import type { Brain } from "../brain";
import { Refusal } from "../client";

export interface QuoteCalls {
  quote(channel: ChannelId, seq: Seq): () => void; // into state.quotes, if it stays wanted; returns what ends the wish
}

const settledMs = 150; // what is scrolled past is not asked for
const atOnceMost = 3;
const triesMost = 4;

interface Wish {
  readonly channel: ChannelId;
  readonly seq: Seq;
  wanted: number; // by how many cards
  begun: boolean;
}

export function makeQuoteCalls(rest: Rest, brain: Brain): QuoteCalls {
  const wishes = new Map<string, Wish>();
  let timer: ReturnType<typeof setTimeout> | undefined;
  let underWay = 0;

  const soon = (): void => void (timer ??= setTimeout(next, settledMs));

  function next(): void {
    timer = undefined;
    for (const [key, wish] of wishes) {
      if (underWay >= atOnceMost) return;
      if (wish.begun) continue;
      wish.begun = true;
      underWay++;
      void read(wish).finally(() => {
        underWay--;
        wishes.delete(key);
        if (wishes.size > 0) soon();
      });
    }
  }

  // Nothing is asked of a channel one is not in: that would be refused.
  function isDue(channel: ChannelId, seq: Seq): boolean {
    const quote = brain.known.quotes.get(quoteKey(channel, seq));
    if (!brain.known.mine.has(channel) || quote?.kind === "hidden") return false;
    return quote?.kind !== "here" || quote.stale;
  }

  async function read(wish: Wish): Promise<void> {
    const { channel, seq } = wish;
    const { me } = brain.known;
    brain.apply((known) => askQuote(known, channel, seq));
    const answer = await ask(wish);
    if (brain.known.me !== me) return; // somebody else sits here now
    if (answer === undefined) return brain.apply((known) => (known.quotes.get(quoteKey(channel, seq))?.kind === "asked" ? dropQuote(known, channel, seq) : known));
    brain.apply((known) => setQuote(known, channel, seq, answer));
  }

  // Nothing: it could not be learned now.
  async function ask(wish: Wish): Promise<Message | null | undefined> {
    const { channel, seq } = wish;
    const held = heldIn(brain, channel, seq);
    if (held) return held;
    for (let tries = 0; tries < triesMost && wish.wanted > 0; tries++) {
      try {
        return messageOf(await rest.get(`/channels/${encodeURIComponent(channel)}/messages/${seq}`));
      } catch (error) {
        if (!(error instanceof Refusal)) throw error;
        if (error.status === 401) return undefined;
        if (!isPassing(error)) return null;
        await new Promise((wake) => setTimeout(wake, Math.max(error.retryMs, 1_000 * 2 ** tries)));
      }
    }
    return undefined;
  }

  return {
    quote(channel, seq) {
      const key = quoteKey(channel, seq);
      if (!isDue(channel, seq)) return () => undefined;
      const wish = wishes.get(key) ?? { channel, seq, wanted: 0, begun: false };
      wish.wanted++;
      wishes.set(key, wish);
      soon();
      return () => {
        if (--wish.wanted === 0 && !wish.begun && wishes.get(key) === wish) wishes.delete(key);
      };
    },
  };
}

// A timeline that is true holds it already.
function heldIn(brain: Brain, channel: ChannelId, seq: Seq): Message | undefined {
  const timeline = brain.known.timelines.get(channel);
  return timeline && !timeline.stale ? findMessage(timeline, seq) : undefined;
}
