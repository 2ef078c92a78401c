// Markdown as tokens. Nothing here makes HTML: markdown_view.tsx turns the tokens into nodes, so text can never become markup.
// Bounded: a text is at most 16 KB on the wire; what is longer, or nests deeper than 40, is shown as it was typed.
import MarkdownIt from "markdown-it";
import type Token from "markdown-it/lib/token.mjs";
import { tameText } from "./tame";

export type { Token };

const charactersMost = 20_000;

const parser = new MarkdownIt({ html: false, breaks: true, linkify: true, typographer: false });
parser.set({ maxNesting: 40 } as Parameters<typeof parser.set>[0]);
// In a chat these surprise more than they help: `---` under a line makes it a heading, four spaces make it code.
parser.disable(["code", "hr", "lheading", "reference", "html_block", "html_inline", "entity"]);
// An address needs its scheme: main.rs and notes.md are files, not sites.
parser.linkify.set({ fuzzyLink: false, fuzzyEmail: false, fuzzyIP: false });
parser.linkify.add("ftp:", null as never).add("//", null as never);
parser.validateLink = isSafeLink;
letEmphasisTouchHan();

export function parseMarkdown(text: string): readonly Token[] | null {
  return text.length > charactersMost ? null : parser.parse(tameText(text), {});
}

export function isSafeLink(address: string): boolean {
  try {
    return /^(https?|mailto):/i.test(address) && ["http:", "https:", "mailto:"].includes(new URL(address).protocol);
  } catch {
    return false;
  }
}

// CommonMark closes no emphasis between a Chinese full stop and a letter: **重要。**后面 would stay as typed. Beside Han script or its
// punctuation a run of marks may therefore open and close, as it may beside a space.
function letEmphasisTouchHan(): void {
  const State = parser.inline.State;
  const plain = State.prototype.scanDelims;
  State.prototype.scanDelims = function (start, canSplitWord) {
    const found = plain.call(this, start, canSplitWord);
    const before = characterBefore(this.src, start);
    const after = String.fromCodePoint(this.src.codePointAt(start + found.length) ?? 32);
    if (!isHan(before) && !isHan(after)) return found;
    const opens = !/\s/.test(after) && (!isOtherMark(after) || isHan(before) || /\s|\p{P}/u.test(before));
    const closes = !/\s/.test(before) && (!isOtherMark(before) || isHan(after) || /\s|\p{P}/u.test(after));
    if (!canSplitWord) return { ...found, can_open: found.can_open || (opens && !closes), can_close: found.can_close || (closes && !opens) };
    return { ...found, can_open: opens, can_close: closes };
  };
}

function characterBefore(text: string, at: number): string {
  if (at === 0) return " ";
  const last = text.charCodeAt(at - 1);
  return last >= 0xdc00 && last <= 0xdfff && at > 1 ? text.slice(at - 2, at) : text.charAt(at - 1);
}

const isHan = (character: string): boolean => /[\p{scx=Han}\p{scx=Hira}\p{scx=Kana}\p{scx=Hang}\u3000-\u303F\uFF01-\uFF65\u2018-\u201D]/u.test(character);
const isOtherMark = (character: string): boolean => /[\p{P}\p{S}]/u.test(character) && !isHan(character);
