import { describe, expect, it } from "vitest";
import { aChannel, aPerson, aState } from "../../ui/sample_state";
import { findTargets, recentTargets } from "./targets";

const state = aState({
  me: "U0",
  people: [aPerson("U0", "mia", "Mia Brandt"), aPerson("U1", "chensiyuan", "陈思远"), aPerson("U2", "ada", "Ada Lindqvist")],
  channels: [aChannel("C1", "harbour-ops"), aChannel("C2", "general"), aChannel("C3", "客服值班"), { ...aChannel("D1", ""), kind: "direct", people: ["U0", "U1"] }],
});
const noPinyin = (): readonly string[] => [];
const titles = (typed: string, recents: readonly string[] = [], readings: (name: string) => readonly string[] = noPinyin): string[] =>
  findTargets(state, typed, recents, readings).map((target) => target.title);

describe("The switcher", () => {
  it("finds a conversation by the username of the other", () => {
    expect(titles("chens")).toEqual(["陈思远"]);
  });
  it("offers people one has not written to yet", () => {
    expect(findTargets(state, "ada", [], noPinyin)[0]?.kind).toBe("person");
  });
  it("finds Han names by pinyin once the table is there", () => {
    const readings = (name: string): readonly string[] => (name === "客服值班" ? ["kefuzhiban", "kfzb"] : []);
    expect(titles("kfzb")).toEqual([]);
    expect(titles("kfzb", [], readings)).toEqual(["客服值班"]);
  });
  it("keeps to people after @ and to channels after #, in full width as well", () => {
    expect(titles("＠a")).not.toContain("harbour-ops");
    expect(titles("#a")).not.toContain("Ada Lindqvist");
  });
  it("puts what was visited lately before its equals", () => {
    expect(titles("#", ["C3"])[0]).toBe("客服值班");
  });
  it("lists what was visited, newest first, without where one is", () => {
    expect(recentTargets(state, ["C2", "D1", "C1"], "C2").map((target) => target.title)).toEqual(["陈思远", "harbour-ops"]);
  });
});
