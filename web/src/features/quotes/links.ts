// The messages of this server that a text links to: each once, the first three; nothing in code.
import { parse } from "../../app/router";
import type { ChannelId, Seq } from "../../state/model";
import { parseMarkdown, type Token } from "../messages/markdown";

export interface Linked {
  readonly channel: ChannelId;
  readonly seq: Seq;
}

const linkedMost = 3;

export function linkedIn(text: string, origin: string): readonly Linked[] {
  if (!text.includes(`${origin}/c/`)) return []; // most texts; and parsing costs
  const found = new Map<string, Linked>();
  for (const address of addressesIn(parseMarkdown(text) ?? [])) {
    const linked = linkedBy(address, origin);
    if (linked) found.set(`${linked.channel} ${linked.seq}`, linked);
  }
  return [...found.values()].slice(0, linkedMost);
}

function* addressesIn(tokens: readonly Token[]): Generator<string> {
  for (const token of tokens) {
    if (token.type === "link_open") yield token.attrGet("href") ?? "";
    if (token.type === "inline") yield* addressesIn(token.children ?? []);
  }
}

function linkedBy(address: string, origin: string): Linked | null {
  if (!address.startsWith(`${origin}/c/`)) return null;
  const route = parse(address.slice(origin.length).split(/[?#]/)[0] ?? "");
  if (route.view !== "channel") return null;
  const seq = route.reply ?? route.thread ?? route.around;
  return seq && Number.isSafeInteger(seq) ? { channel: route.channel, seq } : null;
}
