// What a connection's frames mean for the cursors: which event is the next, which log has jumped, which is gone. The rules of the
// feed (D5, D7, D17) are here and nowhere else.
import type { CursorBook } from "./cursors";
import type { ChannelPlace, LogEvent, Place, Ready, ResyncReason, ServerFrame } from "./wire";

export type JumpReason = ResyncReason | "behind" | "new" | "breach";

export type Note =
  | { readonly kind: "ready"; readonly user: Record<string, unknown>; readonly channels: Readonly<Record<string, ChannelPlace>>; readonly threads?: { readonly unread: number; readonly mentions: number } }
  // The next event of its log. `settled`: an old coming or going, told again; the last `ready` knew what became of it.
  | { readonly kind: "event"; readonly event: LogEvent; readonly settled: boolean }
  // What is held of this log is to be read again: live events begin at from + 1.
  | { readonly kind: "jump"; readonly log: string; readonly from: number; readonly reason: JumpReason }
  | { readonly kind: "gone"; readonly channel: string }
  | { readonly kind: "presence"; readonly changes: Readonly<Record<string, { state: string; text?: string; emoji?: string; until?: string }>> }
  | { readonly kind: "notice"; readonly notice: Extract<ServerFrame, { type: "notice" }> } // a word to oneself alone
  | { readonly kind: "typing"; readonly channel: string; readonly thread: number | null; readonly user: string }
  | { readonly kind: "ack"; readonly key: string; readonly log: string; readonly seq: number }
  | { readonly kind: "refused"; readonly key: string; readonly code: string; readonly final: boolean; readonly retryMs: number; readonly detail: string }
  | { readonly kind: "cut" }; // the line is down; answers still owed will not come

export class Follower {
  private readonly placedAt = new Map<string, number>(); // as of which number of @me a channel's place is known
  private readonly rereading = new Map<string, { after: number; highest: number }>(); // asked for again after a breach
  skipped = 0; // kinds of frames this client does not know

  constructor(
    private readonly cursors: CursorBook,
    private readonly note: (note: Note) => void,
    private readonly pull: (log: string, after: number) => boolean,
  ) {}

  ready(frame: Ready): void {
    this.rereading.clear();
    const jumps: Note[] = [];
    this.place("@workspace", frame.workspace, jumps);
    this.place("@me", frame.me, jumps);
    for (const [channel, place] of Object.entries(frame.channels)) this.place(channel, place, jumps);
    for (const log of this.cursors.logs()) this.placedAt.set(log, frame.me.head);
    this.note({ kind: "ready", user: frame.user, channels: frame.channels, ...(frame.threads ? { threads: frame.threads } : {}) });
    for (const jump of jumps) this.note(jump);
  }

  take(frame: ServerFrame): void {
    switch (frame.type) {
      case "event":
        return this.event(frame);
      case "more":
        this.pull(frame.channel, frame.next - 1);
        return;
      case "resync":
        this.rereading.delete(frame.channel);
        this.cursors.set(frame.channel, [frame.from, frame.check]);
        return this.note({ kind: "jump", log: frame.channel, from: frame.from, reason: frame.reason });
      case "gone":
        this.cursors.drop(frame.channel);
        this.rereading.delete(frame.channel);
        this.placedAt.delete(frame.channel);
        return this.note({ kind: "gone", channel: frame.channel });
      case "presence":
        return this.note({ kind: "presence", changes: frame.changes });
      case "typing":
        return this.note({ kind: "typing", channel: frame.channel, thread: frame.thread ?? null, user: String(frame.user) });
      case "notice":
        return this.note({ kind: "notice", notice: frame });
      case "ack":
        return this.note({ kind: "ack", key: frame.key, log: frame.log, seq: frame.seq });
      case "refused":
        return this.note({ kind: "refused", key: frame.key, code: frame.code, final: frame.final, retryMs: frame.retry_ms ?? 0, detail: frame.detail ?? "" });
      default:
        this.skipped++;
    }
  }

  private place(log: string, { from, check }: Place, jumps: Note[]): void {
    const held = this.cursors.at(log);
    if (held && held[0] === from) return;
    this.cursors.set(log, [from, check]);
    jumps.push({ kind: "jump", log, from, reason: held ? "behind" : "new" });
  }

  private event(event: LogEvent): void {
    const log = event.channel;
    const before = this.cursors.at(log);
    if (this.overtaken(event)) return;
    switch (this.cursors.take(event)) {
      case "seen":
        return;
      case "next":
        return this.pass(event);
      case "unknown":
        return this.jumpTo(event, "new");
      case "changed":
        return this.jumpTo(event, "breach");
      case "gap":
        return this.breach(event, before?.[0] ?? 0, before?.[1] ?? "");
    }
  }

  // Once it is asked for again from where it broke; when it breaks at the same place again, what is held of it is given up.
  private breach(event: LogEvent, after: number, check: string): void {
    const again = this.rereading.get(event.channel)?.after === after;
    if (!again && this.pull(event.channel, after)) {
      this.rereading.set(event.channel, { after, highest: event.seq });
      this.cursors.set(event.channel, [after, check]);
      return;
    }
    this.rereading.delete(event.channel);
    this.jumpTo(event, "breach");
  }

  // What was on its way when the log was asked for again: its numbers rise. Once they fall, it is the answer.
  private overtaken(event: LogEvent): boolean {
    const asked = this.rereading.get(event.channel);
    const held = this.cursors.at(event.channel)?.[0];
    if (!asked || held !== asked.after) {
      this.rereading.delete(event.channel);
      return false;
    }
    if (event.seq <= asked.highest) return false;
    asked.highest = event.seq;
    return true;
  }

  private jumpTo(event: LogEvent, reason: JumpReason): void {
    this.cursors.set(event.channel, [event.seq - 1, ""]);
    this.note({ kind: "jump", log: event.channel, from: event.seq - 1, reason });
    this.cursors.set(event.channel, [event.seq, event.check]);
    this.pass(event);
  }

  private pass(event: LogEvent): void {
    const channel = event.channel === "@me" ? movedIn(event) : null;
    const settled = channel !== null && event.seq <= (this.placedAt.get(channel) ?? -1) && this.cursors.at(channel) !== undefined;
    if (!settled && event.kind === "channel.entered") this.entered(event);
    this.note({ kind: "event", event, settled });
  }

  // The place comes with the event, before the channel's first event does (D4).
  private entered(event: LogEvent): void {
    const told = event["entered"] as { channel: { id: string }; from: number; check?: string };
    const { id } = told.channel;
    this.placedAt.set(id, event.seq);
    if ((this.cursors.at(id)?.[0] ?? -1) < told.from) this.cursors.set(id, [told.from, told.check ?? ""]);
  }
}

// The channel that an event of one's own log lets one into or out of.
function movedIn(event: LogEvent): string | null {
  if (event.kind === "channel.entered") return (event["entered"] as { channel: { id: string } }).channel.id;
  if (event.kind === "channel.left") return (event["left"] as { channel: string }).channel;
  return null;
}
