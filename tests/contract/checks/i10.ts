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

// What one person received of one log, to be looked up by when and by which number: there are thousands of cuts in a long run.
class Sights {
  private readonly byTime: Sight[];
  private readonly bySeq: Sight[];

  constructor(sights: Sight[]) {
    this.byTime = [...sights].sort((a, b) => a.at - b.at);
    this.bySeq = [...sights].sort((a, b) => a.form.seq - b.form.seq);
  }

  between(from: number, until: number): Sight[] {
    return this.byTime.slice(firstAbove(this.byTime, ({ at }) => at, from), firstAbove(this.byTime, ({ at }) => at, until));
  }
  numbered(above: number, below: number): Sight[] {
    const seq = ({ form }: Sight): number => form.seq;
    return this.bySeq.slice(firstAbove(this.bySeq, seq, above), firstAbove(this.bySeq, seq, below - 1));
  }
}

function firstAbove(sights: Sight[], of: (sight: Sight) => number, limit: number): number {
  let [low, high] = [0, sights.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (of(sights[middle]!) > limit) high = middle;
    else low = middle + 1;
  }
  return low;
}

export function checkI10(recording: Recording): Violation[] {
  const sights = sightsOf(recording, new Set(recording.cuts.map((cut) => cut.user)));
  const nothing = new Sights([]);
  const sentAt = new Map(recording.commands.filter((command) => command.name === "message.post").map((command) => [`${command.author} ${command.key}`, firstSent(command)]));
  const byAuthor = new Map<string, Command[]>();
  for (const command of recording.commands) {
    const list = byAuthor.get(command.author);
    if (list) list.push(command);
    else byAuthor.set(command.author, [command]);
  }
  return recording.cuts.flatMap((cut) => {
    const mine = sights.get(`${cut.user} ${cut.log}`) ?? nothing;
    return [...receivedAbove(cut, mine), ...receivedLater(cut, mine, sentAt), ...unveiled(recording, cut, mine), ...pagesServed(recording, cut), ...wrote(recording, cut, byAuthor.get(cut.user) ?? [])];
  });
}

function receivedAbove(cut: Cut, sights: Sights): Violation[] {
  if (cut.seq === undefined) return [];
  const until = cut.restoredSentAt ?? endOfTime;
  return sights
    .between(cut.sentAt, until)
    .filter(({ form, at }) => form.seq > cut.seq! && at < until)
    .slice(0, 3)
    .map((sight) => ({
      invariant,
      says: `${cut.user} was cut from ${cut.log} at ${cut.seq}, and received ${sight.form.seq} on line ${sight.line}`,
      evidence: { cut, receivedAt: sight.at, event: short(sight.form.event) },
    }));
}

// By cause, whatever the numbers: a message first sent after the response to the removal can only have been delivered after it.
function receivedLater(cut: Cut, sights: Sights, sentAt: Map<string, number>): Violation[] {
  const until = cut.restoredSentAt ?? endOfTime;
  return sights
    .between(cut.answeredAt, until)
    .filter(({ form, at }) => {
      if (form.event.kind !== "message.posted" || at >= until) return false;
      return (sentAt.get(`${form.event.by} ${postedOf(form.event).key}`) ?? 0) > cut.answeredAt;
    })
    .slice(0, 3)
    .map((sight) => ({ invariant, says: `${cut.user} was cut from ${cut.log}, and received ${sight.form.log} ${sight.form.seq}, which was sent after that`, evidence: { cut, event: short(sight.form.event) } }));
}

function unveiled(recording: Recording, cut: Cut, sights: Sights): Violation[] {
  if (!keepsPastHidden(recording, cut) || cut.seq === undefined || cut.restoredSeq === undefined) return [];
  return sights
    .numbered(cut.seq, cut.restoredSeq)
    .filter(({ form, at }) => form.event.kind !== "hidden" && at > cut.answeredAt)
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

function wrote(recording: Recording, cut: Cut, commands: Command[]): Violation[] {
  const plan = recording.channels.find((channel) => channel.id === cut.log);
  if (plan?.kind === "public") return [];
  return commands
    .filter((command) => command.name === "message.post" && (cut.log === "*" || command.log === cut.log) && acceptedAfter(command, cut))
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

// By person and log; under "*" all logs of somebody.
function sightsOf(recording: Recording, users: Set<string>): Map<string, Sights> {
  const lists = new Map<string, Sight[]>();
  const add = (key: string, sight: Sight): void => {
    const list = lists.get(key);
    if (list) list.push(sight);
    else lists.set(key, [sight]);
  };
  for (const line of recording.lines) {
    if (!users.has(line.user)) continue;
    for (const note of line.notes) {
      if (note.what !== "event") continue;
      const sight = { form: recording.forms[note.form]!, at: note.at, line: line.id };
      add(`${line.user} ${sight.form.log}`, sight);
      add(`${line.user} *`, sight);
    }
  }
  return new Map([...lists].map(([key, list]) => [key, new Sights(list)]));
}
