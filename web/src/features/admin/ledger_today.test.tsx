// @vitest-environment happy-dom
import { render } from "preact";
import { afterEach, expect, it } from "vitest";
import type { LedgerLine } from "../../app/calls/admin";
import { LedgerSays } from "./ledger_today";

const page = document.createElement("div");
afterEach(() => render(null, page));

const line = (more: Partial<LedgerLine> = {}): LedgerLine => ({ day: "2026-09-14", accepted: 12_431, committed: 12_430, sequenced: 12_431, confirming: 1, unknown: 0, breaches: [], verdict: "equal", ...more });
function shown(today: LedgerLine, past: readonly LedgerLine[] = []): { well: string | undefined; says: (string | null)[] } {
  render(<LedgerSays ledger={{ today, days: [...past, today] }} />, page);
  return { well: (page.firstElementChild as HTMLElement).dataset["well"], says: [...page.querySelectorAll("p")].map((one) => one.textContent) };
}

it("is calm while all three are equal, also after a kill", () => {
  expect(shown(line())).toEqual({ well: "true", says: ["Today 12,431 accepted = committed = sequenced, 0 breaches"] });
  const killed = shown(line({ unknown: 3 }));
  expect(killed.well).toBe("true");
  expect(killed.says[1]).toMatch(/^3 of these were stored just before the server was killed/);
});

it("says so when they differ, today or before", () => {
  const differs = shown(line({ sequenced: 12_430, verdict: "differs" }));
  expect(differs.well).toBe("false");
  expect(differs.says[0]).toMatch(/^Today 12,431 accepted, 12,431 committed, 12,430 sequenced: they should be equal\./);
  const past = shown(line(), [line({ day: "2026-09-13", verdict: "differs" })]);
  expect(past).toEqual({ well: "false", says: [expect.stringMatching(/^Today/), "On 2026-09-13 they were not equal. Run holdfast ledger to see."] });
});

it("says how many breaches clients report", () => {
  const told = shown(line({ verdict: "breaches", breaches: [{ name: "gap", count: 1 }, { name: "changed", count: 2 }] }));
  expect(told.well).toBe("false");
  expect(told.says.slice(0, 2)).toEqual([expect.stringMatching(/, 3 breaches$/), expect.stringMatching(/^Clients report 3 breaches/)]);
});
