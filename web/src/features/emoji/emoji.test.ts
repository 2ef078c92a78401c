import { expect, it } from "vitest";
import { emojiNames, inTone, loadEmoji } from "./names";
import { findEmoji } from "./search";

await loadEmoji();
const all = emojiNames.value;
const pinyin = (name: string): readonly string[] => ({ 拇指向上: ["muzhixiangshang", "mzxs"] })[name] ?? [];
const first = (query: string): string => findEmoji(all, query, 20, pinyin)[0]?.char ?? "";
const found = (query: string): string[] => findEmoji(all, query, 20, pinyin).map(({ char }) => char);

it("has every group, each emoji once, with a name in both languages", () => {
  expect(new Set(all.map(({ group }) => group))).toEqual(new Set([0, 1, 3, 4, 5, 6, 7, 8, 9]));
  expect(new Set(all.map(({ char }) => char)).size).toBe(all.length);
  expect(all.length).toBeGreaterThan(1_800);
  expect(all.filter(({ english, chinese }) => !english || !chinese)).toEqual([]);
  expect(all.filter(({ chinese }) => /\p{Script=Han}/u.test(chinese)).length).toBeGreaterThan(1_800);
});

it("finds by short name, by word, in Chinese and by pinyin", () => {
  expect(first("tada")).toBe("🎉");
  expect(first(":+1:")).toBe("👍");
  expect(found("anchor")).toContain("⚓");
  expect(first("拇指向上")).toBe("👍");
  expect(found("庆祝")).toContain("🎉");
  expect(first("muzhi")).toBe("👍");
  expect(found("HEART")).toContain("❤️");
  expect(found("nothing is called this")).toEqual([]);
  expect(found("")).toEqual([]);
});

it("puts a skin tone where it belongs", () => {
  expect(inTone({ char: "👍", toned: true }, 0)).toBe("👍");
  expect(inTone({ char: "👍", toned: true }, 3)).toBe("👍🏽");
  expect(inTone({ char: "☝️", toned: true }, 1)).toBe("☝🏻");
  expect(inTone({ char: "👩‍💻", toned: true }, 5)).toBe("👩🏿‍💻");
  expect(inTone({ char: "🚢", toned: false }, 5)).toBe("🚢");
  expect(all.find(({ char }) => char === "👍")?.toned).toBe(true);
  expect(all.find(({ char }) => char === "👪")?.toned).toBe(false);
});
