// What one delivery costs the server, and how long it takes, when everybody in a channel is connected.

import { company } from "../company.ts";
import type { Figure } from "../figure.ts";
import { Load, measured } from "../load.ts";
import { copyOf } from "../scratch.ts";
import { servedOnce } from "../server.ts";
import type { Reading } from "../table.ts";

const postsPerSecond = 20;

export const fanout: Figure = {
  name: "fanout",
  async run({ shape, seconds }) {
    const { folder, tokens, halls } = await company(shape);
    const readings: Reading[] = [];
    for (const [i, members] of shape.halls.entries()) {
      const seats = tokens.slice(0, members).map((token) => ({ token, channels: [] }));
      const options = [`channel=${halls[i]}`, `rate=${postsPerSecond}`, `seconds=${2 * seconds}`];
      const { facts, usage } = await servedOnce(copyOf(folder), (server) =>
        measured(Load.start("fanout", server.url, seats, options), server.pid!),
      );
      const row = (what: string, unit: string, value: number): Reading => ({
        row: `fanout, ${members} members, ${postsPerSecond} posts/s: ${what}`, unit, value, others: usage.others,
      });
      readings.push(
        row("server CPU", "µs/delivery", usage.cpuUs[0]! / facts["deliveries"]!),
        row("delivery p50", "ms", facts["p50_us"]! / 1000),
        row("delivery p99", "ms", facts["p99_us"]! / 1000),
        row("generator CPU", "µs/delivery", usage.cpuUs[1]! / facts["deliveries"]!),
      );
    }
    return readings;
  },
};
