import { describe, expect, it } from "vitest";
import { hueOf, initials } from "./avatar";

describe("An avatar", () => {
  it("shows two characters of a Han name, one where it is small", () => {
    expect(initials("陈思远", false)).toBe("思远");
    expect(initials("陈思远", true)).toBe("远");
    expect(initials("林晓", false)).toBe("林晓");
  });
  it("shows the first letters of the first and the last word", () => {
    expect(initials("Ada Lindqvist", false)).toBe("AL");
    expect(initials("ada", false)).toBe("A");
    expect(initials("Marek van Dvořák", true)).toBe("M");
    expect(initials("  ", false)).toBe("?");
  });
  it("spreads neighbouring ids over all hues", () => {
    const hues = Array.from({ length: 64 }, (_, n) => hueOf(`U06an0g7k3bk${n.toString(36)}`));
    expect(new Set(hues).size).toBe(8);
  });
});
