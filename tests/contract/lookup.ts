// Small readings of a recording that several checkers share.

import type { Ack, Refusal, StreamEvent } from "../support/wire.ts";
import type { Attempt, Cold, Command, Recording } from "./recording.ts";

const coldIndex = new WeakMap<Cold, Map<string, Map<number, StreamEvent>>>();

export function coldAt(recording: Recording, log: string, seq: number): StreamEvent | undefined {
  let index = coldIndex.get(recording.cold);
  if (!index) {
    index = new Map();
    for (const [name, cold] of Object.entries(recording.cold.logs)) index.set(name, new Map(cold.events.map((event) => [event.seq, event])));
    coldIndex.set(recording.cold, index);
  }
  return index.get(log)?.get(seq);
}

export interface Acked {
  attempt: Attempt;
  ack: Ack;
}

export function acksOf(command: Command): Acked[] {
  const acks: Acked[] = [];
  for (const attempt of command.attempts)
    if (!attempt.altered && attempt.outcome?.type === "ack") acks.push({ attempt, ack: attempt.outcome });
  return acks;
}

export function finallyRefused(command: Command): Refusal | undefined {
  for (const { outcome, altered } of command.attempts) if (!altered && outcome?.type === "refused" && outcome.final) return outcome;
  return undefined;
}

export function firstSent(command: Command): number {
  return command.attempts.reduce((least, attempt) => Math.min(least, attempt.sentAt), Infinity);
}

// The name of the log an ack speaks of.
export function logOf(command: Command, ack: Ack): string {
  return ack.log === "@me" ? `@me/${command.author}` : ack.log;
}

export interface PostedContent {
  key: string;
  text: string;
  broadcast: boolean;
  thread: number | null;
  mentions: string[];
  files: string[];
  redacted: boolean;
}

export function postedOf(event: StreamEvent): PostedContent {
  const message = (event["message"] ?? {}) as Record<string, unknown>;
  return {
    key: String(message["key"] ?? ""),
    text: String(message["text"] ?? ""),
    thread: (message["thread"] as number | null | undefined) ?? null,
    broadcast: message["broadcast"] === true,
    mentions: (message["mentions"] as string[] | undefined) ?? [],
    files: ((message["files"] as { id: string }[] | undefined) ?? []).map(({ id }) => id),
    redacted: isRedacted(event),
  };
}

// Which message an edit or a deletion speaks of, and what it says.
export function changedOf(event: StreamEvent): { seq: number; text: string; mentions: string[]; redacted: boolean } {
  const message = (event["message"] ?? {}) as Record<string, unknown>;
  return {
    seq: Number(message["seq"]),
    text: String(message["text"] ?? ""),
    mentions: (message["mentions"] as string[] | undefined) ?? [],
    redacted: isRedacted(event),
  };
}

// The mark stands on the message, or beside it.
export function isRedacted(event: StreamEvent): boolean {
  const message = event["message"] as Record<string, unknown> | undefined;
  return event["redacted"] === true || message?.["redacted"] === true;
}

export function short(value: unknown, most = 300): string {
  const text = JSON.stringify(value) ?? String(value);
  return text.length > most ? text.slice(0, most) + "…" : text;
}

// JSON with its keys in order: equal contents give equal texts.
export function canonical(value: unknown): string {
  if (value === null || typeof value !== "object") return JSON.stringify(value) ?? "null";
  if (Array.isArray(value)) return `[${value.map(canonical).join(",")}]`;
  const fields = Object.entries(value as Record<string, unknown>).filter(([, field]) => field !== undefined);
  fields.sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0));
  return `{${fields.map(([name, field]) => `${JSON.stringify(name)}:${canonical(field)}`).join(",")}}`;
}
