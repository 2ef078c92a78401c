// A device of a person: keeps its cursors across lines, comes back after every end, pulls when told there is more. It believes
// what the server says; whether that was right is for the checkers.

import { now, pause } from "../support/signal.ts";
import { Stream } from "../support/stream.ts";
import type { Cursor, Frame, Outcome, StreamEvent } from "../support/wire.ts";
import type { Person } from "../support/bootstrap.ts";
import type { Line, Note } from "./recording.ts";
import type { World } from "./world.ts";

export interface DeviceTraits {
  // Called at `more`; the pull goes out when it resolves. Left out: at once.
  beforePull?: (device: Device, log: string, next: number) => Promise<void>;
  comeBackMs?: number;
}

export class Device {
  readonly cursors = new Map<string, Cursor>(); // by channel as on the wire
  private readonly knownAt = new Map<string, number>(); // as of which number of @me a channel's place is known
  line: Line | undefined;
  stream: Stream | undefined;
  live = false; // `ready` has come on the present line
  away = false; // stays off line while set
  mores = 0;
  resyncs: string[] = [];

  private stopped = false;
  private running: Promise<void> | undefined;

  constructor(
    private readonly world: World,
    readonly person: Person,
    readonly name: string,
    private readonly traits: DeviceTraits = {},
  ) {}

  run(): void {
    this.running ??= this.comeAndGo();
  }

  // For good: closes the line and waits until the loop has ended.
  async stop(): Promise<void> {
    this.stopped = true;
    this.stream?.cut();
    this.world.changed.fire();
    await this.running;
  }

  // For good, and by the server: this line is to be closed from the other side. Returns once it is, or has had time enough.
  async retire(): Promise<void> {
    this.stopped = true;
    this.world.changed.fire();
    await this.world.changed.until(`${this.name} is closed`, () => this.stream === undefined, 3_500).catch(() => this.stream?.cut());
    await this.running;
  }

  cut(reset: boolean): void {
    this.stream?.cut(reset);
  }

  // Not reading for a while: the kernel's buffers fill, then the server's queue for this line.
  hold(): void {
    if (this.line) this.line.paused = (this.line.paused ?? 0) + 1;
    this.stream?.pause();
  }
  release(): void {
    this.stream?.resume();
  }

  // The line goes silent without an end, as when a laptop sleeps: nobody reads it any more, and the device comes back on another.
  abandon(): void {
    if (this.line) this.line.abandoned = true;
    this.stream?.pause();
    const forgotten = this.stream;
    this.letGo?.();
    if (forgotten) this.world.abandoned.push(forgotten);
  }

  seqOf(channel: string): number | undefined {
    return this.cursors.get(channel)?.[0];
  }

  // A durable command by this device's line; recorded with it.
  async send(frame: { key: string; [field: string]: unknown }, deadlineMs: number): Promise<Outcome> {
    if (!this.stream || !this.live) return { type: "unknown", why: "not on line" };
    return this.stream.command(frame, deadlineMs);
  }

  private letGo: (() => void) | undefined;

  private async comeAndGo(): Promise<void> {
    while (!this.stopped) {
      await this.world.changed.until("a server to connect to", () => this.stopped || (this.world.server.up && !this.away), 600_000);
      if (this.stopped) return;
      await this.once().catch(() => undefined);
      this.live = false;
      this.stream = undefined;
      this.world.changed.fire();
      if (!this.stopped) await pause(this.world.random.between(0, this.traits.comeBackMs ?? 120));
    }
  }

  // One line, from dialling to its end.
  private async once(): Promise<void> {
    let line: Line | undefined;
    const early: [Frame, string, number][] = [];
    let over!: () => void;
    const ended = new Promise<void>((resolve) => (over = resolve));
    const stream = await Stream.dial(this.world.server.url, this.person.token, {
      deadlineMs: 4_000,
      onFrame: (frame, raw, at) => (line ? this.took(line, frame, raw, at) : early.push([frame, raw, at])),
      onClose: (code, at) => {
        if (line) Object.assign(line, { closedAt: at, closeCode: code });
        over();
      },
    });
    line = this.world.recorder.line(this.person.id, this.name, stream.hello.epoch);
    for (const [frame, raw, at] of early) this.took(line, frame, raw, at);
    this.line = line;
    this.stream = stream;
    this.letGo = over;
    const cursors = this.sendable();
    this.world.recorder.started(line, stream.hello.epoch, cursors);
    const focus = [...this.cursors.keys()].find((channel) => !channel.startsWith("@"));
    const start = stream.start(this.name, cursors, { ...(focus ? { focus } : {}), deadlineMs: 8_000 });
    start.catch(() => stream.cut());
    await ended;
    await start.catch(() => undefined);
  }

  // A place learnt from `ready` or `resync` has no check yet; a device cannot vouch for it, and says nothing.
  private sendable(): Record<string, Cursor> {
    return Object.fromEntries([...this.cursors].filter(([, [seq, check]]) => seq === 0 || check !== ""));
  }

  private took(line: Line, frame: Frame, raw: string, at: number): void {
    if (frame.type === "ack" || frame.type === "refused") this.world.recorder.answeredOn(line, frame as never, at);
    const note = this.world.recorder.frame(line, frame, raw, at);
    if (!note || line !== this.line) return;
    this.follow(frame, note);
    this.world.changed.fire();
  }

  private follow(frame: Frame, note: Note): void {
    const channel = frame.channel ?? "";
    switch (note.what) {
      case "ready":
        this.live = true;
        for (const [log, place] of Object.entries(note.places)) this.placeAt(log.startsWith("@me/") ? "@me" : log, place.from, place.check);
        for (const log of this.cursors.keys()) this.knownAt.set(log, note.places[`@me/${this.person.id}`]?.head ?? 0);
        return;
      case "event": {
        const event = frame as unknown as StreamEvent;
        if ((this.seqOf(channel) ?? 0) < event.seq) this.cursors.set(channel, [event.seq, event.check]);
        if (event.kind === "channel.entered") this.entered(event["entered"] as { channel: { id: string }; from: number; check?: string }, event.seq);
        return;
      }
      case "more":
        this.mores++;
        void this.pull(channel, note.next);
        return;
      case "resync":
        this.resyncs.push(note.reason);
        this.cursors.set(channel, [note.from, String(frame["check"] ?? "")]);
        return;
      case "gone":
        this.cursors.delete(channel);
        return;
      default:
        return;
    }
  }

  private placeAt(channel: string, from: number, check = ""): void {
    if (this.seqOf(channel) !== from) this.cursors.set(channel, [from, check]);
  }

  // While it catches up on its owner's log it hears of old comings and goings too; `ready` knew them all.
  private entered(told: { channel: { id: string }; from: number; check?: string }, seq: number): void {
    const { id } = told.channel;
    if (seq <= (this.knownAt.get(id) ?? -1) && this.cursors.has(id)) return;
    this.knownAt.set(id, seq);
    if ((this.seqOf(id) ?? -1) < told.from) this.cursors.set(id, [told.from, told.check ?? ""]);
  }

  private async pull(channel: string, next: number): Promise<void> {
    const [line, stream] = [this.line, this.stream];
    await this.traits.beforePull?.(this, channel, next);
    if (!line || !stream?.open) return;
    const log = channel === "@me" ? `@me/${this.person.id}` : channel;
    line.notes.push({ what: "pull", at: now(), log, after: next - 1 });
    stream.send({ type: "pull", channel, after: next - 1 });
  }
}
