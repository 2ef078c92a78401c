// I9: what a reader saw at (log, seq), or its redacted form, is what the cold log has there (D6, D8). A veiled form says nothing
// but its place and check (D18).

import type { StreamEvent } from "../../support/wire.ts";
import { canonical, coldAt, isRedacted, short } from "../lookup.ts";
import type { Form, Recording, Violation } from "../recording.ts";

const veiledFields = new Set(["type", "channel", "seq", "check", "kind"]);

export function checkI09(recording: Recording): Violation[] {
  const found: Violation[] = [];
  for (const form of recording.forms) {
    const says = faultOf(recording, form);
    if (says) found.push({ invariant: "I9", says: `${form.log} ${form.seq}, seen by ${form.seenBy}: ${says}`, evidence: { seen: short(form.event), cold: short(coldAt(recording, form.log, form.seq)) } });
  }
  return found;
}

function faultOf(recording: Recording, form: Form): string | undefined {
  const log = recording.cold.logs[form.log];
  if (!log) return undefined; // a log that was not read back: nothing to compare with
  if (form.seq < log.first) return undefined; // trimmed since
  const cold = coldAt(recording, form.log, form.seq);
  if (!cold) return `the cold log has nothing there (its head is ${log.head})`;
  if (form.event.kind === "hidden") return veilFault(form.event);

  const [seen, there] = [withoutType(form.event), withoutType(cold)];
  if (canonical(seen) === canonical(there)) return undefined;
  if (isRedacted(form.event) && !isRedacted(cold)) return "it was seen redacted, and the cold log has its content again";
  if (!isRedacted(cold) && cold.kind !== "hidden") return "the cold log has something else";
  return canonical(redacted(seen)) === canonical(redacted(there)) ? undefined : "the cold log has something else, beyond a redaction";
}

function veilFault(event: StreamEvent): string | undefined {
  const more = Object.keys(event).filter((field) => !veiledFields.has(field));
  return more.length > 0 ? `a veiled event tells more than it may: ${more.join(", ")}` : undefined;
}

function withoutType({ type: _type, ...rest }: StreamEvent): Record<string, unknown> {
  return rest;
}

// What has to stay when content goes: kind, by, at, key and place.
function redacted(event: Record<string, unknown>): Record<string, unknown> {
  const { redacted: _mark, ...rest } = event;
  const message = { ...(event["message"] as Record<string, unknown> | undefined) };
  for (const field of ["text", "mentions", "files", "redacted"]) delete message[field];
  return { ...rest, message };
}
