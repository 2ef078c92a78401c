import { effect } from "@preact/signals";
import { describe, expect, it } from "vitest";
import { makeDrafts } from "./drafts";

describe("a draft", () => {
  it("is told to whoever shows that it is there, when it comes and when it goes", () => {
    const drafts = makeDrafts(undefined);
    const shown: boolean[] = [];
    effect(() => void shown.push(drafts.get("Ume", "C1") !== ""));
    drafts.set("Ume", "C1", "h");
    drafts.set("Ume", "C1", "half");
    drafts.set("Ume", "C1", "");
    expect(shown).toEqual([false, true, false]);
  });

  it("belongs to its author and its channel", () => {
    const drafts = makeDrafts(undefined);
    drafts.set("Ume", "C1", "mine");
    expect(drafts.get("Ume", "C2")).toBe("");
    expect(drafts.get("Uada", "C1")).toBe("");
    expect(drafts.get("Ume", "C1")).toBe("mine");
  });

  it("marks its channel, in whichever of its threads it is, and no longer once it is empty", () => {
    const drafts = makeDrafts(undefined);
    const shown: boolean[] = [];
    effect(() => void shown.push(drafts.within("Ume", "C1")));
    drafts.set("Ume", "C11", "another channel");
    drafts.set("Ume", "C1/7", "in a thread");
    expect(drafts.within("Uada", "C1")).toBe(false);
    drafts.set("Ume", "C1", "and here");
    drafts.set("Ume", "C1/7", "");
    drafts.take("Ume", "C1", "", 9);
    expect(shown.filter((now, i) => now !== shown[i - 1])).toEqual([false, true, false]);
  });

  it("lives in memory where nothing can be kept", () => {
    const broken = { getItem: () => null, setItem: () => { throw new Error("full"); }, removeItem: () => undefined } as unknown as Storage;
    const drafts = makeDrafts(broken);
    drafts.set("Ume", "C1", "kept for now");
    expect(drafts.get("Ume", "C1")).toBe("kept for now");
  });
});
