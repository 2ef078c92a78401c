// Every pair of roles that may meet passes AA in both themes: 4.5 for text, 3 for edges, rings and marks.
import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { Palette, type Theme } from "./contrast";

const palette = new Palette(readFileSync(new URL("./tokens.css", import.meta.url), "utf8"));
const words = (text: string): string[] => text.split(" ");
const surfaces = words(
  "surface surface-raised surface-control surface-sunken surface-hover surface-hover-sunken surface-pressed surface-selected surface-code surface-accent surface-mention surface-danger surface-warn surface-ok",
);
const texts = words("text text-quiet text-faint accent-text mention-text danger-text warn-text ok-text code-word code-string code-number code-comment");
const marks = words("focus line-control ok warn danger mention accent");
const markedOn = words("surface surface-raised surface-sunken surface-hover surface-hover-sunken surface-selected");
const solids: readonly (readonly [string, string])[] = [
  ["on-accent", "accent"], ["on-accent", "accent-hover"], ["on-mention", "mention"], ["on-danger", "danger"],
  ["on-tooltip", "tooltip"], ["text", "surface-hit"], ["mention-text", "surface-hit"],
];
const hues = [25, 60, 95, 150, 195, 235, 290, 340];

const tooLow = (pairs: readonly (readonly [string, string])[], theme: Theme, least: number): string[] =>
  pairs.flatMap(([front, back]) => {
    const ratio = palette.ratio(front, back, theme);
    return ratio < least ? [`${front} on ${back}: ${ratio.toFixed(2)}`] : [];
  });

describe.each(["light", "dark"] as const)("the %s theme", (theme) => {
  it("keeps text readable on every surface", () => {
    expect(tooLow(texts.flatMap((text) => surfaces.map((surface) => [text, surface] as const)), theme, 4.5)).toEqual([]);
  });
  it("keeps text readable on solid fills", () => {
    expect(tooLow(solids, theme, 4.5)).toEqual([]);
  });
  it("keeps edges, rings and marks visible", () => {
    expect(tooLow(marks.flatMap((mark) => markedOn.map((surface) => [mark, surface] as const)), theme, 3)).toEqual([]);
  });
  it("keeps the letters of every avatar readable", () => {
    expect(hues.filter((hue) => palette.ratio("on-avatar", "avatar", theme, hue) < 4.5)).toEqual([]);
  });
});
