// Is the line alive? A browser does not say when the other end has gone without a word; silence does. Sends a beat now and then, so that
// the server can tell as well.
const helloWithinMs = 15_000;
const defaultHeartbeatMs = 25_000;

export interface PulseParts {
  readonly beat: () => void;
  readonly silent: () => void; // nothing was heard for too long
}

export class Pulse {
  private heartbeatMs: number | null = null; // null until the server has said hello
  private heardAt = 0;
  private saidAt = 0;
  private timer: ReturnType<typeof setInterval> | undefined;

  constructor(private readonly parts: PulseParts) {}

  // A socket is being opened.
  begin(): void {
    this.heartbeatMs = null;
    this.heardAt = Date.now();
    this.every(helloWithinMs);
  }

  greeted(heartbeatMs: number): void {
    this.heartbeatMs = heartbeatMs;
    this.every(heartbeatMs);
  }

  stop(): void {
    clearInterval(this.timer);
  }

  heard(): void {
    this.heardAt = Date.now();
  }

  said(): void {
    this.saidAt = Date.now();
  }

  // A hidden tab's timers sleep; what it hears does not: a beat is answered when nothing was said for long.
  get owesBeat(): boolean {
    return Date.now() - this.saidAt > (this.heartbeatMs ?? 0) / 2;
  }

  get isSilent(): boolean {
    return Date.now() - this.heardAt > 2.5 * (this.heartbeatMs ?? defaultHeartbeatMs);
  }

  private every(ms: number): void {
    clearInterval(this.timer);
    this.timer = setInterval(() => {
      const deadline = this.heartbeatMs === null ? helloWithinMs : 2.5 * this.heartbeatMs;
      if (Date.now() - this.heardAt >= deadline) return this.parts.silent();
      if (this.heartbeatMs !== null) this.parts.beat();
    }, ms);
  }
}
