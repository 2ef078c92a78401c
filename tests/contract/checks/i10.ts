// I10: nobody received an event numbered above their removal's (D12), nor one sent after it; nor pages; nor could they write.
// Somebody added again to a channel with history "joined" never sees what was said in between (D18).

import { acksOf, firstSent, postedOf, short } from "../lookup.ts";
import type { Command, Cut, Form, Recording, Violation } from "../recording.ts";

const invariant = "I10";
const endOfTime = Infinity;

interface Sight {
  form: Form;
  at: number;
  line: number;
}

export function checkI10(recording: Recording): Violation[] {
  const sights = sightsByUser(recording, new Set(recording.cuts.map((cut) => cut.user)));
  const sentAt = new Map(recording.commands.filter((command) => command.name === "message.post").map((command) => [`${command.author} ${command.key}`, firstSent(command)]));
  return recording.cuts.flatMap((cut) => {
    const mine = sights.get(cut.user) ?? [];
    return [...receivedAbove(cut, mine), ...receivedLater(cut, mine, sentAt), ...unveiled(recording, cut, mine), ...pagesServed(recording, cut), ...wrote(recording, cut)];
  });
}

function receivedAbove(cut: Cut, sights: Sight[]): Violation[] {
  if (cut.seq === undefined) return [];
  const until = cut.restoredSentAt ?? endOfTime;
  return sights
    .filter(({ form, at }) => form.log === cut.log && form.seq > cut.seq! && at < until)
    .slice(0, 3)
    .map((sight) => ({
      invariant,
      says: `${cut.user} was cut from ${cut.log} at ${cut.seq}, and received ${sight.form.seq} on line ${sight.line}`,
      evidence: { cut, receivedAt: sight.at, event: short(sight.form.event) },
    }));
}

// By cause, whatever the numbers: a message first sent after the response to the removal can only have been delivered after it.
function receivedLater(cut: Cut, sights: Sight[], sentAt: Map<string, number>): Violation[] {
  const until = cut.restoredSentAt ?? endOfTime;
  return sights
    .filter(({ form, at }) => {
      if (form.event.kind !== "message.posted" || at <= cut.answeredAt || at >= until) return false;
      if (cut.log !== "*" && form.log !== cut.log) return false;
      return (sentAt.get(`${form.event.by} ${postedOf(form.event).key}`) ?? 0) > cut.answeredAt;
    })
    .slice(0, 3)
    .map((sight) => ({ invariant, says: `${cut.user} was cut from ${cut.log}, and received ${sight.form.log} ${sight.form.seq}, which was sent after that`, evidence: { cut, event: short(sight.form.event) } }));
}

function unveiled(recording: Recording, cut: Cut, sights: Sight[]): Violation[] {
  if (!keepsPastHidden(recording, cut) || cut.seq === undefined || cut.restoredSeq === undefined) return [];
  return sights
    .filter(({ form, at }) => form.log === cut.log && form.seq > cut.seq! && form.seq < cut.restoredSeq! && form.event.kind !== "hidden" && at > cut.answeredAt)
    .slice(0, 3)
    .map((sight) => ({ invariant, says: `${cut.user} was not in ${cut.log} from ${cut.seq} to ${cut.restoredSeq}, and saw ${sight.form.seq} of it`, evidence: short(sight.form.event) }));
}

function pagesServed(recording: Recording, cut: Cut): Violation[] {
  const plan = recording.channels.find((channel) => channel.id === cut.log);
  if (plan && plan.kind === "public") return []; // anybody may read there
  const found: Violation[] = [];
  for (const read of recording.pages) {
    if (read.user !== cut.user || (cut.log !== "*" && read.log !== cut.log) || read.status !== 200) continue;
    if (read.askedAt > cut.answeredAt && read.answeredAt < (cut.restoredSentAt ?? endOfTime))
      found.push({ invariant, says: `${cut.user} was cut from ${cut.log}, and was served a page of ${read.log}`, evidence: { cut, askedAt: read.askedAt } });
    else if (keepsPastHidden(recording, cut) && cut.restoredSeq !== undefined && read.askedAt > (cut.restoredSentAt ?? endOfTime)) {
      const leaked = read.page?.messages.find((message) => message.seq > (cut.seq ?? 0) && message.seq < cut.restoredSeq! && message.text !== "");
      if (leaked) found.push({ invariant, says: `${cut.user} was not in ${cut.log} from ${cut.seq} to ${cut.restoredSeq}, and a page shows ${leaked.seq} of it` });
    }
  }
  return found.slice(0, 3);
}

function wrote(recording: Recording, cut: Cut): Violation[] {
  const plan = recording.channels.find((channel) => channel.id === cut.log);
  if (plan?.kind === "public") return [];
  return recording.commands
    .filter((command) => command.author === cut.user && command.name === "message.post" && (cut.log === "*" || command.log === cut.log) && acceptedAfter(command, cut))
    .slice(0, 3)
    .map((command) => ({ invariant, says: `${cut.user} was cut from ${cut.log}, and could still post there`, evidence: { cut, command: short(command) } }));
}

function acceptedAfter(command: Command, cut: Cut): boolean {
  if (firstSent(command) <= cut.answeredAt) return false;
  return acksOf(command).some(({ attempt }) => (attempt.answeredAt ?? endOfTime) < (cut.restoredSentAt ?? endOfTime));
}

function keepsPastHidden(recording: Recording, cut: Cut): boolean {
  return recording.channels.some((channel) => channel.id === cut.log && channel.history === "joined");
}

function sightsByUser(recording: Recording, users: Set<string>): Map<string, Sight[]> {
  const sights = new Map<string, Sight[]>();
  for (const line of recording.lines) {
    if (!users.has(line.user)) continue;
    const list = sights.get(line.user) ?? [];
    sights.set(line.user, list);
    for (const note of line.notes) if (note.what === "event") list.push({ form: recording.forms[note.form]!, at: note.at, line: line.id });
  }
  return sights;
}
