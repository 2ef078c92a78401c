import { expect, it } from "vitest";
import { endOf } from "./profile";

it("ends a status after half an hour, an hour, at midnight, or not by itself", () => {
  const now = new Date(2026, 10, 23, 14, 5);
  expect(endOf("never", now)).toBeNull();
  expect(endOf("half", now)).toBe(new Date(2026, 10, 23, 14, 35).toISOString());
  expect(endOf("hour", now)).toBe(new Date(2026, 10, 23, 15, 5).toISOString());
  expect(endOf("day", now)).toBe(new Date(2026, 10, 24).toISOString());
});
