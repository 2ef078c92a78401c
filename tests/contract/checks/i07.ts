// I7: a writer's order holds: among one connection's accepted posts to one channel, commits keep the order sent (D16).

import { acksOf, short } from "../lookup.ts";
import type { Attempt, Command, Recording, Violation } from "../recording.ts";

export function checkI07(recording: Recording): Violation[] {
  const queues = new Map<string, { sentAt: number; seq: number; command: Command }[]>();
  for (const command of recording.commands) {
    if (command.name !== "message.post") continue;
    const accepted = acceptedBy(command);
    if (!accepted || accepted.attempt.line === undefined) continue;
    const queue = `line ${accepted.attempt.line}, ${command.log}`;
    const list = queues.get(queue) ?? [];
    queues.set(queue, list);
    list.push({ sentAt: accepted.attempt.sentAt, seq: accepted.seq, command });
  }
  const found: Violation[] = [];
  for (const [queue, list] of queues) {
    list.sort((a, b) => a.sentAt - b.sentAt);
    for (let i = 1; i < list.length; i++) {
      const [before, after] = [list[i - 1]!, list[i]!];
      if (after.seq <= before.seq && after.sentAt > before.sentAt)
        found.push({
          invariant: "I7",
          says: `${queue}: sent second, stands first: ${after.seq} before ${before.seq}`,
          evidence: { first: short(before.command), second: short(after.command) },
        });
    }
  }
  return found;
}

// Which sending was the one that counted: the one acked as no duplicate, or, where all acks are duplicates, the only one without an answer.
function acceptedBy(command: Command): { attempt: Attempt; seq: number } | undefined {
  const acks = acksOf(command);
  if (acks.length === 0) return undefined;
  const original = acks.find(({ ack }) => !ack.duplicate);
  const seq = acks[0]!.ack.seq;
  if (original) return { attempt: original.attempt, seq };
  const silent = command.attempts.filter((attempt) => !attempt.altered && (attempt.outcome === undefined || attempt.outcome.type === "unknown"));
  return silent.length === 1 ? { attempt: silent[0]!, seq } : undefined;
}
