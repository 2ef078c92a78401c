// I5: every reader saw cursor+1, +2, … to the head: no gap, no double, no reorder; every jump was announced, and had a reason
// (D5, D7, D17). Each line is replayed note by note against the rules of the stream.

import { short } from "../lookup.ts";
import type { Final, Line, Note, OddCursor, Recording, ResyncReason, Violation } from "../recording.ts";

const invariant = "I5";

interface LogState {
  cursor: number;
  behind: boolean; // after `more`, until a `pull`
  was?: number; // the cursor before `ready` skipped something, until an event comes: a resync that follows speaks of this one
  jumped?: string; // what it skipped needs a resync that explains it
}

export function checkI05(recording: Recording): Violation[] {
  const found = recording.lines.flatMap((line) => new Replay(recording, line).run());
  return [...found, ...recording.finals.flatMap(lagging), ...missing(recording)];
}

class Replay {
  private readonly logs = new Map<string, LogState>();
  private readonly knownAt = new Map<string, number>(); // as of which number of @me a log's place is known
  private readonly found: Violation[] = [];
  private readonly told = new Map<string, ResyncReason | "gone">(); // odd cursors: how the server answered

  constructor(
    private readonly recording: Recording,
    private readonly line: Line,
  ) {}

  run(): Violation[] {
    for (const [log, [seq]] of Object.entries(this.line.started?.cursors ?? {})) this.logs.set(log, { cursor: seq, behind: false });
    let ready = false;
    for (const note of this.line.notes) {
      this.step(note);
      ready ||= note.what === "ready";
    }
    if (ready) this.checkOddCursors();
    return this.found;
  }

  private step(note: Note): void {
    switch (note.what) {
      case "ready":
        for (const [log, place] of Object.entries(note.places)) this.placed(log, place.from, place.head);
        for (const log of this.logs.keys()) this.knownAt.set(log, note.places[`@me/${this.line.user}`]?.head ?? 0);
        return;
      case "event":
        return this.event(note.form);
      case "more":
        return this.more(note.log, note.next);
      case "pull": {
        const state = this.logs.get(note.log);
        if (state) state.behind = false;
        return;
      }
      case "resync":
        return this.resync(note.log, note.reason, note.from);
      case "gone":
        this.told.set(note.log, "gone");
        this.logs.delete(note.log);
        return;
      default:
        return;
    }
  }

  // `from` of `ready` is the cursor, or the head for who has no cursor or is more than a page behind.
  private placed(log: string, from: number, head: number): void {
    const state = this.logs.get(log);
    const odd = this.line.odd?.[log] !== undefined || this.told.has(log);
    if (from > head) this.fault(`${log}: ready says live events begin after ${from}, beyond its head ${head}`);
    if (state && !odd && from !== state.cursor) {
      let jumped: string | undefined;
      if (from < state.cursor) jumped = `${log}: ready goes back to ${from} from the cursor ${state.cursor}`;
      else if (head - state.cursor <= this.recording.limits.pageEvents) jumped = `${log}: ready jumps from the cursor ${state.cursor} to ${from}, though that is no more than a page behind ${head}`;
      this.logs.set(log, { cursor: from, behind: false, was: state.cursor, ...(jumped ? { jumped } : {}) });
      return;
    }
    this.logs.set(log, { cursor: from, behind: false });
  }

  private event(index: number): void {
    const form = this.recording.forms[index]!;
    const state = this.logs.get(form.log);
    if (!state) {
      this.fault(`${form.log} ${form.seq} came, but the line had not entered that log`, form.event);
      this.logs.set(form.log, { cursor: form.seq, behind: false });
      return;
    }
    if (state.jumped) this.fault(state.jumped);
    delete state.jumped;
    delete state.was;
    const expected = state.cursor + 1;
    if (form.seq > expected) this.fault(`${form.log}: gap: ${form.seq} came where ${expected} belongs`, form.event);
    if (form.seq < expected) this.fault(`${form.log}: ${form.seq} came again or late, where ${expected} belongs`, form.event);
    if (state.behind) this.fault(`${form.log}: ${form.seq} came after \`more\` and before a pull`, form.event);
    state.cursor = Math.max(state.cursor, form.seq);
    if (form.event.kind === "channel.entered") this.entered(form.event["entered"], form.seq);
  }

