// What the kernel says about processes and about the machine: the only place where anything is measured from outside.

import { readFileSync } from "node:fs";

const ticksPerSecond = 100; // USER_HZ, the same on every Linux that runs here
export const loudAbove = 0.1;

export interface Usage {
  seconds: number;
  cpuUs: number[]; // of each process watched, in the order given
  others: number; // share of all processors that neither they nor this program took
}

// Begins when made; close() says what happened since.
export class Window {
  private readonly pids: number[];
  private readonly began = performance.now();
  private readonly machine = machineTicks();
  private readonly before: number[];
  private readonly own = process.cpuUsage();

  constructor(...pids: number[]) {
    this.pids = pids;
    this.before = pids.map(processTicks);
  }

  // One more to watch, all of whose life lies within the window.
  born(pid: number): void {
    this.pids.push(pid);
    this.before.push(0);
  }

  close(): Usage {
    const ticks = this.pids.map((pid, i) => processTicks(pid) - this.before[i]!);
    const own = process.cpuUsage(this.own);
    const { busy, all } = machineTicks();
    const ours = ticks.reduce((sum, one) => sum + one, 0) + ((own.user + own.system) / 1e6) * ticksPerSecond;
    const others = busy - this.machine.busy - ours;
    return {
      seconds: (performance.now() - this.began) / 1000,
      cpuUs: ticks.map((one) => (one / ticksPerSecond) * 1e6),
      others: Math.max(0, others) / Math.max(1, all - this.machine.all),
    };
  }
}

export interface Memory {
  residentKiB: number;
  ownKiB: number; // anonymous: without pages of files, such as those of the database that SQLite maps and gives back
}

export function memory(pid: number): Memory {
  const rollup = readFileSync(`/proc/${pid}/smaps_rollup`, "utf8");
  const kib = (name: string): number => Number(new RegExp(`^${name}:\\s+(\\d+) kB`, "m").exec(rollup)![1]);
  return { residentKiB: kib("Rss"), ownKiB: kib("Anonymous") };
}

// User and system time; the name in the second field may hold spaces and brackets.
function processTicks(pid: number): number {
  const stat = readFileSync(`/proc/${pid}/stat`, "utf8");
  const fields = stat.slice(stat.lastIndexOf(")") + 2).split(" ");
  return Number(fields[11]) + Number(fields[12]);
}

function machineTicks(): { busy: number; all: number } {
  const first = readFileSync("/proc/stat", "utf8").split("\n", 1)[0]!;
  const [user, nice, system, idle, iowait, irq, softirq, steal] = first.split(/\s+/).slice(1).map(Number) as number[];
  const busy = user! + nice! + system! + irq! + softirq! + steal!;
  return { busy, all: busy + idle! + iowait! };
}
