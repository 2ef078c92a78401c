// I4: numbers run from `first` to the head without holes, retention removes a prefix of personal logs only, and the chain of
// checks holds: opaque to the judge, but one check per place, the same for every reader and after every restart (D4, D7).
// Stamps rise within a log (D15), and a workspace keeps its epoch.

import { coldAt, short } from "../lookup.ts";
import { isChannelLog, type ColdLog, type Recording, type Violation } from "../recording.ts";

const invariant = "I4";

export function checkI04(recording: Recording): Violation[] {
  const found: Violation[] = [];
  for (const [log, cold] of Object.entries(recording.cold.logs)) found.push(...faultsOf(log, cold, log === recording.attic?.id ? "anywhere" : "at one"));
  return [...found, ...brokenChains(recording), ...epochs(recording)];
}

function faultsOf(log: string, cold: ColdLog, mayBegin: "at one" | "anywhere"): Violation[] {
  const found: Violation[] = [];
  if (mayBegin !== "anywhere" && isChannelLog(log) && cold.first !== 1) found.push({ invariant, says: `${log} begins at ${cold.first}; nothing was to be trimmed there` });
  let expected = cold.first;
  let stamp = "";
  let check = "";
  for (const event of cold.events) {
    if (event.seq !== expected) {
      found.push({ invariant, says: `${log} goes on with ${event.seq} where ${expected} belongs`, evidence: short(event) });
      expected = event.seq;
    }
    expected++;
    if (!/^[0-9a-f]{16}$/.test(event.check) || event.check === check)
      found.push({ invariant, says: `${log} ${event.seq} has no check of its own: "${event.check}"`, evidence: short(event) });
    check = event.check;
    if (event.at !== undefined && event.at <= stamp)
      found.push({ invariant, says: `${log} ${event.seq} is stamped ${event.at}, not after its predecessor's ${stamp} (D15)`, evidence: short(event) });
    stamp = event.at ?? stamp;
  }
  if (expected !== cold.head + 1) found.push({ invariant, says: `${log} has a head of ${cold.head}, but its last event is ${expected - 1}` });
  return found;
}

function brokenChains(recording: Recording): Violation[] {
  const found: Violation[] = [];
  const seen = new Map<string, string>();
  for (const form of recording.forms) {
    const place = `${form.log} ${form.seq}`;
    const other = seen.get(place);
    const cold = coldAt(recording, form.log, form.seq);
    if (other !== undefined && other !== form.event.check)
      found.push({ invariant, says: `${place} was seen with two checks: ${other} and ${form.event.check}`, evidence: short(form) });
    else if (cold && cold.check !== form.event.check)
      found.push({ invariant, says: `${place} was seen with the check ${form.event.check}; the cold log has ${cold.check}`, evidence: { seen: short(form), cold: short(cold) } });
    seen.set(place, form.event.check);
  }
  return found;
}

function epochs(recording: Recording): Violation[] {
  const known = new Set(recording.lines.map((line) => line.epoch));
  return known.size > 1 ? [{ invariant, says: `one workspace, ${known.size} epochs: ${[...known].join(", ")}` }] : [];
}
