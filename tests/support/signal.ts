// Waiting for things to become so: a condition is looked at when something it depends on has changed, until a deadline.
// Nothing in the tests sleeps in the hope that something has happened meanwhile.

export class Late extends Error {
  constructor(what: string, deadlineMs: number) {
    super(`${what}: not so within ${deadlineMs} ms`);
    this.name = "Late";
  }
}

export class Signal {
  private readonly waiting = new Set<() => void>();

  // Says that something has changed: everybody who waits looks again.
  fire(): void {
    for (const look of [...this.waiting]) look();
  }

  until(what: string, holds: () => boolean, deadlineMs = 10_000): Promise<void> {
    if (holds()) return Promise.resolve();
    return new Promise((resolve, reject) => {
      const end = (error?: Error): void => {
        clearTimeout(timer);
        this.waiting.delete(look);
        if (error) reject(error);
        else resolve();
      };
      const look = (): void => {
        try {
          if (holds()) end();
        } catch (error) {
          end(error as Error);
        }
      };
      const timer = setTimeout(() => end(new Late(what, deadlineMs)), deadlineMs);
      this.waiting.add(look);
    });
  }
}

// Pacing, never synchronisation: how fast an agent of the judge works.
export function pause(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms));
}

export function within<T>(what: string, promise: Promise<T>, deadlineMs: number): Promise<T> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => reject(new Late(what, deadlineMs)), deadlineMs);
    promise.then(
      (value) => (clearTimeout(timer), resolve(value)),
      (error) => (clearTimeout(timer), reject(error)),
    );
  });
}

// Milliseconds of CLOCK_MONOTONIC, with microseconds behind the point: one clock for the whole machine.
export function now(): number {
  return Number(process.hrtime.bigint()) / 1e6;
}
