// Counts, judgement, and the few sentences a person reads.

import { checkAll } from "./checks/index.ts";
import { faultsOf } from "./checks/plagues.ts";
import { ownFolder, type Folder } from "./fold.ts";
import { kindsSeen, missingKinds } from "./kinds.ts";
import { acksOf } from "./lookup.ts";
import type { Minima } from "./options.ts";
import type { Line, Recording, ResyncReason, Violation } from "./recording.ts";

export interface Counts {
  commands: number;
  acks: number;
  duplicates: number;
  refusals: number;
  unknown: number;
  sights: number;
  lines: number;
  pages: number;
  cuts: number;
  kills: number;
  deeds: Record<string, number>;
  overflows: number;
  resyncs: Record<ResyncReason, number>;
}

export interface Verdict {
  counts: Counts;
  violations: Violation[];
  thin: string[]; // why the run proves nothing
}

export function judge(recording: Recording, minima: Minima, folders: readonly Folder[] = [ownFolder]): Verdict {
  const counts = count(recording);
  const down = recording.deeds.some((deed) => deed.what === "no start");
  const violations = down ? checkAll(recording, ["D14"]) : checkAll(recording, undefined, folders);
  return { counts, violations, thin: [...thinness(counts, minima), ...missingKinds(recording).map((kind) => `no ${kind} was seen`)] };
}

export function count(recording: Recording): Counts {
  const counts: Counts = {
    commands: recording.commands.length, acks: 0, duplicates: 0, refusals: 0, unknown: 0, sights: 0,
    lines: recording.lines.length, pages: recording.pages.length, cuts: recording.cuts.length, kills: 0, deeds: {},
    overflows: 0, resyncs: { trimmed: 0, epoch: 0, ahead: 0, limit: 0, hidden: 0 },
  };
  for (const command of recording.commands) {
    const acks = acksOf(command);
    if (acks.length > 0) counts.acks++;
    else if (command.attempts.some((attempt) => attempt.outcome?.type === "refused")) counts.refusals++;
    else counts.unknown++;
    counts.duplicates += acks.filter(({ ack }) => ack.duplicate).length;
  }
  for (const deed of recording.deeds) counts.deeds[deed.what] = (counts.deeds[deed.what] ?? 0) + 1;
  counts.kills = counts.deeds["kill"] ?? 0;
  for (const line of recording.lines) {
    counts.overflows += overflowsOf(line);
    for (const note of line.notes) {
      if (note.what === "event") counts.sights++;
      if (note.what === "resync") counts.resyncs[note.reason] = (counts.resyncs[note.reason] ?? 0) + 1;
    }
  }
  return counts;
}

// `more` for a log that was live on a line nobody read for a while: not one that a resume or the page before led to.
function overflowsOf(line: Line): number {
  if (!line.paused) return 0;
  let overflows = 0;
  const pulling = new Set<string>();
  const live = new Set<string>();
  for (const note of line.notes) {
    if (note.what === "event" && line.started) live.add(String(note.form));
    if (note.what === "pull") pulling.add(note.log);
    if (note.what === "more" && live.size > 0 && !pulling.has(note.log)) overflows++;
  }
  return overflows;
}

function thinness(counts: Counts, minima: Minima): string[] {
  const thin: string[] = [];
  const atLeast = (what: string, is: number, least: number): void => {
    if (is < least) thin.push(`${what}: ${is} of at least ${least}`);
  };
  atLeast("acks", counts.acks, Math.max(1, minima.acks));
  atLeast("kills", counts.kills, minima.kills);
  atLeast("overflows", counts.overflows, minima.overflows);
  for (const [reason, times] of Object.entries(counts.resyncs)) atLeast(`resync ${reason}`, times, minima.resyncs);
  return thin;
}

export function describe(recording: Recording, { counts, violations, thin }: Verdict): string {
  const resyncs = Object.entries(counts.resyncs).map(([reason, times]) => `${reason} ${times}`).join(", ");
  const deeds = Object.entries(counts.deeds).map(([what, times]) => `${what} ${times}`).join(", ");
  const lines = [
    `seed ${recording.seed}`,
    `${counts.commands} commands: ${counts.acks} acked (${counts.duplicates} answered again), ${counts.refusals} refused, ${counts.unknown} unknown`,
    `${counts.sights} events seen on ${counts.lines} lines, ${counts.pages} pages, ${counts.cuts} cuts, ${counts.overflows} overflows`,
    `resyncs: ${resyncs}`,
    `deeds: ${deeds || "none"}`,
    `kinds of events: ${kindsSeen(recording).size} seen of ${recording.kinds?.known.length ?? "?"}`,
    `asides refused: ${tally((recording.refusals ?? []).map(({ path, code }) => `${code} at ${path.replace(/[A-Z]0\w{12,}/g, "…")}`)) || "none"}`,
    ...plaguesOf(recording, violations),
  ];
  const byInvariant = new Map<string, Violation[]>();
  for (const violation of violations) byInvariant.set(violation.invariant, [...(byInvariant.get(violation.invariant) ?? []), violation]);
  for (const [invariant, list] of byInvariant) {
    lines.push(`\n${invariant}: ${list.length} violation${list.length === 1 ? "" : "s"}`);
    for (const { says, evidence } of list.slice(0, 3)) lines.push(`  ${says}`, ...(evidence === undefined ? [] : [`    ${indent(evidence)}`]));
  }
  if (thin.length > 0) lines.push(`\nToo thin to prove anything: ${thin.join("; ")}`);
  lines.push(violations.length > 0 ? "\nBROKEN" : thin.length > 0 ? "\nTOO THIN" : "\nHELD");
  return lines.join("\n");
}

function tally(words: string[]): string {
  const count = new Map<string, number>();
  for (const word of words) count.set(word, (count.get(word) ?? 0) + 1);
  return [...count].map(([word, times]) => `${word} ${times}`).join(", ");
}

// One line for each fault that was played: how often, and what became of the four things it owes.
function plaguesOf({ episodes = [] }: Recording, violations: Violation[]): string[] {
  const lost = violations.some(({ invariant }) => /^I\d/.test(invariant));
  const names = [...new Set(episodes.map(({ plague }) => plague))];
  return names.map((name) => {
    const own = episodes.filter(({ plague }) => plague === name);
    const refusals = own.reduce((sum, { refusals }) => sum + Object.values(refusals).reduce((a, b) => a + b, 0), 0);
    const slowest = Math.max(...own.map(({ recoveredMs }) => recoveredMs ?? Infinity));
    const held = !lost && own.every((episode) => faultsOf(episode).length === 0);
    const last = own.find(({ expects }) => expects.says)?.expects.says;
    return `${held ? "held  " : "BROKEN"} ${name.padEnd(17)} ${String(own.length).padStart(4)} times, ${refusals} refusals, ${own.filter(({ fell }) => fell).length} ends, well again within ${slowest} ms${last ? `, said "${last}"` : ""}`;
  });
}

function indent(evidence: unknown): string {
  const text = typeof evidence === "string" ? evidence : JSON.stringify(evidence);
  return text.length > 1_500 ? text.slice(0, 1_500) + "…" : text;
}
