// The line: one WebSocket that comes back by itself and resumes every log from its cursor. It knows no state and no view; what it
// learns it tells as notes, in the order in which the server said it.
import type { Backoff } from "./backoff";
import type { CursorBook } from "./cursors";
import { Follower, type Note } from "./follower";
import { Pulse } from "./pulse";
import { closed, parseFrame, type Hello, type ServerFrame } from "./wire";

export type { Note } from "./follower";

export type LineStatus =
  | { readonly kind: "starting" }
  | { readonly kind: "connected" }
  | { readonly kind: "reconnecting"; readonly at: number }
  | { readonly kind: "offline" }
  | { readonly kind: "waiting"; readonly until: number }
  | { readonly kind: "restarting"; readonly at: number }
  | { readonly kind: "busy"; readonly off: readonly string[] }
  | { readonly kind: "signed-out" };

export interface SocketLike {
  onopen: ((event: never) => unknown) | null;
  onmessage: ((event: { data: unknown }) => unknown) | null;
  onclose: ((event: { code: number; reason: string }) => unknown) | null;
  onerror: ((event: never) => unknown) | null;
  send(text: string): void;
  close(code?: number, reason?: string): void;
}

export interface LineParts {
  readonly dial: () => SocketLike;
  readonly device: string;
  readonly cursors: CursorBook;
  readonly backoff: Backoff;
  readonly focus: () => string | null;
  readonly online: () => boolean;
  readonly note: (note: Note) => void;
  readonly status: (status: LineStatus) => void;
  // Asked when a socket could not be had at all: a browser does not say why. "out": nobody is signed in any more.
  readonly whyRefused: () => Promise<{ readonly out: boolean; readonly retryMs: number }>;
}

export class Line {
  private socket: SocketLike | null = null;
  private hello: Hello | null = null;
  private readonly follower: Follower;
  private epoch = "";
  private ready = false;
  private stopped = true;
  private restarting = false;
  private wake: ReturnType<typeof setTimeout> | undefined;
  private readonly pulse = new Pulse({ beat: () => this.say({ type: "beat" }), silent: () => this.lost(0, "nothing heard") });

  constructor(private readonly parts: LineParts) {
    this.follower = new Follower(parts.cursors, parts.note, (log, after) => this.say({ type: "pull", channel: log, after }));
  }

  get live(): boolean {
    return this.ready;
  }

  start(): void {
    if (!this.stopped) return;
    this.stopped = false;
    this.parts.status({ kind: "starting" });
    this.connect();
  }

  stop(): void {
    this.stopped = true;
    clearTimeout(this.wake);
    this.drop(1000);
  }

  // False when nothing can be said now; the caller keeps what it had to say.
  send(frame: object): boolean {
    return this.ready && this.say(frame);
  }

  tryNow(): void {
    if (this.stopped || this.socket) return;
    this.schedule(0);
  }

  // After sleep, on `online`, when the tab is looked at again: a dead line is found at once, and nobody comes back in step.
  nudge(): void {
    if (this.stopped) return;
    if (!this.parts.online()) {
      this.end({ kind: "offline" });
      return;
    }
    if (this.socket && this.pulse.isSilent) return this.lost(0, "");
    if (!this.socket) this.schedule(this.parts.backoff.soon());
  }

  private connect(): void {
    clearTimeout(this.wake);
    if (this.stopped || this.socket) return;
    if (!this.parts.online()) return this.parts.status({ kind: "offline" });
    const socket = this.parts.dial();
    this.socket = socket;
    this.hello = null;
    this.ready = false;
    this.restarting = false;
    socket.onmessage = ({ data }) => {
      if (socket === this.socket) this.heard(String(data));
    };
    socket.onclose = ({ code, reason }) => {
      if (socket === this.socket) this.lost(code, reason);
    };
    socket.onerror = () => undefined; // a close follows
    this.pulse.begin();
  }

  private say(frame: object): boolean {
    if (!this.socket || !this.hello) return false;
    try {
      this.socket.send(JSON.stringify(frame));
      this.pulse.said();
      return true;
    } catch {
      return false;
    }
  }

