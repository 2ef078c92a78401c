// Naming emoji: `:tada` or `：庆祝` offers them. What is not taken stays as it was typed.
import type { Emoji } from "../emoji/names";
import { inTone } from "../emoji/names";
import { findEmoji } from "../emoji/search";
import { choicesMost, type Choice, type Trigger } from "./completion";

const queryMost = 24;
const apart = /[\s\uFE0F\uDC00-\uDFFF]/; // a blank, or the end of an emoji
const opening = /[\s\p{Script=Han}([{"'，。！？、\uFE0F\uDC00-\uDFFF]/u;

// The colon stands at a beginning: not in 10:30, not in https://. Two letters, or one Chinese sign, are wanted before anything opens.
export function findEmojiTrigger(text: string, caret: number): Trigger | null {
  for (let at = caret - 1; at >= 0 && caret - at <= queryMost + 1; at--) {
    const letter = text.charAt(at);
    if (letter === ":" || letter === "：") {
      const query = text.slice(at + 1, caret);
      const han = /\p{Script=Han}/u.test(query);
      // A Chinese sentence goes on after a colon: there a blank comes first, as at the start of a line.
      const begins = (letter === ":" && !han ? opening : apart).test(at === 0 ? " " : text.charAt(at - 1));
      return begins && (query.length > 1 || han) ? { start: at, query, emoji: true } : null;
    }
    if (!/[\p{L}\p{N}_+-]/u.test(letter)) return null;
  }
  return null;
}

export const emojiChoices = (all: readonly Emoji[], query: string, tone: number, readings: (name: string) => readonly string[]): readonly Choice[] =>
  findEmoji(all, query, choicesMost, readings).map((emoji): Choice => ({ kind: "emoji", char: inTone(emoji, tone), emoji }));
