// Memory of connections that are ready and silent, over the same server with none; and what it costs to get there.

import { pause } from "../../tests/support/signal.ts";
import { company } from "../company.ts";
import type { Figure } from "../figure.ts";
import { Load } from "../load.ts";
import { memory, Window, type Memory } from "../machine.ts";
import { copyOf } from "../scratch.ts";
import { servedOnce } from "../server.ts";
import type { Reading } from "../table.ts";

export const idle: Figure = {
  name: "idle",
  async run({ shape, seconds, held }) {
    const { folder, tokens } = await company(shape);
    // From the end: the first people are in halls and at desks as well.
    const seats = [...tokens].reverse().map((token) => ({ token, channels: [] }));
    return servedOnce(copyOf(folder), async (server) => {
      const load = Load.start("idle", server.url, seats, held.map((count) => `held=${count}`));
      try {
        await load.mark("begin");
        return await steps(load, server.pid!, held, seconds);
      } finally {
        load.stop();
      }
    });
  },
};

async function steps(load: Load, pid: number, held: number[], seconds: number): Promise<Reading[]> {
  const calmMs = seconds * 200;
  const base = await settled(pid, calmMs);
  const readings = [resident(0, base)];
  let before = 0;
  for (const count of held) {
    const opening = new Window(pid, load.pid);
    load.go();
    await load.mark("held");
    const { cpuUs, others } = opening.close();
    const now = await settled(pid, calmMs);
    readings.push(
      { row: `idle, ${count} connections: own memory`, unit: "KiB/connection", value: (now.ownKiB - base.ownKiB) / count },
      resident(count, now),
      { row: `idle, ${count} connections: server CPU to ready`, unit: "µs/connection", value: cpuUs[0]! / (count - before), others },
    );
    before = count;
  }
  const silence = new Window(pid, load.pid);
  await pause(seconds * 1000);
  const { cpuUs, seconds: took, others } = silence.close();
  readings.push({ row: `idle, ${before} connections: server CPU`, unit: "% of one core", value: cpuUs[0]! / took / 1e4, others });
  return readings;
}

function resident(count: number, { residentKiB }: Memory): Reading {
  return { row: `idle, ${count} connections: resident in all`, unit: "MiB", value: residentKiB / 1024 };
}

// Memory that does not grow any more: two looks, a while apart, that differ by less than one in two hundred.
async function settled(pid: number, calmMs: number): Promise<Memory> {
  let last = memory(pid);
  for (let look = 0; look < 10; look++) {
    await pause(calmMs);
    const now = memory(pid);
    if (Math.abs(now.ownKiB - last.ownKiB) < last.ownKiB / 200) return now;
    last = now;
  }
  return last;
}