  private heard(text: string): void {
    this.pulse.heard();
    const frame = parseFrame(text);
    if (frame) this.take(frame);
  }

  private take(frame: ServerFrame): void {
    switch (frame.type) {
      case "hello":
        return this.greeted(frame);
      case "beat":
        if (this.pulse.owesBeat) this.say({ type: "beat" });
        return;
      case "wait":
        return this.parts.status({ kind: "waiting", until: Date.now() + frame.eta_ms });
      case "ready":
        this.ready = true;
        this.epoch = this.hello?.epoch ?? "";
        this.parts.backoff.steady();
        this.follower.ready(frame);
        return this.parts.status({ kind: "connected" });
      case "mode":
        return this.parts.status(frame.off.length > 0 ? { kind: "busy", off: frame.off } : { kind: "connected" });
      case "goaway":
        return this.sentAway(frame.after_ms, frame.drain_ms);
      default:
        this.follower.take(frame);
    }
  }

  private greeted(hello: Hello): void {
    this.hello = hello;
    this.pulse.greeted(hello.heartbeat_ms);
    const focus = this.parts.focus();
    const most = hello.limits?.cursors ?? 2000;
    const cursors = this.parts.cursors.forStart(most, focus);
    this.say({ type: "start", protocol: 1, device: this.parts.device, epoch: this.epoch || hello.epoch, cursors, ...(focus ? { focus } : {}) });
  }

  // The server drains: what is under way is still answered, then the socket closes. We come back within the window it gave.
  private sentAway([least, most]: readonly [number, number], drainMs: number): void {
    this.restarting = true;
    const pause = least + Math.random() * Math.max(0, most - least);
    this.parts.backoff.notBefore(pause);
    this.ready = false; // nothing new is begun on this line
    this.parts.status({ kind: "restarting", at: Date.now() + pause });
    setTimeout(() => this.restarting && this.socket && this.lost(closed.restarting, ""), drainMs);
  }

  private drop(code: number): void {
    this.pulse.stop();
    const { socket } = this;
    this.socket = null;
    this.ready = false;
    if (!socket) return;
    socket.onmessage = socket.onclose = null;
    try {
      socket.close(code);
    } catch {
      // it was never open
    }
  }

  private end(status: LineStatus): void {
    clearTimeout(this.wake);
    this.drop(1000);
    this.parts.note({ kind: "cut" });
    this.parts.status(status);
  }

  private lost(code: number, reason: string): void {
    const stood = this.hello;
    const restarting = this.restarting || code === closed.restarting;
    this.drop(1000);
    this.parts.note({ kind: "cut" });
    if (this.stopped) return;
    if (code === closed.signedOut || code === closed.notAllowed) return this.leave();
    if (code === closed.tooMuch) this.parts.backoff.notBefore(retryAfter(reason));
    const pause = this.parts.backoff.next(stood && !restarting ? stood.spread_ms : null);
    if (!this.parts.online()) return this.parts.status({ kind: "offline" });
    this.schedule(pause, restarting ? "restarting" : "reconnecting");
    if (!stood) void this.askWhy();
  }

  private leave(): void {
    this.stopped = true;
    clearTimeout(this.wake);
    this.parts.status({ kind: "signed-out" });
  }

  private async askWhy(): Promise<void> {
    const { out, retryMs } = await this.parts.whyRefused().catch(() => ({ out: false, retryMs: 0 }));
    if (this.stopped || this.socket) return;
    if (out) return this.leave();
    if (retryMs > 0) this.schedule(retryMs + this.parts.backoff.soon());
  }

  private schedule(pauseMs: number, kind: "reconnecting" | "restarting" = "reconnecting"): void {
    clearTimeout(this.wake);
    this.parts.status({ kind, at: Date.now() + pauseMs });
    this.wake = setTimeout(() => this.connect(), pauseMs);
  }
}

// A close has no headers; the time stands in its reason, in milliseconds or with a unit of seconds.
function retryAfter(reason: string): number {
  const told = /(\d+)\s*(ms|s)?/.exec(reason);
  if (!told) return 5_000;
  return Number(told[1]) * (told[2] === "s" ? 1000 : 1);
}
