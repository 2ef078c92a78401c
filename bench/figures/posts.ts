// Acknowledged posts a second, each on the disk (synchronous=FULL), from lines that post as fast as they are answered.

import { company } from "../company.ts";
import type { Figure } from "../figure.ts";
import { Load, measured } from "../load.ts";
import { copyOf } from "../scratch.ts";
import { servedOnce } from "../server.ts";
import type { Reading } from "../table.ts";

const underWay = [1, 16]; // 16 is what the server takes of one line by default

export const posts: Figure = {
  name: "posts",
  async run({ shape, seconds }) {
    const { folder, tokens, desks } = await company(shape);
    const seats = desks.map((desk, i) => ({ token: tokens[i]!, channels: [desk] }));
    const readings: Reading[] = [];
    for (const pipeline of underWay) {
      const { facts, usage } = await servedOnce(copyOf(folder), (server) =>
        measured(Load.start("posts", server.url, seats, [`pipeline=${pipeline}`, `seconds=${seconds}`]), server.pid!),
      );
      const row = (what: string, unit: string, value: number): Reading => ({
        row: `posts, ${seats.length} writers, ${pipeline} under way: ${what}`, unit, value, others: usage.others,
      });
      readings.push(
        row("acknowledged", "posts/s", facts["posts"]! / facts["seconds"]!),
        row("ack p50", "ms", facts["p50_us"]! / 1000),
        row("ack p99", "ms", facts["p99_us"]! / 1000),
        row("server CPU", "µs/post", usage.cpuUs[0]! / facts["posts"]!),
        row("generator CPU", "µs/post", usage.cpuUs[1]! / facts["posts"]!),
      );
    }
    return readings;
  },
};
