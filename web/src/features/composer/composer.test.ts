import { describe, expect, it } from "vitest";
import type { User } from "../../state/model";
import { findTrigger, inserted, matchPeople } from "./completion";
import { isInputMethodKey } from "./ime";
import { bytesMost, roomFor } from "./length";
import { insideFence } from "./writing";

const user = (id: string, username: string, displayName: string, active = true): User => ({ id, username, displayName, role: "member", bot: false, active, avatar: null, title: "", timeZone: "", version: 1 });
const people = [user("U1", "ada", "Ada Lindqvist"), user("U4", "chensiyuan", "陈思远"), user("U5", "wangyutong", "王雨桐"), user("U6", "priya", "Priya Nair"), user("U7", "gone", "Adam Gone", false)];
const names = (query: string, here: string[] = []): string[] => matchPeople(people, new Set(here), query).map((choice) => (choice.kind === "person" ? choice.user.id : choice.kind === "everybody" ? `@${choice.word}` : "/"));

describe("Enter", () => {
  const key = (isComposing: boolean, keyCode: number, timeStamp: number) => ({ isComposing, keyCode, timeStamp });
  it("is the input method's while it composes", () => expect(isInputMethodKey(key(true, 13, 1_000), -Infinity)).toBe(true));
  it("is the input method's when only the key code says so", () => expect(isInputMethodKey(key(false, 229, 1_000), -Infinity)).toBe(true));
  it("is the input method's when Safari sends it right after the composition", () => expect(isInputMethodKey(key(false, 13, 1_001), 1_000)).toBe(true));
  it("is the writer's otherwise", () => expect(isInputMethodKey(key(false, 13, 2_000), 1_000)).toBe(false));
});

describe("a name being typed", () => {
  it("begins at a mark, also the full-width one", () => {
    expect(findTrigger("hello @ad", 9)).toEqual({ start: 6, query: "ad" });
    expect(findTrigger("干净。＠陈", 5)).toEqual({ start: 3, query: "陈" });
    expect(findTrigger("问＠", 2)).toEqual({ start: 1, query: "" });
  });
  it("is none in an address, after a space, or without a mark", () => {
    expect(findTrigger("mail ada@north", 14)).toBeNull();
    expect(findTrigger("@ada hello", 10)).toBeNull();
    expect(findTrigger("plain", 5)).toBeNull();
  });
  it("finds people by username, name, later word and given name", () => {
    expect(names("chen")).toEqual(["U4"]);
    expect(names("思远")).toEqual(["U4"]);
    expect(names("nair")).toEqual(["U6"]);
    expect(names("ａｄａ")).toEqual(["U1"]);
  });
  it("finds Chinese names by how they sound, whole, by initials, and by the given name", () => {
    const sounds = (name: string): string[] => (name === "王雨桐" ? ["wangyutong", "wyt"] : []);
    const found = (query: string) => matchPeople([user("U5", "rain", "王雨桐"), user("U1", "ada", "Ada Lindqvist")], new Set(), query, sounds).map((choice) => choice.kind === "person" && choice.user.id);
    for (const query of ["wang", "wyt", "yt", "yutong", "ＷＹ"]) expect(found(query)).toEqual(["U5"]);
    expect(found("u")).toEqual([]);
  });
  it("puts who spoke last before others that fit as well", () => {
    const found = matchPeople(people, new Set(["U4", "U6"]), "", undefined, ["U6", "U5"]).map((choice) => choice.kind === "person" && choice.user.id);
    expect(found).toEqual(["U6", "U4", "U5", "U1"]);
  });
  it("puts those in the channel first and leaves out who left", () => {
    expect(names("", ["U6"])[0]).toBe("U6");
    expect(names("adam")).toEqual([]);
  });
  it("may be everybody, and always goes in with the plain mark", () => {
    const choice = matchPeople(people, new Set(), "chan").at(-1)!;
    expect(inserted(choice)).toBe("@channel ");
    expect(names("he").at(-1)).toBe("@here");
    expect(names("所有").at(-1)).toBe("@channel");
    expect(names("")).not.toContain("@channel");
    expect(inserted(matchPeople(people, new Set(), "思远")[0]!)).toBe("@chensiyuan ");
  });
});

describe("the room left", () => {
  it("is counted in bytes", () => {
    expect(roomFor("海".repeat(5_000))).toEqual({ kind: "near", bytes: bytesMost - 15_000 });
    expect(roomFor("海".repeat(5_462))).toEqual({ kind: "over", bytes: 2 });
    expect(roomFor("a".repeat(14_000))).toEqual({ kind: "plenty" });
  });
});

it("Enter inside an open fence belongs to the code", () => {
  expect(insideFence("```js\nlet a", 11)).toBe(true);
  expect(insideFence("```js\nlet a\n```\n", 16)).toBe(false);
});
