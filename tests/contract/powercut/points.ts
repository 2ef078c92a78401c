// Many points of one recording, one after the other: at each the power is cut, and the witness looks at what is left. Runs as a
// process of its own, so that two can share the points.
//
//   tsx contract/powercut/points.ts JOB.json       ends with one line of JSON: what came of it

import { spawn } from "node:child_process";
import { readFileSync, rmSync } from "node:fs";
import { createInterface } from "node:readline";
import { Random } from "../../support/random.ts";
import { Disk, type Counts } from "./disk.ts";
import { readRecords } from "./records.ts";

export interface PointsJob {
  records: string;
  from: string;
  target: string;
  witness: string;
  acks: string; // files for the witness
  sights: string;
  ackedAt: number[]; // in the order of those files
  seenAt: number[];
  points: { index: number; seed: number }[]; // ascending; one index may come several times
}

export interface PointsResult {
  points: number;
  lost: number;
  acks: number; // to hold, over all points
  broken: { index: number; seed: number; says: string }[];
}

async function run(job: PointsJob): Promise<PointsResult> {
  const witness = spawn(job.witness, [job.acks, job.sights], { stdio: ["pipe", "pipe", "inherit"] });
  const answers = createInterface({ input: witness.stdout })[Symbol.asyncIterator]();
  const records = readRecords(job.records);
  const disk = new Disk();
  const result: PointsResult = { points: 0, lost: 0, acks: 0, broken: [] };
  let taken = -1;
  for (const { index, seed } of job.points) {
    while (taken < index) disk.take(records[++taken]!);
    const counts: Counts = disk.leave(job.from, job.target, seed % 2 === 0 ? 512 : 4096, new Random(seed));
    const at = records[index]!.at;
    const acked = before(job.ackedAt, at);
    witness.stdin.write(`${acked} ${before(job.seenAt, at)} ${job.target}\n`);
    const answer = await answers.next();
    const says = answer.done ? "the witness has gone" : String(answer.value);
    rmSync(job.target, { recursive: true, force: true });
    if (says !== "ok") result.broken.push({ index, seed, says });
    result.points++;
    result.acks += acked;
    result.lost += counts.lost + counts.torn;
    if (answer.done || result.broken.length >= 10) break;
  }
  witness.stdin.end();
  return result;
}

// How many of these times, which rise, lie before that one.
function before(times: number[], at: number): number {
  let [low, high] = [0, times.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (times[middle]! < at) low = middle + 1;
    else high = middle;
  }
  return low;
}

run(JSON.parse(readFileSync(process.argv[2]!, "utf8")) as PointsJob).then(
  (result) => process.stdout.write(JSON.stringify(result) + "\n"),
  (error) => (process.stderr.write(`${error instanceof Error ? error.stack : String(error)}\n`), process.exit(3)),
);
