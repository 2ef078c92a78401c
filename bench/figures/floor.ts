// Holdfast beside the least that a server can do, in one run: each pinned to one processor, the generator to the other, the same
// posts, the same bytes. What counts is the ratio.

import { execFileSync, spawn } from "node:child_process";
import { createInterface } from "node:readline";
import { company } from "../company.ts";
import type { Figure } from "../figure.ts";
import { Load, measured, type Seat } from "../load.ts";
import { copyOf } from "../scratch.ts";
import { servedOnce } from "../server.ts";
import type { Reading } from "../table.ts";

const program = new URL("../../build/bench/floor", import.meta.url).pathname;
const resolutionUs = 10_000; // of what the kernel says: in a smoke test the floor takes less
const openLoop = 20;
const backlog = 400; // posts a second: more than a thousand members are served one by one

interface Measure {
  us: number; // of the server's processor time for a delivery
  p99: number;
  others: number;
}

export const floor: Figure = {
  name: "floor",
  async run({ shape, seconds }) {
    const { folder, tokens, halls } = await company(shape);
    const readings: Reading[] = [];
    const beside = async (hall: number, rate: number, what: string): Promise<void> => {
      const members = shape.halls[hall]!;
      const seats = tokens.slice(0, members).map((token) => ({ token, channels: [] }));
      const options = [`channel=${halls[hall]}`, `rate=${rate}`, `seconds=${seconds}`];
      const least = await floored(seats, options);
      const ours = await servedOnce(copyOf(folder), (server) => timed(server.url, server.pid!, seats, options), { loops: 1 });
      const row = (name: string, unit: string, value: number, others: number): Reading => ({ row: `floor, ${members} members, ${what}: ${name}`, unit, value, others });
      readings.push(
        row("the floor", "µs/delivery", least.us, least.others),
        row("Holdfast", "µs/delivery", ours.us, ours.others),
        row("ratio", "×", ours.us / least.us, Math.max(ours.others, least.others)),
        row("Holdfast's p99", "ms", ours.p99, ours.others),
      );
    };
    for (const hall of shape.halls.keys()) await beside(hall, openLoop, `${openLoop} posts/s`);
    await beside(0, backlog, `${backlog} posts/s`);
    return readings;
  },
};

async function floored(seats: Seat[], options: string[]): Promise<Measure> {
  const child = spawn(program, [], { stdio: ["ignore", "pipe", "inherit"] });
  process.on("exit", () => child.kill("SIGKILL"));
  try {
    const { value: port } = await createInterface({ input: child.stdout })[Symbol.asyncIterator]().next();
    return await timed(`http://127.0.0.1:${port}`, child.pid!, seats, options);
  } finally {
    child.kill("SIGKILL");
  }
}

async function timed(url: string, pid: number, seats: Seat[], options: string[]): Promise<Measure> {
  pin(pid, 0);
  const load = Load.start("fanout", url, seats, options);
  pin(load.pid, 1);
  const { facts, usage } = await measured(load, pid);
  return { us: Math.max(usage.cpuUs[0]!, resolutionUs) / facts["deliveries"]!, p99: facts["p99_us"]! / 1000, others: usage.others };
}

const pin = (pid: number, processor: number): void => void execFileSync("taskset", ["--all-tasks", "--pid", "--cpu-list", String(processor), String(pid)], { stdio: "ignore" });