  // A device that catches up on its owner's log hears of old comings and goings too: `ready` knew them all.
  private entered(told: unknown, seq: number): void {
    const { channel, from } = told as { channel: { id: string }; from: number };
    if (seq <= (this.knownAt.get(channel.id) ?? -1) && this.logs.has(channel.id)) return;
    this.knownAt.set(channel.id, seq);
    if ((this.logs.get(channel.id)?.cursor ?? -1) < from) this.logs.set(channel.id, { cursor: from, behind: false });
  }

  private more(log: string, next: number): void {
    const state = this.logs.get(log);
    if (!state) return this.fault(`${log}: \`more\` for a log the line had not entered`);
    if (next !== state.cursor + 1) this.fault(`${log}: \`more\` goes on at ${next}, where ${state.cursor + 1} belongs`);
    state.behind = true;
  }

  private resync(log: string, reason: ResyncReason, from: number): void {
    const state = this.logs.get(log);
    const cursor = state?.was ?? state?.cursor ?? 0;
    if (this.line.odd?.[log] === undefined) {
      const says = this.unfounded(log, reason, cursor);
      if (says) this.fault(`${log}: resync ${reason} at the cursor ${cursor}: ${says}`);
    }
    this.told.set(log, reason);
    this.logs.set(log, { cursor: from, behind: false });
  }

  // Why an honest cursor may not be answered like this; nothing when it may.
  private unfounded(log: string, reason: ResyncReason, cursor: number): string | undefined {
    const cold = this.recording.cold.logs[log];
    switch (reason) {
      case "epoch":
      case "ahead":
        return "the cursor was given out by this server, and nothing un-happens (D6)";
      case "limit":
        return cold && cold.head - cursor <= this.recording.limits.pullBehindMax ? `the log never was that far ahead (its last head is ${cold.head})` : undefined;
      case "trimmed":
        return cold && cold.first <= cursor + 1 ? `the log still begins at ${cold.first}` : undefined;
      case "hidden":
        return this.recording.cuts.some((cut) => cut.user === this.line.user && cut.log === log) ? undefined : "nobody had been removed and added again";
    }
  }

  // A cursor that cannot be right must be answered in so many words; to go on from it in silence is a hole.
  private checkOddCursors(): void {
    for (const [log, odd] of Object.entries(this.line.odd ?? {})) {
      const allowed = expectedAnswers[odd];
      const told = this.told.get(log);
      if (allowed.length > 0 && (told === undefined || !allowed.includes(told)))
        this.fault(`${log}: a cursor that was "${odd}" was answered by ${told ?? "nothing"}, not by ${allowed.join(" or ")}`, this.line.started?.cursors[log]);
    }
  }

  private fault(says: string, evidence?: unknown): void {
    if (this.found.length < 5) this.found.push({ invariant, says: `line ${this.line.id} of ${this.line.device}: ${says}`, evidence: evidence === undefined ? undefined : short(evidence) });
  }
}

const expectedAnswers: Record<OddCursor, (ResyncReason | "gone")[]> = {
  old: [],
  trimmed: ["trimmed"],
  ahead: ["ahead", "epoch"],
  check: ["epoch", "trimmed"],
  epoch: ["epoch", "ahead"],
  lost: ["gone"],
  limit: [],
};

function lagging(final: Final): Violation[] {
  if (final.cursor === final.head) return [];
  const when = final.stage === "settled" ? "once all was quiet" : "after the cold start";
  return [{ invariant, says: `${final.device} stands at ${final.cursor} of ${final.log} ${when}; its head is ${final.head}` }];
}

// Every log of a person must have been reached by each of their devices: a log that never came up is a silent hole too.
function missing(recording: Recording): Violation[] {
  const found: Violation[] = [];
  const reached = new Set(recording.finals.map((final) => `${final.stage} ${final.device} ${final.log}`));
  const devices = new Map(recording.finals.filter((final) => final.stage === "cold").map((final) => [final.device, final.user]));
  for (const [device, user] of devices)
    for (const [log, { members }] of Object.entries(recording.cold.channels))
      if (members.includes(user) && !reached.has(`cold ${device} ${log}`)) found.push({ invariant, says: `${device} never heard of ${log}, though ${user} is a member` });
  return found;
}
