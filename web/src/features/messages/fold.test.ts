import { describe, expect, it } from "vitest";
import { hiddenLines, mayBeLong } from "./fold";

describe("a long message", () => {
  it("is measured only when its text may be long", () => {
    expect(mayBeLong("短消息")).toBe(false);
    expect(mayBeLong("line\n".repeat(14))).toBe(true);
    expect(mayBeLong("潮".repeat(1_001))).toBe(true);
  });
  it("is folded from 25 lines on, and says how many are hidden", () => {
    expect(hiddenLines(24 * 24, 24)).toBe(0);
    expect(hiddenLines(25 * 24, 24)).toBe(11);
    expect(hiddenLines(41 * 22, 22)).toBe(27);
  });
});
