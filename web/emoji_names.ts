// The names of all emoji in English and Chinese as one small module, "virtual:emoji", made from emojibase-data when the client is built.
import { createRequire } from "node:module";
import type { Plugin } from "vite";

interface Entry {
  readonly hexcode: string;
  readonly label: string;
  readonly tags?: readonly string[];
  readonly group?: number;
  readonly order?: number;
  readonly version: number;
  readonly skins?: readonly { readonly hexcode: string }[];
}
type Codes = Readonly<Record<string, string | readonly string[]>>;

// Emoji that every system of the last years can draw.
const newest = 15.1;
const components = 2;
const tones = ["1F3FB", "1F3FC", "1F3FD", "1F3FE", "1F3FF"];

export function emojiNames(): Plugin {
  const name = "virtual:emoji";
  return {
    name: "emoji-names",
    resolveId: (id) => (id === name ? `\0${name}` : undefined),
    load: (id) => (id === `\0${name}` ? `export default JSON.parse(${JSON.stringify(JSON.stringify(rows()))});` : undefined),
  };
}

// Character, group, name in English and in Chinese, short name, further words, whether it takes a skin tone.
function rows(): unknown[][] {
  const read = createRequire(import.meta.url);
  const english = read("emojibase-data/en/data.json") as Entry[];
  const chinese = new Map((read("emojibase-data/zh/data.json") as Entry[]).map((entry) => [entry.hexcode, entry]));
  const github = read("emojibase-data/en/shortcodes/github.json") as Codes;
  const wider = read("emojibase-data/en/shortcodes/emojibase.json") as Codes;
  return english
    .filter(({ group, version }) => group !== undefined && group !== components && version <= newest)
    .sort((a, b) => (a.order ?? 0) - (b.order ?? 0))
    .map((entry) => {
      const { label: local = entry.label, tags = [] } = chinese.get(entry.hexcode) ?? {};
      const codes = [...listOf(github[entry.hexcode]), ...listOf(wider[entry.hexcode])];
      const told = new Set([entry.label, local, codes[0]]);
      const words = [...new Set([...codes, ...(entry.tags ?? []), ...tags])].filter((word) => !told.has(word));
      return [charOf(entry.hexcode), entry.group, entry.label, local, codes[0] ?? "", words.join(" "), Number(takesTone(entry))];
    });
}

const listOf = (codes: string | readonly string[] | undefined): readonly string[] => (typeof codes === "string" ? [codes] : (codes ?? []));

// Spelt in full, as the server keeps it: a sign that is text by itself is followed by the mark of colour.
function charOf(hexcode: string): string {
  const points = hexcode.split("-").filter((code) => code !== "FE0F").map((code) => String.fromCodePoint(parseInt(code, 16)));
  return points.map((point, at) => (/^\p{Emoji}$/u.test(point) && !/^\p{Emoji_Presentation}$/u.test(point) && !/^\p{Emoji_Modifier}$/u.test(points[at + 1] ?? "") ? `${point}\uFE0F` : point)).join("");
}

// Where the tone simply follows the first sign, as src/features/emoji/names.ts puts it; what has two people in it keeps its own.
function takesTone({ hexcode, skins = [] }: Entry): boolean {
  const bare = (code: string): string => code.replaceAll("-FE0F", "");
  const [first = "", ...rest] = bare(hexcode).split("-");
  return skins.length === tones.length && skins.every((skin, at) => bare(skin.hexcode) === [first, tones[at], ...rest].join("-"));
}
