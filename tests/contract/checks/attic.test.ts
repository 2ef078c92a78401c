// That the judge of a trimmed log finds what may be wrong with one.
import { describe, expect, it } from "vitest";
import { checkAttic } from "../attic.ts";
import type { Recording } from "../recording.ts";
import { goodRecording } from "./sample.ts";

const id = "Cattic";
const trimmed = { first: 14, messages: 12 };
const at = (seq: number, year: number, kind = "member.joined", more: object = {}): object => ({ type: "event", channel: id, seq, check: String(seq), kind, at: `${year}-01-01T00:00:00.0000${seq}Z`, ...more });

function told(change: (log: { first: number; head: number; events: any[] }) => void): string {
  const recording: Recording = goodRecording();
  const log = { first: 14, head: 15, events: [at(14, 2026), at(15, 2026, "history.trimmed", { trimmed })] as any[] };
  change(log);
  recording.attic = { id, reader: "Uquiet" };
  recording.cold.logs[id] = log;
  return checkAttic(recording).map(({ says }) => says).join("; ");
}

describe("a log whose beginning was removed", () => {
  it("is well when it begins where everybody was told", () => expect(told(() => undefined)).toBe(""));
  it("is well before anything was removed", () => expect(told((log) => ((log.first = 1), (log.events = [at(1, 2017)])))).toBe(""));
  it("may not lose its beginning in silence", () => expect(told((log) => (log.events = [at(14, 2026)]))).toContain("no event says so"));
  it("may not begin elsewhere", () => expect(told((log) => (log.first = 13))).toContain("the last event said 14"));
  it("may not keep what went", () => expect(told((log) => log.events.unshift(at(13, 2017)))).toContain("still there"));
  it("may not lose more than it says", () => expect(told((log) => (log.events[1].trimmed = { first: 14, messages: 11 }))).toContain("11 messages"));
});
