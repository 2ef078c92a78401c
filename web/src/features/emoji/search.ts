// Finding emoji by what they are called, in English, Chinese and pinyin at once.
import type { Emoji } from "./names";

type Reader = (name: string) => readonly string[];

export function findEmoji(all: readonly Emoji[], query: string, most: number, readings: Reader = () => []): readonly Emoji[] {
  const asked = query.normalize("NFKC").trim().toLowerCase().replace(/^:|:$/g, "");
  if (asked === "") return [];
  const found = all.flatMap((emoji, at) => {
    const rank = rankOf(emoji, asked, readings);
    return rank < Infinity ? [{ emoji, rank, at }] : [];
  });
  return found.sort((a, b) => a.rank - b.rank || a.at - b.at).slice(0, most).map(({ emoji }) => emoji);
}

// The whole name before its beginning, its beginning before the beginning of a word in it, that before the middle.
function rankOf({ char, english, chinese, code, words }: Emoji, asked: string, readings: Reader): number {
  if (char === asked || code === asked || english === asked || chinese === asked) return 0;
  if (words.includes(asked)) return 1;
  if (code.startsWith(asked) || english.startsWith(asked) || chinese.startsWith(asked)) return 2;
  if (words.some((word) => word.startsWith(asked))) return 3;
  if (english.split(/[\s:-]+/).some((word) => word.startsWith(asked)) || code.split("_").some((word) => word.startsWith(asked))) return 4;
  if (asked.length > 1 && readings(chinese).some((reading) => reading.startsWith(asked))) return 5;
  const han = /\p{Script=Han}/u.test(asked);
  if ((han || asked.length > 2) && [english, chinese, code, ...words].some((word) => word.includes(asked))) return 6;
  return Infinity;
}
