import { describe, expect, it } from "vitest";
import { nothing } from "./known";
import { applyPresence, expireStatuses, forgetPresence, nextExpiry } from "./presence";

const noon = "2026-11-23T12:00:00Z";
const at = Date.parse(noon);
const said = applyPresence({ ...nothing, me: "Ume" }, { Ume: { state: "dnd", text: "Release desk", until: noon }, Uada: { state: "away", text: "Lunch" } });

describe("what people say of themselves", () => {
  it("is not shown after the time it was said for", () => {
    expect(nextExpiry(said)).toBe(at);
    expect(expireStatuses(said, at - 1)).toBe(said);
    const over = expireStatuses(said, at);
    expect(over.presence.get("Ume")).toEqual({ state: "online", text: "", emoji: "", until: null });
    expect(over.presence.get("Uada")).toMatchObject({ state: "away", text: "Lunch" });
    expect(nextExpiry(over)).toBe(Infinity);
  });
  it("ends as the line tells it", () => {
    expect(applyPresence(said, { Uada: { state: "dnd", until: noon } }).presence.get("Uada")?.until).toBe(at);
    expect(applyPresence(said, { Ume: { state: "online", text: "Release desk" } }).presence.get("Ume")?.until).toBeNull();
  });
  it("is forgotten with the line, but for one's own", () => expect([...forgetPresence(said).presence.keys()]).toEqual(["Ume"]));
});
