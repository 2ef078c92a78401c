// I6: what was acked before something else was sent has the lower number (D4).

import { acksOf, firstSent, logOf, short } from "../lookup.ts";
import type { Command, Recording, Violation } from "../recording.ts";

interface Moment {
  at: number;
  sent: boolean;
  command: Command;
  seq: number;
}

export function checkI06(recording: Recording): Violation[] {
  const moments = new Map<string, Moment[]>();
  for (const command of recording.commands) {
    if (!["message.post", "message.edit", "channel.topic"].includes(command.name)) continue; // those whose ack is an event of their own
    const acks = acksOf(command);
    const first = acks[0];
    if (!first) continue;
    const log = logOf(command, first.ack);
    const list = moments.get(log) ?? [];
    moments.set(log, list);
    const answered = Math.min(...acks.map(({ attempt }) => attempt.answeredAt ?? Infinity));
    list.push({ at: firstSent(command), sent: true, command, seq: first.ack.seq }, { at: answered, sent: false, command, seq: first.ack.seq });
  }
  return [...moments].flatMap(([log, list]) => overtaken(log, list));
}

function overtaken(log: string, moments: Moment[]): Violation[] {
  const found: Violation[] = [];
  moments.sort((a, b) => a.at - b.at || Number(b.sent) - Number(a.sent));
  let last: Moment | undefined; // the highest number acked so far
  for (const moment of moments) {
    if (!moment.sent) {
      if (!last || moment.seq > last.seq) last = moment;
    } else if (last && moment.seq <= last.seq && moment.command !== last.command) {
      found.push({
        invariant: "I6",
        says: `${log} ${last.seq} was acked before ${moment.command.key} was sent, yet that stands at ${moment.seq}`,
        evidence: { earlier: short(last.command), later: short(moment.command) },
      });
    }
  }
  return found;
}
