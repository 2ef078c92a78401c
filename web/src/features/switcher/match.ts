// How well a few typed letters fit a name. 0: not at all. Whole start > start of a word > inside > letters in order.
export function matchOf(query: string, name: string): number {
  const asked = fold(query);
  const told = fold(name);
  if (asked === "") return 1;
  if (told === asked) return 100;
  if (told.startsWith(asked)) return 90 - Math.min(20, told.length - asked.length);
  const at = told.indexOf(asked);
  if (at > 0) return /[\s\-_.·]/.test(told[at - 1] ?? "") ? 68 : 50;
  return inOrder(asked, told) ? 30 - Math.min(20, told.length - asked.length) : 0;
}

// Which letters of the name to mark: one stretch, or each letter in order.
export function marksOf(query: string, name: string): readonly boolean[] {
  const asked = [...fold(query)];
  const told = [...name].map(fold);
  const whole = told.join("").indexOf(asked.join(""));
  if (asked.length === 0) return told.map(() => false);
  if (whole >= 0 && told.every((letter) => letter.length === 1)) return told.map((_, at) => at >= whole && at < whole + asked.length);
  let next = 0;
  const marks = told.map((letter) => {
    const hit = letter === asked[next];
    if (hit) next++;
    return hit;
  });
  return next === asked.length ? marks : told.map(() => false);
}

// Width, case and accents do not matter; ＠ and ＃ are theirs in half width.
const fold = (text: string): string => text.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase();

// A few letters in order, the first at the start of a word: "ho" finds harbour-ops; "aaa" does not find everything.
function inOrder(asked: string, told: string): boolean {
  let at = -1;
  for (const [index, letter] of [...asked].entries()) {
    at = told.indexOf(letter, at + 1);
    if (at < 0) return false;
    if (index === 0 && at > 0 && !/[\s\-_.·]/.test(told[at - 1] ?? "")) return false;
  }
  return true;
}
