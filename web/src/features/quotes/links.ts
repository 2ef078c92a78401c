// The messages of this server that a text links to: each once, the first three; nothing in code, and not where a quote came from, whose
// words stand there already.
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
  for (const [at, token] of tokens.entries()) {
    if (tokens[at - 2]?.type === "blockquote_close" && isOneNamedLink(token)) continue;
    if (token.type === "link_open") yield token.attrGet("href") ?? "";
    if (token.type === "inline") yield* addressesIn(token.children ?? []);
  }
}

// "> six" and below it "[Ada · #harbour](…)", as a message is sent on.
function isOneNamedLink({ type, children }: Token): boolean {
  if (type !== "inline" || !children) return false;
  const [first, last] = [children[0], children.at(-1)];
  return first?.type === "link_open" && first.markup === "" && last?.type === "link_close" && children.filter((child) => child.type === "link_open").length === 1;
}

function linkedBy(address: string, origin: string): Linked | null {
  if (!address.startsWith(`${origin}/c/`)) return null;
  const route = parse(address.slice(origin.length).split(/[?#]/)[0] ?? "");
  if (route.view !== "channel") return null;
  const seq = route.reply ?? route.thread ?? route.around;
  return seq && Number.isSafeInteger(seq) ? { channel: route.channel, seq } : null;
}
