// Runs the load generator and keeps in step with it: it stops at its marks until it is told to go on.

import { spawn, type ChildProcessWithoutNullStreams } from "node:child_process";
import { writeFileSync } from "node:fs";
import { createInterface } from "node:readline";
import { Window, type Usage } from "./machine.ts";
import { scratch } from "./scratch.ts";

export interface Seat {
  token: string;
  channels: string[];
}

export type Facts = Record<string, number>;

const program = new URL("../build/bench/load", import.meta.url).pathname;

export class Load {
  private readonly lines: AsyncIterator<string>;
  private errors = "";

  private constructor(private readonly child: ChildProcessWithoutNullStreams) {
    this.lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]();
    child.stderr.setEncoding("utf8").on("data", (text: string) => (this.errors += text));
    child.stdin.on("error", () => {}); // its end is seen on its output
  }

  static start(kind: string, url: string, seats: Seat[], options: string[]): Load {
    const file = `${scratch()}/seats`;
    writeFileSync(file, seats.map((seat) => [seat.token, ...seat.channels].join(" ") + "\n").join(""), { mode: 0o600 });
    const words = [kind, `port=${new URL(url).port}`, `seats=${file}`, ...options];
    return new Load(spawn(program, words, { stdio: ["pipe", "pipe", "pipe"] }));
  }

  get pid(): number {
    return this.child.pid!;
  }

  // The facts it gives with its next mark, which must be of this name.
  async mark(name: string): Promise<Facts> {
    const { value, done } = await this.lines.next();
    if (done) throw new Error(this.errors.trim() || "the load generator ended");
    const [, said, facts] = /^(\w+) ?(.*)$/.exec(value)!;
    if (said !== name) throw new Error(`the load generator said ${value} instead of ${name}`);
    return facts ? (JSON.parse(facts) as Facts) : {};
  }

  go(): void {
    this.child.stdin.write("\n");
  }

  stop(): void {
    this.child.kill("SIGKILL");
  }
}

// One window from begin to end, with the server's usage first and the generator's second.
export async function measured(load: Load, server: number): Promise<{ facts: Facts; usage: Usage }> {
  try {
    await load.mark("begin");
    const window = new Window(server, load.pid);
    load.go();
    const facts = await load.mark("end");
    const usage = window.close();
    load.go();
    return { facts, usage };
  } finally {
    load.stop();
  }
}
