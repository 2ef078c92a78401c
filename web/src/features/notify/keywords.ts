// Keywords in a message: whole words where a script parts its words, any place where it does not.
const parted = "[\\p{Script=Latin}\\p{Script=Cyrillic}\\p{Script=Greek}\\p{N}_]";

export function keywordIn(text: string, keyword: string): boolean {
  const word = fold(keyword);
  if (word === "") return false;
  const escaped = word.replace(/[.*+?^${}()|[\]\\]/g, "\\$&");
  const begins = new RegExp(`^${parted}`, "u").test(word) ? `(?<!${parted})` : "";
  const ends = new RegExp(`${parted}$`, "u").test(word) ? `(?!${parted})` : "";
  return new RegExp(begins + escaped + ends, "u").test(fold(text));
}

const fold = (text: string): string => text.normalize("NFKC").toLowerCase();

// As people type a list: by commas of either script, or by lines.
export const wordsIn = (list: string): string[] => [...new Map(list.split(/[,，、;；\n]/).map((word) => word.trim()).filter(Boolean).map((word) => [fold(word), word])).values()];
