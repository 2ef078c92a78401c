import { describe, expect, it } from "vitest";
import { atFirst } from "../../state/at_first";
import { channelAtFirst } from "../../state/preferences";
import { decide, type Case } from "./decide";

const now = Date.parse("2026-09-14T12:00:00Z"); // a Monday
const said = { by: "ada", text: "High water at six", mentions: [] as string[], thread: null as number | null };
const one = (more: Partial<Case> = {}): Case => ({
  me: "ben", message: said, kind: "public", preferences: atFirst, channel: channelAtFirst("C1"), followsThread: false,
  dnd: false, dndUntil: null, read: false, late: false, looking: false, device: "on", now, ...more,
});
const toMe = { ...said, mentions: ["ben"] };
const because = (more: Partial<Case>) => {
  const { notify, reason } = decide(one(more));
  return `${notify ? "yes" : "no"}, ${reason}`;
};

describe("Whether a message notifies", () => {
  it("follows what makes it one's business", () => {
    expect(because({})).toBe("no, levelMentions");
    expect(because({ message: toMe })).toBe("yes, mention");
    expect(because({ message: { ...said, mentions: ["@channel"] } })).toBe("yes, everybody");
    expect(because({ kind: "direct" })).toBe("yes, direct");
    expect(because({ message: { ...said, thread: 4 }, followsThread: true })).toBe("yes, thread");
    expect(because({ message: { ...toMe, by: "ben" } })).toBe("no, own");
    const decided = decide(one({ preferences: { ...atFirst, keywords: ["tide", "WATER"] } }));
    expect(decided).toMatchObject({ notify: true, reason: "keyword", word: "WATER" });
  });

  it("follows the level, and the channel's before that for everything", () => {
    const all = { ...atFirst, level: "all" as const };
    expect(because({ preferences: all })).toBe("yes, all");
    expect(because({ preferences: all, message: { ...said, thread: 4 } })).toBe("no, notFollowed");
    expect(because({ preferences: all, channel: { ...channelAtFirst("C1"), level: "mentions" } })).toBe("no, levelMentions");
    expect(because({ preferences: { ...atFirst, level: "nothing" }, message: toMe })).toBe("no, levelNothing");
    expect(because({ preferences: { ...atFirst, level: "nothing" }, channel: { ...channelAtFirst("C1"), level: "all" } })).toBe("yes, all");
  });

  it("is held back by muting until that ends, and says until when", () => {
    const muted = { ...channelAtFirst("C1"), muted: true };
    expect(because({ message: toMe, channel: muted })).toBe("no, muted");
    expect(decide(one({ message: toMe, channel: { ...muted, muteUntil: now + 5 } }))).toMatchObject({ reason: "muted", until: now + 5 });
    expect(because({ message: toMe, channel: { ...muted, muteUntil: now } })).toBe("yes, mention");
  });

  it("is held back by do not disturb, quiet hours, reading and looking, in this order", () => {
    const quietHours = { ...atFirst.quietHours, on: true, fromMinute: 11 * 60, toMinute: 13 * 60, timeZone: "UTC" };
    const everything = { message: toMe, preferences: { ...atFirst, quietHours }, dnd: true, late: true, looking: true, device: "denied" as const };
    expect(because({ ...everything, read: true })).toBe("no, read");
    expect(because(everything)).toBe("no, dnd");
    expect(decide(one({ ...everything, dnd: false }))).toMatchObject({ reason: "quiet", until: now + 3_600_000 });
    expect(because({ ...everything, dnd: false, preferences: atFirst })).toBe("no, late");
    expect(because({ ...everything, dnd: false, preferences: atFirst, late: false })).toBe("no, looking");
    expect(because({ message: toMe, device: "denied" })).toBe("no, denied");
    expect(because({ message: toMe, device: "notAsked" })).toBe("no, notAsked");
  });
});
