// The checkers of faults, refusals, programs and kinds of events: each with what it lets pass and what it must not.

import { describe, expect, it } from "vitest";
import type { Episode, Recording } from "../recording.ts";
import { kindsSeen, missingKinds } from "../kinds.ts";
import { ada, attempt, ben, channel, command, goodRecording, posted } from "./sample.ts";
import { checks } from "./index.ts";

const full: Episode = {
  plague: "disk-full-first", beganAt: 1, endedAt: 2, expects: { refusals: ["unavailable"], says: "stores nothing", falls: false },
  refusals: { unavailable: 3 }, said: "The database stores nothing at the moment", recoveredMs: 12,
};
const failed: Episode = { plague: "eio-fsync", beganAt: 1, endedAt: 2, expects: { refusals: [], says: "unknown", falls: true }, refusals: {}, said: "unknown", fell: true, recoveredMs: 300 };

const without = (episode: Episode, ...fields: (keyof Episode)[]): Episode => Object.fromEntries(Object.entries(episode).filter(([name]) => !fields.includes(name as keyof Episode))) as unknown as Episode;
const says = (name: string, more: Partial<Recording>): string[] => checks[name]!({ ...goodRecording(), ...more }).map((violation) => violation.says);

describe("a fault", () => {
  it("that owes nothing more is passed", () => expect(says("F", { episodes: [full, failed] })).toEqual([]));
  it("under which nobody was refused is found", () => expect(says("F", { episodes: [{ ...full, refusals: { conflict: 4 } }] }).join()).toContain("nobody was refused with unavailable"));
  it("that the log is silent about is found", () => expect(says("F", { episodes: [without(full, "said")] }).join()).toContain("the log never said"));
  it("after which it is not well again is found", () => expect(says("F", { episodes: [without(full, "recoveredMs")] }).join()).toContain("not well again"));
  it("under which a server goes on that must not is found", () => expect(says("F", { episodes: [without(failed, "fell")] }).join()).toContain("went on"));
});

describe("a refusal", () => {
  const refused = (more: object): Partial<Recording> => ({
    commands: [command(ben, "k1", "message.post", { text: "?" }, [attempt(1, { type: "refused", key: "k1", code: "unavailable", final: false, ...more }, { door: "rest" })])],
  });
  it("that says when to come back is passed", () => expect(says("R", refused({ status: 503, retry_ms: 1_000, retry_after: "1" }))).toEqual([]));
  it("without Retry-After is found", () => expect(says("R", refused({ status: 503, retry_ms: 1_000 })).join()).toContain("Retry-After"));
  it("on the stream that names no time is found", () => {
    const silent = refused({});
    silent.commands![0]!.attempts[0]!.door = "stream";
    expect(says("R", silent).join()).toContain("no time");
  });
  it("that explains nothing is found", () => expect(says("R", refused({ code: "internal", final: true, status: 500 })).join()).toContain("internal"));
  it("beside the commands counts too", () => expect(says("R", { refusals: [{ path: "/uploads", status: 507, code: "disk_full" }] }).join()).toContain("Retry-After"));
});

describe("what a program posted", () => {
  const hooked = (sent: number, answered: boolean, times: number): string[] => {
    const recording = goodRecording();
    for (let i = 0; i < times; i++) recording.cold.logs[channel]!.events.push(posted(14 + i, ada, `h${i}`, "green"));
    return checks["P"]!({ ...recording, hooked: [{ channel, text: "green", sent, answered }] }).map((violation) => violation.says);
  };
  it("is passed where it stands once, or was never answered and is not there", () => expect([hooked(1, true, 1), hooked(1, false, 0)]).toEqual([[], []]));
  it("is found missing", () => expect(hooked(1, true, 0).join()).toContain("nowhere"));
  it("is found doubled", () => expect(hooked(1, true, 2).join()).toContain("stands 2 times"));
});

describe("a kind of event", () => {
  it("that nobody here makes is found", () => expect(says("K", { kinds: { known: ["message.posted", "tide.turned"], all: false } }).join()).toContain("tide.turned"));
  it("that was to come and did not makes the run thin", () => {
    const recording = { ...goodRecording(), kinds: { known: ["message.posted", "reaction.added"], all: true } };
    expect(kindsSeen(recording).get("message.posted")).toBeGreaterThan(0);
    expect(missingKinds(recording)).toEqual(["reaction.added"]);
  });
});
