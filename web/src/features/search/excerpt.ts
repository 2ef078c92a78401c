// A message as one line of a list: its words without the marks of Markdown, names in place of usernames, and what was found in it.
import { cutAtMentions } from "../messages/mentions";

export interface Bit {
  readonly text: string;
  readonly hit: boolean;
}
interface Span {
  readonly start: number;
  readonly length: number;
}
// What is shown in place of a stretch of the text; nothing for a mark.
interface Swap {
  readonly from: number;
  readonly to: number;
  readonly shown: string;
}
type Named = (username: string) => string | undefined;

const shownMost = 220;
const before = 60;
const around = 1_000; // how far from it marks are looked for: a block that begins further away is taken for words
// A block between fences, open to the end if need be; or code within a line.
const code = /^[ \t]*(`{3,}|~{3,})[^\n]*\n([\s\S]*?)(?:\n?^[ \t]*\1[`~]*[ \t]*$|(?![\s\S]))|(`+)([^`\n]+)\3/gm;
const marks = /(\*\*|__|~~)(?=\S)([^\n]*?\S)\1|^(?:>[ ]?|#{1,6} )+|\[([^\]\n]+)\]\((?:https?:|mailto:)[^)\s]*\)/gm;

export function excerptOf(text: string, found: readonly Span[], named: Named): readonly Bit[] {
  const first = found[0]?.start ?? 0;
  const start = first > before * 2 ? backToBlank(text, first - before) : 0;
  const end = Math.min(text.length, start + shownMost);
  const from = Math.max(0, start - around);
  const swaps = swapsIn(text.slice(from, end + around), named).map((swap) => ({ ...swap, from: swap.from + from, to: swap.to + from }));
  const hitAt = (at: number, to: number): boolean => found.some((hit) => hit.start < to && hit.start + hit.length > at);
  const edges = [...new Set([end, ...found.flatMap((hit) => [hit.start, hit.start + hit.length]), ...swaps.map((swap) => swap.from)])].sort((a, b) => a - b);
  const bits: Bit[] = start > 0 ? [{ text: "…", hit: false }] : [];
  for (let at = start; at < end; ) {
    const swap = swaps.find((one) => one.from <= at && at < one.to);
    const to = swap ? swap.to : (edges.find((edge) => edge > at) ?? end);
    const shown = swap ? (swap.from === at ? swap.shown : "") : text.slice(at, to);
    if (shown) join(bits, { text: shown, hit: hitAt(at, to) });
    at = to;
  }
  if (end < text.length) join(bits, { text: "…", hit: false });
  return bits;
}

function join(bits: Bit[], bit: Bit): void {
  const last = bits.at(-1);
  if (last?.hit === bit.hit) bits[bits.length - 1] = { text: last.text + bit.text, hit: bit.hit };
  else bits.push(bit);
}

// In order, none within another: in code nothing is a mark and nobody is named.
function swapsIn(text: string, named: Named): readonly Swap[] {
  const swaps: Swap[] = [];
  let done = 0;
  for (const block of text.matchAll(code)) {
    addWords(swaps, text, done, block.index, named);
    done = block.index + block[0].length;
    const inner = block[2] ?? block[4] ?? "";
    const at = block.index + (block[2] === undefined ? (block[3] ?? "").length : block[0].indexOf("\n") + 1);
    swaps.push({ from: block.index, to: at, shown: "" }, { from: at + inner.length, to: done, shown: "" });
  }
  addWords(swaps, text, done, text.length, named);
  return swaps.sort((a, b) => a.from - b.from);
}

function addWords(swaps: Swap[], text: string, from: number, to: number, named: Named): void {
  const words = text.slice(from, to);
  for (const mark of words.matchAll(marks)) {
    const at = from + mark.index;
    const inner = mark[2] ?? mark[3];
    const opens = mark[2] !== undefined ? (mark[1] ?? "").length : 1;
    if (inner === undefined) swaps.push({ from: at, to: at + mark[0].length, shown: "" });
    else swaps.push({ from: at, to: at + opens, shown: "" }, { from: at + opens + inner.length, to: at + mark[0].length, shown: "" });
  }
  let at = from;
  for (const piece of cutAtMentions(words)) {
    const typed = piece.kind === "name" ? piece.typed : piece.text;
    const name = piece.kind === "name" ? named(piece.username) : undefined;
    if (name) swaps.push({ from: at, to: at + typed.length, shown: `@${name}` });
    at += typed.length;
  }
}

// Not in the middle of a Latin word, nor of a pair of UTF-16 units.
function backToBlank(text: string, at: number): number {
  const near = /[\s，。；：、！？]/.exec(text.slice(at, at + 20));
  if (near) return at + near.index + 1;
  return /[\uDC00-\uDFFF]/.test(text.charAt(at)) ? at - 1 : at;
}
