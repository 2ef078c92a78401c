// What everybody prefers who has chosen nothing; the server says the same.
import type { Preferences } from "./model";

export const dayNames = ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"] as const;

export const atFirst: Preferences = {
  level: "mentions",
  keywords: [],
  quietHours: { on: false, fromMinute: 22 * 60, toMinute: 8 * 60, days: [...dayNames], timeZone: "" },
  sound: true,
  preview: true,
  sendWith: "enter",
};
