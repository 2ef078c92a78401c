// All emoji with their names. They come when somebody first looks for one, and are asked for again when they could not be had.
import { signal } from "@preact/signals";
import { keep, recall } from "../../app/preferences";

export interface Emoji {
  readonly char: string;
  readonly group: number;
  readonly english: string;
  readonly chinese: string;
  readonly code: string; // as in :tada:
  readonly words: readonly string[];
  readonly toned: boolean;
}

export const emojiNames = signal<readonly Emoji[]>([]);
let asked: Promise<void> | undefined;

export function loadEmoji(): Promise<void> {
  asked ??= import("virtual:emoji").then(
    ({ default: rows }) => {
      emojiNames.value = rows.map(([char, group, english, chinese, code, words, toned]) => ({ char, group, english, chinese, code, words: words.split(" "), toned: toned === 1 }));
    },
    (error: unknown) => {
      asked = undefined;
      throw error;
    },
  );
  return asked;
}

// 0: as drawn; 1 to 5: light to dark.
export const tone = signal(Math.min(5, Math.max(0, Number(recall("skin-tone")) || 0)));
export function chooseTone(next: number): void {
  tone.value = next;
  keep("skin-tone", String(next));
}

export function inTone({ char, toned }: Pick<Emoji, "char" | "toned">, wanted: number): string {
  if (!toned || wanted === 0) return char;
  const [first = "", ...rest] = char;
  const after = rest[0] === "\uFE0F" ? rest.slice(1) : rest;
  return [first, String.fromCodePoint(0x1f3fa + wanted), ...after].join("");
}
