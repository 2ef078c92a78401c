import { describe, expect, it } from "vitest";
import { excerptOf } from "./excerpt";

const people: Readonly<Record<string, string>> = { ada: "Ada Lindqvist", lin: "林晓" };
// What was found stands in brackets.
function shown(text: string, ...words: string[]): string {
  const found = words.map((word) => ({ start: text.indexOf(word), length: word.length })).sort((a, b) => a.start - b.start);
  return excerptOf(text, found, (name) => people[name]).map(({ text: bit, hit }) => (hit ? `[${bit}]` : bit)).join("");
}

describe("an excerpt", () => {
  it("shows names, and what was found in a name as the name", () => {
    expect(shown("@ada, ask @lin and @nobody", "ask")).toBe("@Ada Lindqvist, [ask] @林晓 and @nobody");
    expect(shown("ask @ada now", "ada")).toBe("ask [@Ada Lindqvist] now");
    expect(shown("mail ada@ada.example", "mail")).toBe("[mail] ada@ada.example");
  });

  it("leaves out the marks of Markdown and keeps their words", () => {
    expect(shown("The **high tide** is ~~six~~ seven", "tide")).toBe("The high [tide] is six seven");
    expect(shown("> # said\n> so", "so")).toBe("said\n[so]");
    expect(shown("see [the table](https://tides.example/x) here", "table")).toBe("see the [table] here");
    expect(shown("2 ** 3 and snake_case_name and a * b", "and")).toBe("2 ** 3 [and] snake_case_name and a * b");
  });

  it("shows code without its fences, and nothing in it as a mark or a name", () => {
    expect(shown("look:\n```ts\nconst a = **b**; // @ada\n```\nso", "const")).toBe("look:\n[const] a = **b**; // @ada\nso");
    expect(shown("run `make **all**` @lin", "make")).toBe("run [make] **all** @林晓");
    expect(shown("```\nnever closed @ada", "never")).toBe("[never] closed @ada");
    expect(shown("~~~\nwaves\n~~~", "waves")).toBe("[waves]");
  });

  it("begins a little before what was found, and ends in time", () => {
    const text = `${"word ".repeat(60)}needle ${"word ".repeat(100)}`;
    const short = shown(text, "needle");
    expect(short).toMatch(/^…(word )+\[needle\] (word )+.*…$/);
    expect(short.length).toBeLessThan(240);
    expect(shown("", "")).toBe("");
  });

  it("is quick on text that is made to be slow", () => {
    const began = performance.now();
    for (const text of ["`".repeat(16_000), "**".repeat(8_000), "[".repeat(16_000), "> ".repeat(8_000), "~~~\n".repeat(4_000), "@a ".repeat(5_000), "**a".repeat(5_000)]) shown(text, "a");
    expect(performance.now() - began).toBeLessThan(1_000);
  });
});
