// When to try again: full jitter, so that a crowd that was cut together does not come back together.

export const longestMs = 30_000;
export const firstStepMs = 500;
export const steadyMs = 60_000;

export type Random = () => number; // in [0, 1)

export class Backoff {
  private tries = 0;
  private steadySince: number | null = null;
  private floorMs = 0;

  constructor(
    private readonly random: Random,
    private readonly now: () => number,
  ) {}

  // The line carried `ready`. Only after a minute of that is the past forgotten.
  steady(): void {
    this.steadySince = this.now();
  }

  // The server said: not before. Holds for the next wait only.
  notBefore(ms: number): void {
    this.floorMs = Math.max(this.floorMs, ms);
  }

  // How long to wait after a line has ended or could not be had. `spreadMs`: of the last hello, when a line that stood was cut unannounced.
  next(spreadMs: number | null): number {
    if (this.steadySince !== null && this.now() - this.steadySince >= steadyMs) this.tries = 0;
    this.steadySince = null;
    const most = this.tries === 0 && spreadMs !== null ? spreadMs : Math.min(longestMs, firstStepMs * 2 ** this.tries);
    this.tries = Math.min(this.tries + 1, 30);
    const floor = this.floorMs;
    this.floorMs = 0;
    return floor + this.random() * most;
  }

  // On wake and `online`: soon, but not all at once.
  soon(): number {
    return this.random() * firstStepMs * 2;
  }
}
