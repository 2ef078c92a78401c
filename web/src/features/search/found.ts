// What the search panel holds open: the question, and the result one has gone to, whose words stay marked in the stream.
import { signal } from "@preact/signals";
import type { Found } from "../../app/calls/search";
import { keep, recall } from "../../app/preferences";
import type { ChannelId, Seq } from "../../state/model";

export const asking = signal<{ readonly query: string } | null>(null); // null: the panel is closed
export const reached = signal<{ readonly channel: ChannelId; readonly seq: Seq; readonly marks: RegExp | null } | null>(null);

let opener: HTMLElement | null = null;

export function openSearch(query = ""): void {
  if (asking.peek() === null) opener = document.activeElement instanceof HTMLElement ? document.activeElement : null;
  asking.value = { query };
}

export function closeSearch(): void {
  asking.value = null;
  reached.value = null;
  if (opener?.isConnected) opener.focus();
  opener = null;
}

export function marksIn(channel: ChannelId, seq: Seq): RegExp | null {
  const now = reached.value;
  return now?.channel === channel && now.seq === seq ? now.marks : null;
}

// The stretches that were found, as a pattern: the text is shown in pieces, but the words in them are the same.
export function patternOf({ message, highlights }: Found): RegExp | null {
  const words = new Set(highlights.map(({ start, length }) => message.text.slice(start, start + length)));
  const each = [...words].sort((a, b) => b.length - a.length).map((word) => word.replace(/[.*+?^${}()|[\]\\]/g, "\\$&"));
  return each.length === 0 ? null : new RegExp(`(${each.join("|")})`, "g");
}

const kept = "recent-searches";
const keptMost = 6;

export function recentSearches(): readonly string[] {
  try {
    const list: unknown = JSON.parse(recall(kept) ?? "[]");
    return Array.isArray(list) ? list.filter((one): one is string => typeof one === "string") : [];
  } catch {
    return [];
  }
}

export function remember(query: string): void {
  const asked = query.trim();
  if (asked) keep(kept, JSON.stringify([asked, ...recentSearches().filter((one) => one !== asked)].slice(0, keptMost)));
}
