import { describe, expect, it } from "vitest";
import type { LogEvent } from "../sync/wire";
import { nothing, reduce, type Known } from "./all";
import { applyPreferences, expireMutes, preferredIn, toWire } from "./preferences";

const wire = { level: "all", keywords: ["停电"], quiet_hours: { on: true, from_minute: 1320, to_minute: 480, days: ["sunday", "monday"], time_zone: "UTC" }, sound: false, preview: true, send_with: "ctrl_enter" };
const event = (seq: number, kind: string, body: object): LogEvent => ({ type: "event", channel: "@me", seq, check: "", kind, by: "U1", at: "", ...body }) as unknown as LogEvent;
const muted = (seq: number, until?: string): LogEvent => event(seq, "channel_preferences.changed", { channel_preferences: { channel: "C1", level: "default", muted: true, ...(until ? { mute_until: until } : {}) } });

describe("Preferences", () => {
  it("come whole, and go back as they came", () => {
    const state = reduce(nothing, event(1, "preferences.changed", { preferences: wire }));
    expect(state.preferences.quietHours.days).toEqual(["monday", "sunday"]);
    expect(state.skipped).toBe(0);
    expect(toWire(state.preferences)).toEqual({ ...wire, quiet_hours: { ...wire.quiet_hours, days: ["monday", "sunday"] } });
    expect(reduce(state, event(1, "preferences.changed", { preferences: {} }))).toBe(state);
  });

  it("of a channel end with their time", () => {
    const state = reduce(nothing, muted(1, "2026-09-14T18:00:00Z"));
    const end = Date.parse("2026-09-14T18:00:00Z");
    expect(preferredIn(state, "C1").muted).toBe(true);
    expect(expireMutes(state, end - 1)).toBe(state);
    expect(preferredIn(expireMutes(state, end), "C1")).toMatchObject({ muted: false, muteUntil: null });
    const ever = reduce(nothing, muted(1));
    expect(expireMutes(ever, Infinity)).toBe(ever);
    expect(preferredIn(ever, "C2").muted).toBe(false);
  });

  it("are not taken from an answer that events have overtaken", () => {
    const known: Known = { ...nothing, folded: { me: 5, workspace: 0 }, preferencesRead: false };
    expect(applyPreferences(known, { as_of: 4, preferences: wire, channels: [] })).toBeNull();
    const read = applyPreferences(known, { as_of: 5, preferences: wire, channels: [{ channel: "C1", level: "all", muted: false }] });
    expect(read).toMatchObject({ preferencesRead: true, preferences: { level: "all" } });
    expect(preferredIn(read!, "C1").level).toBe("all");
  });
});
