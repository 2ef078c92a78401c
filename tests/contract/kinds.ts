// Which agent makes which kind of event. The kinds themselves are read from the server's own description at run time: one that
// nobody here makes fails the run, and one that was to come and did not makes it thin.

import { execFileSync } from "node:child_process";
import type { Recording, Violation } from "./recording.ts";

const generators: Readonly<Record<string, string>> = {
  "message.posted": "writers", "message.edited": "writers", "message.deleted": "writers",
  "reaction.added": "marks", "reaction.removed": "marks", "message.pinned": "marks", "message.unpinned": "marks", "saved.added": "marks", "saved.removed": "marks",
  "thread.followed": "threads", "thread.unfollowed": "threads",
  "preferences.changed": "preferring", "channel_preferences.changed": "preferring", "draft.changed": "preferring",
  "read.moved": "writers", "unread.marked": "steward",
  "member.joined": "churn", "member.left": "churn", "channel.entered": "churn", "channel.left": "churn", hidden: "churn",
  "channel.created": "world", "channel.listed": "world", "channel.topic_changed": "writers",
  "channel.renamed": "steward", "channel.archived": "steward", "channel.restored": "steward",
  "user.changed": "steward", "workspace.changed": "world", "outgoing.paused": "programs",
  "workspace.retention_changed": "attic", "channel.retention_changed": "attic", "history.trimmed": "attic",
};

export function kindsOf(binary: string): string[] {
  const { components } = JSON.parse(execFileSync(binary, ["openapi"], { maxBuffer: 64 << 20 }).toString("utf8")) as {
    components: { schemas: { Event: { discriminator: { mapping: Record<string, string> } } } };
  };
  return Object.keys(components.schemas.Event.discriminator.mapping).sort();
}

// How often each came: to somebody's line, or else in the cold logs.
export function kindsSeen({ forms, cold }: Recording): Map<string, number> {
  const seen = new Map<string, number>();
  const count = (kind: string): void => void seen.set(kind, (seen.get(kind) ?? 0) + 1);
  for (const { event } of forms) if (event.kind === "hidden") count("hidden");
  for (const { events } of Object.values(cold.logs)) for (const { kind } of events) count(kind);
  // A personal log keeps its newest events only: what fell off its end was seen on the lines.
  for (const { event } of forms) if (!seen.has(event.kind)) count(event.kind);
  return seen;
}

export function checkKinds({ kinds }: Recording): Violation[] {
  const missing = (kinds?.known ?? []).filter((kind) => !(kind in generators));
  return missing.length === 0 ? [] : [{ invariant: "K", says: `the server has kinds of events that nobody here makes: ${missing.join(", ")}` }];
}

export function missingKinds(recording: Recording): string[] {
  if (!recording.kinds?.all) return [];
  const seen = kindsSeen(recording);
  return recording.kinds.known.filter((kind) => kind in generators && !seen.has(kind));
}
