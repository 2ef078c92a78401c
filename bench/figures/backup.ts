// A backup beside a server at work: what the writers feel of it, and how fast it is; then its way back.

import { spawn } from "node:child_process";
import { rmSync, statSync } from "node:fs";
import { filledCompany } from "../company.ts";
import type { Figure } from "../figure.ts";
import { Load, measured } from "../load.ts";
import { copyOf, scratch } from "../scratch.ts";
import { servedOnce } from "../server.ts";
import type { Reading } from "../table.ts";

const binary = process.env["HOLDFAST_BINARY"] ?? new URL("../../build/holdfast", import.meta.url).pathname;
const writers = 20;

export const backup: Figure = {
  name: "backup",
  async run({ shape, seconds }) {
    const { folder, tokens, desks } = await filledCompany(shape);
    const seats = desks.slice(0, writers).map((desk, i) => ({ token: tokens[i]!, channels: [desk] }));
    const file = `${scratch()}/backup`;
    const data = copyOf(folder);
    const took: number[] = [];
    const readings: Reading[] = [];
    await servedOnce(data, async (server) => {
      const under = async (what: string): Promise<void> => {
        const { facts, usage } = await measured(Load.start("posts", server.url, seats, [`pipeline=1`, `seconds=${seconds}`]), server.pid!);
        const row = (name: string, unit: string, value: number): Reading => ({ row: `backup, ${seats.length} writers, ${what}: ${name}`, unit, value, others: usage.others });
        readings.push(row("acknowledged", "posts/s", facts["posts"]! / facts["seconds"]!), row("ack p50", "ms", facts["p50_us"]! / 1000), row("ack p99", "ms", facts["p99_us"]! / 1000));
      };
      await under("without one");
      let working = true;
      const backups = (async () => {
        do took.push(await timed("backup", file, "--force", "--data", data)); // one after another, for as long as they write
        while (working);
      })();
      await under("during one");
      working = false;
      await backups;
    });
    const bytes = statSync(file).size / 1e6;
    const back = await timed("restore", file, "--data", `${scratch()}/restored`);
    rmSync(`${scratch()}/restored`, { recursive: true });
    rmSync(file);
    return [
      ...readings,
      { row: "backup, beside the writers: rate", unit: "MB/s", value: bytes / (took[0]! / 1000) },
      { row: "backup: its size", unit: "MB", value: bytes },
      { row: "restore, proven: rate", unit: "MB/s", value: bytes / (back / 1000) },
    ];
  },
};

function timed(...words: string[]): Promise<number> {
  const began = performance.now();
  const child = spawn(binary, words, { stdio: "ignore" });
  return new Promise((done, failed) =>
    child.on("close", (code) => (code === 0 ? done(performance.now() - began) : failed(new Error(`holdfast ${words[0]} ended with ${code}`)))),
  );
}
