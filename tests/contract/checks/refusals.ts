// Whoever is refused for now is told when to come back: over REST by Retry-After too.

import { short } from "../lookup.ts";
import type { Recording, Violation } from "../recording.ts";

const later = new Set([429, 503, 507]);

export function checkRefusals({ commands, refusals = [] }: Recording): Violation[] {
  const found: Violation[] = [];
  for (const command of commands)
    for (const attempt of command.attempts) {
      const { outcome, door } = attempt;
      if (outcome?.type !== "refused") continue;
      if (outcome.code === "internal") found.push({ invariant: "R", says: `${door}: answered internal, which explains nothing to anybody`, evidence: short(attempt) });
      if (outcome.final) continue;
      if (outcome.status !== undefined && !later.has(outcome.status)) found.push({ invariant: "R", says: `${outcome.code} came with the status ${outcome.status}`, evidence: short(attempt) });
      if (door === "stream" && outcome.retry_ms === undefined) found.push({ invariant: "R", says: `${outcome.code} on the ${door} names no time to come back`, evidence: short(attempt) });
      if (outcome.status !== undefined && outcome.retry_after === undefined) found.push({ invariant: "R", says: `${outcome.code} came without Retry-After`, evidence: short(attempt) });
    }
  for (const refusal of refusals) {
    if (refusal.status === 500) found.push({ invariant: "R", says: `${refusal.path} was answered ${refusal.status} ${refusal.code}` });
    if (later.has(refusal.status) && !refusal.retryAfter) found.push({ invariant: "R", says: `${refusal.path} was refused ${refusal.code} without Retry-After` });
  }
  return found.slice(0, 20);
}
