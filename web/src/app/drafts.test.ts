import { effect } from "@preact/signals";
import { describe, expect, it } from "vitest";
import { makeDrafts } from "./drafts";

describe("a draft", () => {
  it("is told to whoever shows that it is there, when it comes and when it goes", () => {
    const drafts = makeDrafts(undefined, () => "Ume");
    const shown: boolean[] = [];
    effect(() => void shown.push(drafts.get("C1") !== ""));
    drafts.set("C1", "h");
    drafts.set("C1", "half");
    drafts.set("C1", "");
    expect(shown).toEqual([false, true, false]);
  });

  it("belongs to its author and its channel", () => {
    let author = "Ume";
    const drafts = makeDrafts(undefined, () => author);
    drafts.set("C1", "mine");
    expect(drafts.get("C2")).toBe("");
    author = "Uada";
    expect(drafts.get("C1")).toBe("");
    author = "Ume";
    expect(drafts.get("C1")).toBe("mine");
  });

  it("lives in memory where nothing can be kept", () => {
    const broken = { getItem: () => null, setItem: () => { throw new Error("full"); }, removeItem: () => undefined } as unknown as Storage;
    const drafts = makeDrafts(broken, () => "Ume");
    drafts.set("C1", "kept for now");
    expect(drafts.get("C1")).toBe("kept for now");
  });
});
