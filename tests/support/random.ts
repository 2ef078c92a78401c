// A seeded source of chance: the same seed plays the same decisions. No other randomness in the tests.

export class Random {
  private state: number;

  constructor(seed: number) {
    this.state = (seed ^ 0x9e3779b9) >>> 0;
    for (let turn = 0; turn < 8; turn++) this.next();
  }

  // In [0, 1). Mulberry32: small, fast, good enough to choose deeds by.
  next(): number {
    this.state = (this.state + 0x6d2b79f5) >>> 0;
    let mixed = this.state;
    mixed = Math.imul(mixed ^ (mixed >>> 15), mixed | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  }

  // In [low, high], both included.
  between(low: number, high: number): number {
    return low + Math.floor(this.next() * (high - low + 1));
  }

  chance(probability: number): boolean {
    return this.next() < probability;
  }

  pick<T>(among: readonly T[]): T {
    if (among.length === 0) throw new Error("nothing to pick from");
    return among[Math.floor(this.next() * among.length)]!;
  }

  // By weight: { kill: 3, drain: 1 } gives "kill" three times out of four.
  weighted<K extends string>(weights: Partial<Record<K, number>>): K {
    const entries = Object.entries(weights) as [K, number][];
    let left = this.next() * entries.reduce((sum, [, weight]) => sum + weight, 0);
    for (const [name, weight] of entries) {
      left -= weight;
      if (left < 0) return name;
    }
    return entries[entries.length - 1]![0];
  }

  // A stream of its own, so that one agent's decisions do not shift another's.
  fork(salt: number): Random {
    return new Random((Math.imul(this.between(0, 0x7fffffff), 31) + salt) >>> 0);
  }
}
