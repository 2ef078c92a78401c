import { beforeEach, describe, expect, it, vi } from "vitest";
import type { Breach } from "../sync/cursors";
import { BreachReports } from "./breaches";
import { Refusal } from "./client";

const gap = (log: string, got = 13): Breach => ({ kind: "gap", log, had: 11, got });
let told: unknown[], refusal: Refusal | null, now: number, reports: BreachReports;

beforeEach(() => {
  vi.spyOn(console, "warn").mockImplementation(() => undefined);
  [told, refusal, now] = [[], null, 0];
  const ask = (_method: string, path: string, { body }: { body?: unknown } = {}): Promise<never> => {
    if (refusal) return Promise.reject(refusal);
    told.push([path, body]);
    return Promise.resolve({} as never);
  };
  reports = new BreachReports({ ask }, () => now);
});
const settled = (): Promise<void> => new Promise((done) => setTimeout(done));

describe("a breach", () => {
  it("is told as it is seen: the place and nothing else", async () => {
    reports.note(gap("C1"));
    await settled();
    expect(told).toEqual([["/breaches", { kind: "gap", log: "C1", had: 11, got: 13 }]]);
  });

  it("is told once a minute for each log and kind", async () => {
    reports.note(gap("C1"));
    reports.note(gap("C1", 20));
    reports.note(gap("C2"));
    reports.note({ ...gap("C1"), kind: "changed" });
    await settled();
    expect(told).toHaveLength(3);
    now = 60_000;
    reports.note(gap("C1", 30));
    await settled();
    expect(told).toHaveLength(4);
  });

  it("waits for the line, and is given up when the server will never take it", async () => {
    refusal = new Refusal(0, "unreachable", "", "", 0);
    reports.note(gap("C1"));
    await settled();
    refusal = null;
    await reports.tell();
    expect(told).toHaveLength(1);
    refusal = new Refusal(400, "bad_value", "", "", 0);
    reports.note(gap("C3"));
    await settled();
    refusal = null;
    await reports.tell();
    expect(told).toHaveLength(1);
  });

  it("fills no memory however many logs break", async () => {
    refusal = new Refusal(0, "unreachable", "", "", 0);
    for (let i = 0; i < 100; i++) reports.note(gap(`C${i}`));
    await settled();
    refusal = null;
    await reports.tell();
    expect(told).toHaveLength(20);
  });
});
