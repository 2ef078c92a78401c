// Shares many points of one recording between two processes, and tells them what must hold at each.

import { execFileSync, spawn } from "node:child_process";
import { existsSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { acksOf, logOf } from "../lookup.ts";
import type { Recording, Violation } from "../recording.ts";
import type { PointsJob, PointsResult } from "./points.ts";

const hands = 2;
const here = dirname(fileURLToPath(import.meta.url));

interface Remembered {
  log: string;
  seq: string;
  check: string;
}

export async function cutAtPoints(folder: string, recording: Recording, indexes: number[], seed: number): Promise<PointsResult & { violations: Violation[] }> {
  const witness = join(folder, "witness");
  execFileSync("g++", ["-std=c++20", "-O2", "-o", witness, join(here, "witness.cpp"), "-lsqlite3"], { stdio: "inherit" });
  const owed = obligations(recording, remembered(witness, join(folder, "data")));
  writeFileSync(join(folder, "acks"), owed.acks.map(({ line }) => line + "\n").join(""));
  writeFileSync(join(folder, "sights"), owed.sights.map(({ line }) => line + "\n").join(""));
  const place = mkdtempSync(join(existsSync("/dev/shm") ? "/dev/shm" : tmpdir(), "holdfast-cuts-")); // the content matters here, not the disk
  try {
    const parts = await Promise.all(
      Array.from({ length: hands }, (_, hand) => {
        const job: PointsJob = {
          records: join(folder, "records"), from: realpathSync(join(folder, "data")), target: join(place, String(hand)), witness,
          acks: join(folder, "acks"), sights: join(folder, "sights"), ackedAt: owed.acks.map(({ at }) => at), seenAt: owed.sights.map(({ at }) => at),
          points: indexes.map((index, i) => ({ index, seed: seed * 100_003 + i })).filter((_, i) => i % hands === hand),
        };
        return work(job, join(folder, `job${hand}.json`));
      }),
    );
    const sum = (of: (part: PointsResult) => number): number => parts.reduce((total, part) => total + of(part), 0);
    const broken = parts.flatMap((part) => part.broken);
    const violations = broken.map(({ index, seed: chance, says }) => ({ invariant: "I1", says: `a power cut after record ${index} (${chance}): ${says}` }));
    return { points: sum((part) => part.points), lost: sum((part) => part.lost), acks: sum((part) => part.acks), broken, violations };
  } finally {
    rmSync(place, { recursive: true, force: true });
  }
}

// What the uncut folder remembers of every command. Whether that is right, the cuts with a server say.
function remembered(witness: string, data: string): Map<string, Remembered> {
  const lines = execFileSync(witness, ["dump", data], { maxBuffer: 256 << 20 }).toString("utf8").trim().split("\n");
  return new Map(lines.map((line) => line.split(" ") as [string, string, string, string]).map(([key, log, seq, check]) => [key, { log, seq, check }]));
}

// In the order of time: acks when they were in hand, and what anybody saw of a log.
function obligations(recording: Recording, known: Map<string, Remembered>): { acks: { at: number; line: string }[]; sights: { at: number; line: string }[] } {
  const acks: { at: number; line: string }[] = [];
  const logs = new Map<string, string>(); // by the name on the wire, the number in the database
  for (const command of recording.commands)
    for (const { attempt, ack } of acksOf(command)) {
      const row = known.get(command.key);
      if (!row) throw new Error(`the uncut folder does not remember ${command.key}`);
      if (Number(row.seq) > 0) logs.set(logOf(command, ack), row.log);
      if (!ack.duplicate && attempt.answeredAt !== undefined) acks.push({ at: attempt.answeredAt, line: `${command.key} ${row.log} ${row.seq}` });
    }
  const sights = recording.forms
    .filter(({ log }) => logs.has(log))
    .map(({ log, seq, event, seenAt }) => ({ at: seenAt, line: `${logs.get(log)} ${seq} ${BigInt.asIntN(64, BigInt(`0x${event.check}`))}` }));
  const inTime = (a: { at: number }, b: { at: number }): number => a.at - b.at;
  return { acks: acks.sort(inTime), sights: sights.sort(inTime) };
}

function work(job: PointsJob, file: string): Promise<PointsResult> {
  writeFileSync(file, JSON.stringify(job));
  const child = spawn(process.execPath, [...process.execArgv, join(here, "points.ts"), file], { stdio: ["ignore", "pipe", "inherit"] });
  let text = "";
  child.stdout.setEncoding("utf8").on("data", (part: string) => (text += part));
  return new Promise((resolve, reject) =>
    child.on("error", reject).on("close", (code) => (code === 0 ? resolve(JSON.parse(text) as PointsResult) : reject(new Error(`a process of power cuts ended with ${code}`)))),
  );
}
