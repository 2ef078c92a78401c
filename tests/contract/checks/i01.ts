// I1: every acked command is in its log exactly once, at the acked place (D1). An acked reading is never forgotten (D9).

import { acksOf, coldAt, logOf, short } from "../lookup.ts";
import type { Command, Recording, Violation } from "../recording.ts";
import { alreadySo, answers, standing } from "../standing.ts";

const invariant = "I1";

export function checkI01(recording: Recording): Violation[] {
  const found: Violation[] = [];
  for (const command of recording.commands) {
    if (command.name === "read.set" || command.name === "unread.mark") continue;
    const problem = faultOf(recording, command);
    if (problem) found.push({ invariant, says: problem, evidence: evidenceOf(recording, command) });
  }
  return [...found, ...forgottenReads(recording)];
}

function faultOf(recording: Recording, command: Command): string | undefined {
  const first = acksOf(command)[0];
  if (!first) return undefined;
  const { ack } = first;
  const log = logOf(command, ack);
  if (command.log !== undefined && command.log !== log) return `acked in ${log}, but it was meant for ${command.log}`;

  const cold = recording.cold.logs[log];
  if (!cold) return `acked in ${log}, which the cold server does not have`;
  if (ack.seq < cold.first && !isChannel(log)) return undefined; // trimmed since
  if (ack.unchanged && ack.seq === 0) return undefined; // it names no place
  const event = coldAt(recording, log, ack.seq);
  if (!event) return `acked at ${log} ${ack.seq}, where the cold log has nothing (its head is ${cold.head})`;
  if (!answers(command, event)) {
    if (alreadySo(recording, command, ack.seq)) return undefined;
    return `acked at ${log} ${ack.seq}, where the cold log has something else: ${event.kind} by ${event.by}`;
  }
  const places = standing(recording, command);
  if (places && places.length > 1) return `acked once, stands ${places.length} times: ${places.map((place) => `${place.log} ${place.seq}`).join(", ")}`;
  return undefined;
}

function isChannel(log: string): boolean {
  return !log.startsWith("@");
}

function evidenceOf(recording: Recording, command: Command): unknown {
  const ack = acksOf(command)[0]!.ack;
  const there = coldAt(recording, logOf(command, ack), ack.seq);
  return { command: { ...command, asks: short(command.asks, 120) }, there: there ? short(there) : null };
}

function forgottenReads(recording: Recording): Violation[] {
  const most = new Map<string, number>();
  const marksUnread = new Set<string>();
  for (const command of recording.commands) {
    const place = `${command.author} ${command.asks.channel}`;
    if (command.name === "unread.mark") marksUnread.add(place);
    if (command.name !== "read.set" || acksOf(command).length === 0) continue;
    most.set(place, Math.max(most.get(place) ?? 0, command.asks.seq ?? 0));
  }
  const found: Violation[] = [];
  for (const { user, log, seq } of recording.cold.reads) {
    const place = `${user} ${log}`;
    const acked = most.get(place) ?? 0;
    if (acked > seq && !marksUnread.has(place))
      found.push({ invariant, says: `${user} was told that ${log} is read up to ${acked}; the cold server says ${seq}` });
  }
  return found;
}
