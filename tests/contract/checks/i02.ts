// I2: a finally refused command is absent; one whose outcome stayed unknown is absent or there once (D3).

import { acksOf, finallyRefused, short } from "../lookup.ts";
import type { Command, Recording, Violation } from "../recording.ts";
import { standing } from "../standing.ts";

export function checkI02(recording: Recording): Violation[] {
  const found: Violation[] = [];
  const deleters = countDeleters(recording.commands);
  for (const command of recording.commands) {
    if (acksOf(command).length > 0) continue;
    const places = standing(recording, command);
    if (!places) continue;
    const where = places.map((place) => `${place.log} ${place.seq}`).join(", ");
    const refusal = finallyRefused(command);
    // A deletion does not say whose it is: where others wanted the same, nothing can be said.
    const traceable = command.name !== "message.delete" || deleters.get(`${command.log} ${command.asks.message}`) === 1;
    if (refusal && traceable && places.length > 0)
      found.push({ invariant: "I2", says: `finally refused (${refusal.code}), yet it stands at ${where}`, evidence: short(command) });
    else if (places.length > 1)
      found.push({ invariant: "I2", says: `its outcome stayed unknown, and it stands ${places.length} times: ${where}`, evidence: short(command) });
  }
  return found;
}

function countDeleters(commands: Command[]): Map<string, number> {
  const count = new Map<string, number>();
  for (const command of commands) {
    if (command.name !== "message.delete") continue;
    const message = `${command.log} ${command.asks.message}`;
    count.set(message, (count.get(message) ?? 0) + 1);
  }
  return count;
}
