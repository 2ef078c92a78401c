import { describe, expect, it } from "vitest";
import { marksOf, matchOf } from "./match";

describe("A few letters", () => {
  it("fit a whole name best, then its start, a word of it, its inside, letters in order", () => {
    const scores = ["ops", "ops-night", "harbour-ops", "stopstart", "open-places"].map((name) => matchOf("ops", name));
    expect(scores).toEqual([...scores].sort((a, b) => b - a));
    expect(new Set(scores).size).toBe(5);
    expect(Math.min(...scores)).toBeGreaterThan(0);
  });
  it("do not fit what lacks them or has them in another order", () => {
    expect(matchOf("spo", "ops")).toBe(0);
    expect(matchOf("rb", "harbour")).toBeGreaterThan(0);
    expect(matchOf("ao", "harbour")).toBe(0);
  });
  it("do not care for case, accents or width", () => {
    expect(matchOf("dvorak", "Marek Dvořák")).toBeGreaterThan(0);
    expect(matchOf("ＯＰＳ", "ops")).toBe(100);
  });
  it("find Han names as they are written", () => {
    expect(matchOf("思远", "陈思远")).toBeGreaterThan(0);
    expect(matchOf("陈", "陈思远")).toBeGreaterThan(matchOf("远", "陈思远"));
  });
  it("are marked where they were found", () => {
    expect(marksOf("思", "陈思远")).toEqual([false, true, false]);
    expect(marksOf("hs", "h-s")).toEqual([true, false, true]);
    expect(marksOf("zz", "abc")).toEqual([false, false, false]);
  });
});
