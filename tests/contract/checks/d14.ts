// D14 and D12's other half: a drain ends within 10 s with success, nobody dies unasked, a killed server comes back, and the lines of
// somebody deactivated are closed.

import type { Recording, Violation } from "../recording.ts";

const closedWithinMs = 3_000;

export function checkD14(recording: Recording): Violation[] {
  const found: Violation[] = recording.deeds.filter((deed) => deed.wrong).map((deed) => ({ invariant: "D14", says: `${deed.what}: ${deed.detail ?? ""}` }));
  for (const cut of recording.cuts) {
    if (cut.log !== "*") continue;
    for (const line of recording.lines)
      if (line.user === cut.user && !line.abandoned && (line.closedAt ?? Infinity) > cut.answeredAt + closedWithinMs)
        found.push({ invariant: "D12", says: `line ${line.id} of ${cut.user} stayed open after the deactivation`, evidence: cut });
  }
  return found;
}
