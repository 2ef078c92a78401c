import { describe, expect, it } from "vitest";
import { aChannel, aMembership, aPerson, aState } from "../../ui/sample_state";
import { byName, channelTitle, forMe, neighbour, sectionsOf } from "./names";

const people = [aPerson("U0", "mia", "Mia Brandt"), aPerson("U1", "ada", "Ada Lindqvist"), aPerson("U2", "ben", "Ben Okafor")];
const direct = (id: string, others: readonly string[]) => ({ ...aChannel(id, ""), kind: "direct" as const, people: ["U0", ...others] });
const state = aState({
  me: "U0",
  people,
  channels: [aChannel("C1", "general"), aChannel("C2", "harbour-ops"), { ...aChannel("C3", "old"), archived: true }, direct("D1", ["U1"]), direct("D2", ["U1", "U2"])],
  mine: [aMembership("C2", 4, 3), aMembership("D2", 2, 0)],
});
const sections = sectionsOf(state);

describe("The sidebar", () => {
  it("counts mentions in channels and every message in conversations", () => {
    expect(sections.channels.map(({ title, unread, count }) => [title, unread, count])).toEqual([["general", false, 0], ["harbour-ops", true, 3]]);
    expect(sections.directs.map(({ count }) => count)).toEqual([2, 0]);
    expect(forMe(sections)).toBe(5);
  });
  it("leaves out what is archived and read", () => {
    expect(sections.channels.some((row) => row.channel.id === "C3")).toBe(false);
  });
  it("calls a conversation by the others in it", () => {
    expect(channelTitle(state, direct("D2", ["U1", "U2"]))).toBe("Ada Lindqvist, Ben Okafor");
    expect(channelTitle(state, { ...direct("D3", []), people: ["U0"] })).toBe("Mia Brandt");
  });
  it("goes on around its end, and past what is read when asked", () => {
    expect(neighbour(sections, "C1", 1, false)).toBe("C2");
    expect(neighbour(sections, "C1", -1, false)).toBe("D1");
    expect(neighbour(sections, "C1", 1, true)).toBe("C2");
    expect(neighbour(sections, "C2", 1, true)).toBe("D2");
    expect(neighbour(sections, null, 1, false)).toBe("C1");
  });
  it("puts Latin before Han, figures by value", () => {
    expect(["午饭", "quay-10", "采购", "quay-9"].sort(byName)).toEqual(["quay-9", "quay-10", "采购", "午饭"]);
  });
});
