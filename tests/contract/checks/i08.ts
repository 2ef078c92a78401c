// I8: every ack of one key names one place; the same key with other content is refused as key_conflict (D2).

import { acksOf, finallyRefused, short } from "../lookup.ts";
import type { Command, Recording, Violation } from "../recording.ts";

export function checkI08(recording: Recording): Violation[] {
  const found: Violation[] = [];
  for (const command of recording.commands) {
    const says = faultOf(command);
    if (says) found.push({ invariant: "I8", says: `${command.name} ${command.key} of ${command.author}: ${says}`, evidence: short(command, 900) });
  }
  return found;
}

function faultOf(command: Command): string | undefined {
  const acks = acksOf(command);
  const places = new Set(acks.map(({ ack }) => `${ack.log} ${ack.seq} ${ack.at}`));
  if (places.size > 1) return `its acks name ${places.size} places: ${[...places].join(" and ")}`;
  if (acks.filter(({ ack }) => !ack.duplicate).length > 1) return "two of its acks claim to be the first";

  const refusal = finallyRefused(command);
  if (refusal && acks.length > 0) return `acked, and also finally refused: ${refusal.code}`;

  for (const { altered, outcome } of command.attempts) {
    if (!altered || !outcome) continue;
    if (outcome.type === "ack") return "the same key with other content was acked";
    if (outcome.type === "refused" && outcome.final && outcome.code !== "key_conflict") return `the same key with other content was refused as ${outcome.code}, not as key_conflict`;
  }
  return undefined;
}
