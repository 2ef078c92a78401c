// How far this browser has seen each log. The only place where a number is compared with the one before it (D5).
import type { Cursor, LogEvent } from "./wire";

export type Verdict = "next" | "seen" | "gap" | "changed" | "unknown"; // "unknown": a log of which no place was told

// gap: a number was left out. changed: another event stands at a number that was seen before.
export interface Breach {
  readonly kind: "gap" | "changed";
  readonly log: string;
  readonly had: number;
  readonly got: number;
}

export class CursorBook {
  private readonly places = new Map<string, Cursor>();
  breaches = 0;

  // `report` hears of each breach: a server that leaves something out must not stay unnoticed.
  constructor(private readonly report: (breach: Breach) => void = () => undefined) {}

  at(log: string): Cursor | undefined {
    return this.places.get(log);
  }
  set(log: string, cursor: Cursor): void {
    this.places.set(log, cursor);
  }
  drop(log: string): void {
    this.places.delete(log);
  }
  logs(): string[] {
    return [...this.places.keys()];
  }
  clear(): void {
    this.places.clear();
  }

  // Moves on when the event is the next one; otherwise says what is wrong with it. After a gap the log has no cursor any more.
  take(event: Pick<LogEvent, "channel" | "seq" | "check">): Verdict {
    const held = this.places.get(event.channel);
    if (!held) return "unknown";
    if (event.seq < held[0]) return "seen";
    if (event.seq === held[0]) return held[1] === "" || event.check === held[1] ? "seen" : this.broken("changed", event, held[0]);
    if (event.seq > held[0] + 1) {
      this.places.delete(event.channel);
      return this.broken("gap", event, held[0]);
    }
    this.places.set(event.channel, [event.seq, event.check]);
    return "next";
  }

  private broken(kind: Breach["kind"], event: Pick<LogEvent, "channel" | "seq">, had: number): Breach["kind"] {
    this.breaches++;
    this.report({ kind, log: event.channel, had, got: event.seq });
    return kind;
  }

  // What a start may carry: the personal logs, the focus, then the rest, at most `most`. A place without a check vouches for nothing.
  forStart(most: number, focus: string | null): Record<string, Cursor> {
    const first = ["@me", "@workspace", ...(focus ? [focus] : [])];
    const rank = (log: string): number => (first.includes(log) ? first.indexOf(log) : first.length);
    const usable = [...this.places].filter(([, [seq, check]]) => seq === 0 || check !== "");
    return Object.fromEntries(usable.sort(([a], [b]) => rank(a) - rank(b)).slice(0, most));
  }

  snapshot(): [string, Cursor][] {
    return [...this.places];
  }
  restore(places: readonly (readonly [string, Cursor])[]): void {
    this.places.clear();
    for (const [log, cursor] of places) this.places.set(log, cursor);
  }
}
