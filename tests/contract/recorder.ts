// Writes down what happens while it happens. Knows the shapes of frames, and draws no conclusions.

import { canonical } from "./lookup.ts";
import { logName, type Asks, type Attempt, type Command, type CommandName, type Cut, type Line, type Note, type Recording, type ResyncReason } from "./recording.ts";
import { now } from "../support/signal.ts";
import type { Cursor, Frame, Outcome, Place, StreamEvent } from "../support/wire.ts";

export class Recorder {
  readonly recording: Recording;
  private readonly byKey = new Map<string, Command>();
  private readonly forms = new Map<string, { raw: string; index: number }[]>();
  private keys = 0;
  readonly refusals = new Map<string, number>(); // by code, since somebody last cleared it

  constructor(seed: number, limits: Recording["limits"]) {
    this.recording = {
      seed, limits, channels: [], commands: [], forms: [], lines: [], pages: [], cuts: [], deeds: [], finals: [],
      cold: { logs: {}, channels: {}, reads: [], states: [] },
    };
  }

  command(author: string, name: CommandName, log: string | undefined, asks: Asks): Command {
    const key = `${name.replace(".", "-")}_${(++this.keys).toString(36)}`;
    const command: Command = { key, author, name, log, asks, attempts: [] };
    this.recording.commands.push(command);
    this.byKey.set(`${author} ${key}`, command);
    return command;
  }

  attempt(command: Command, door: "stream" | "rest", line?: number): Attempt {
    const attempt: Attempt = { door, sentAt: now(), ...(line === undefined ? {} : { line }) };
    command.attempts.push(attempt);
    return attempt;
  }

  answered(attempt: Attempt, outcome: Outcome, at = now()): void {
    if (attempt.outcome && attempt.outcome.type !== "unknown") return;
    attempt.outcome = outcome;
    attempt.answeredAt = at;
    if (outcome.type === "refused") this.refused(outcome.code);
  }

  refused(code: string): void {
    this.refusals.set(code, (this.refusals.get(code) ?? 0) + 1);
  }

  // An answer on a line belongs to the first sending of that key there that has none yet; it may come long after we gave up on it.
  answeredOn(line: Line, outcome: Outcome & { key: string }, at: number): void {
    const command = this.byKey.get(`${line.user} ${outcome.key}`);
    const attempt = command?.attempts.find((one) => one.line === line.id && (!one.outcome || one.outcome.type === "unknown"));
    if (attempt) this.answered(attempt, outcome, at);
  }

  line(user: string, device: string, epoch: string): Line {
    const line: Line = { id: this.recording.lines.length, user, device, openedAt: now(), epoch, notes: [] };
    this.recording.lines.push(line);
    return line;
  }

  started(line: Line, epoch: string, cursors: Record<string, Cursor>): void {
    line.started = { at: now(), epoch, cursors: Object.fromEntries(Object.entries(cursors).map(([channel, cursor]) => [logName(channel, line.user), cursor])) };
  }

  // The note a frame makes, or nothing for frames that carry no promise.
  frame(line: Line, frame: Frame, raw: string, at: number): Note | undefined {
    const note = this.noteOf(line, frame, raw, at);
    if (note) line.notes.push(note);
    return note;
  }

  // Equal contents are kept once: most frames are byte for byte what others received.
  form(log: string, event: StreamEvent, raw: string, seenBy: string, at: number): number {
    const place = `${log} ${event.seq}`;
    const known = this.forms.get(place) ?? [];
    for (const form of known) if (form.raw === raw) return form.index;
    const { type: _type, ...content } = event;
    const text = canonical(content);
    for (const form of known) {
      const { type: _other, ...seen } = this.recording.forms[form.index]!.event;
      if (canonical(seen) === text) return form.index;
    }
    const index = this.recording.forms.push({ log, seq: event.seq, event, seenBy, seenAt: at }) - 1;
    known.push({ raw, index });
    this.forms.set(place, known);
    return index;
  }

  cut(cut: Cut): void {
    this.recording.cuts.push(cut);
  }

  // The right comes back: from the first sending of the command that gives it.
  restoring(user: string, log: string): (seq: number) => void {
    const open = this.recording.cuts.filter((cut) => cut.user === user && cut.log === log && cut.restoredSentAt === undefined);
    const at = now();
    for (const cut of open) cut.restoredSentAt = at;
    return (seq) => {
      for (const cut of open) cut.restoredSeq = seq;
    };
  }

  private noteOf(line: Line, frame: Frame, raw: string, at: number): Note | undefined {
    const log = frame.channel === undefined ? "" : logName(frame.channel, line.user);
    switch (frame.type) {
      case "event":
        return { what: "event", at, form: this.form(log, frame as unknown as StreamEvent, raw, line.device, at) };
      case "ready":
        return { what: "ready", at, places: placesOf(frame, line.user) };
      case "more":
        return { what: "more", at, log, next: Number(frame["next"]), head: Number(frame["head"]) };
      case "resync":
        return { what: "resync", at, log, reason: frame["reason"] as ResyncReason, from: Number(frame["from"]) };
      case "gone":
        return { what: "gone", at, log, last: Number(frame["last"]), reason: String(frame["reason"]) };
      case "error":
        return { what: "error", at, code: String(frame["code"]) };
      case "goaway":
        return { what: "goaway", at };
      default:
        return undefined;
    }
  }
}

function placesOf(frame: Frame, user: string): Record<string, Place> {
  const places: Record<string, Place> = { ...(frame["channels"] as Record<string, Place> | undefined) };
  if (frame["me"]) places[logName("@me", user)] = frame["me"] as Place;
  if (frame["workspace"]) places["@workspace"] = frame["workspace"] as Place;
  return places;
}
