// The power-cut run: writers play against a server whose file writes are recorded; then the power is cut at chosen points of that
// recording, and a server started on what is left must hold every ack that had arrived by then (D1), and nothing that contradicts
// what readers had seen (D6).
//
//   npx tsx contract/powercut/run.ts --seconds 5 --cuts 12 --seed 7 [--points 10000] [--binary PATH] [--fault no_fsync]

import { execFileSync } from "node:child_process";
import { existsSync, mkdirSync, mkdtempSync, realpathSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { Random } from "../../support/random.ts";
import { Server } from "../../support/server.ts";
import { now } from "../../support/signal.ts";
import { checkAll } from "../checks/index.ts";
import { readCold } from "../cold.ts";
import { settingsOf } from "../limits.ts";
import { acksOf } from "../lookup.ts";
import type { Recording, Violation } from "../recording.ts";
import { schedules } from "../schedules.ts";
import { createWorld, type World } from "../world.ts";
import { runWriter } from "../writers.ts";
import { asOf } from "./as-of.ts";
import { readRecords, type FileRecord } from "./records.ts";
import { Disk } from "./disk.ts";
import { cutAtPoints } from "./parallel.ts";

interface Cutting {
  index: number; // the last record before the cut
  sectorBytes: 512 | 4096;
}

export interface PowerCutOptions {
  seconds: number;
  cuts: number; // after which a server is started and judged in full
  points?: number; // at which a witness looks into the database: hundreds a second
  seed: number;
  binary?: string | undefined;
  fault?: string | undefined;
  stopAtFirst?: boolean;
  say?: (line: string) => void;
}

export interface PowerCutResult {
  violations: Violation[];
  acks: number; // held over all cuts
  cuts: number;
  writesLost: number;
}

// What a cut does to the recording's other half; the rest of the invariants speak of readers and of time after it.
const checked = ["I1", "I2", "I3", "I4", "I8", "I9"];

export async function runPowerCut(options: PowerCutOptions): Promise<PowerCutResult> {
  const folder = mkdtempSync(join(tmpdir(), "holdfast-powercut-"));
  try {
    const { world, records } = await perform(options, folder);
    const result = await cutAtMany(options, folder, world, records);
    if (!options.points || (result.violations.length > 0 && options.stopAtFirst)) return result;
    const many = await cutAtPoints(folder, world.recorder.recording, pick(records, world.recorder.recording, options.points, new Random(options.seed + 2)), options.seed);
    return { violations: [...result.violations, ...many.violations], acks: result.acks + many.acks, cuts: result.cuts + many.points, writesLost: result.writesLost + many.lost };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

async function perform(options: PowerCutOptions, folder: string): Promise<{ world: World; records: FileRecord[] }> {
  const data = join(folder, "data");
  mkdirSync(data);
  const recordFile = join(folder, "records");
  const world = await createWorld({
    seed: options.seed, schedule: { ...schedules.steady, writers: 3, writerGapMs: 8, devices: 1 }, loops: 3, binary: options.binary, data,
    env: {
      LD_PRELOAD: build(folder),
      RECORDER_FOLDER: realpathSync(data),
      RECORDER_FILE: recordFile,
      ...(options.fault ? { HOLDFAST_FAULT: options.fault } : {}),
    },
  });
  try {
    for (const writer of world.cast.writers) world.device(writer, "device1");
    const writers = world.cast.writers.map((writer, i) => runWriter(world, writer, world.random.fork(i)));
    await world.changed.until("the end of the play", () => !world.server.up, options.seconds * 1_000).catch(() => undefined);
    world.playing = false;
    await Promise.all(writers);
  } finally {
    world.playing = false;
    await Promise.all(world.devices.map((device) => device.stop()));
    if (world.server.pid) await world.server.stop("SIGKILL");
  }
  return { world, records: readRecords(recordFile) };
}

async function cutAtMany(options: PowerCutOptions, folder: string, world: World, records: FileRecord[]): Promise<PowerCutResult> {
  const random = new Random(options.seed + 1);
  const result: PowerCutResult = { violations: [], acks: 0, cuts: 0, writesLost: 0 };
  for (const cut of choose(records, world.recorder.recording, options.cuts, random)) {
    const target = join(folder, `cut${cut.index}`);
    const disk = new Disk();
    for (const record of records.slice(0, cut.index + 1)) disk.take(record);
    const counts = disk.leave(realpathSync(join(folder, "data")), target, cut.sectorBytes, random);
    const then = asOf(world.recorder.recording, records[cut.index]!.at);
    const violations = await judgeCut(options, target, world, then);
    result.violations.push(...violations);
    result.acks += then.commands.filter((command) => acksOf(command).length > 0).length;
    result.cuts++;
    result.writesLost += counts.lost + counts.torn;
    options.say?.(`cut after record ${cut.index} of ${records.length}, sectors of ${cut.sectorBytes}: ${counts.lost} writes lost, ${counts.torn} torn; ${violations.length === 0 ? "held" : "BROKEN: " + violations[0]!.says}`);
    rmSync(target, { recursive: true, force: true });
    if (violations.length > 0 && options.stopAtFirst) break;
  }
  return result;
}

// Half of them anywhere, half just before a sync returns: all is written, nothing is promised yet.
function choose(records: FileRecord[], recording: Recording, cuts: number, random: Random): Cutting[] {
  return pick(records, recording, cuts, random).reverse().map((index, i) => ({ index, sectorBytes: i % 2 === 0 ? 512 : 4096 }));
}

// Rising.
function pick(records: FileRecord[], recording: Recording, cuts: number, random: Random): number[] {
  const begun = Math.min(...recording.commands.filter((command) => command.name === "message.post").flatMap((command) => acksOf(command).map(({ attempt }) => attempt.answeredAt ?? Infinity)));
  const later = records.map((_, index) => index).filter((index) => records[index]!.at > begun);
  if (later.length === 0) throw new Error("nothing was recorded: is the server linked so that LD_PRELOAD sees its writes?");
  const syncs = later.filter((index) => records[index]!.what === "sync end").map((index) => index - 1);
  const chosen = Array.from({ length: cuts }, (_, i) => (i % 2 === 0 || syncs.length === 0 ? random.pick(later) : random.pick(syncs)));
  return chosen.sort((a, b) => a - b);
}

async function judgeCut(options: PowerCutOptions, data: string, world: World, then: Recording): Promise<Violation[]> {
  mkdirSync(data, { recursive: true });
  const server = new Server({ ...(options.binary ? { binary: options.binary } : {}), data, settings: settingsOf(3), startMs: 10_000 });
  try {
    await server.start();
    then.cold = await readCold(server, { owner: world.owner, people: world.people, channels: then.channels });
    return checkAll(then, checked);
  } catch (error) {
    return [{ invariant: "I1", says: `what the power cut left cannot be served: ${error instanceof Error ? error.message : String(error)}` }];
  } finally {
    if (server.pid) await server.stop("SIGKILL");
  }
}

function build(folder: string): string {
  const library = join(folder, "recorder.so");
  const source = join(dirname(fileURLToPath(import.meta.url)), "recorder.c");
  execFileSync("cc", ["-std=gnu11", "-O2", "-shared", "-fPIC", "-o", library, source, "-ldl", "-lpthread"], { stdio: "inherit" });
  if (!existsSync(library)) throw new Error("the recorder was not built");
  return library;
}

async function main(): Promise<number> {
  const args = new Map<string, string>();
  for (let i = 2; i + 1 < process.argv.length; i += 2) args.set(process.argv[i]!, process.argv[i + 1]!);
  const began = now();
  const { violations, acks, cuts, writesLost } = await runPowerCut({
    seconds: Number(args.get("--seconds") ?? 5),
    cuts: Number(args.get("--cuts") ?? 12),
    points: Number(args.get("--points") ?? 0),
    seed: Number(args.get("--seed") ?? 1),
    binary: args.get("--binary"),
    fault: args.get("--fault"),
    say: (line) => process.stdout.write(line + "\n"),
  });
  for (const { invariant, says } of violations.slice(0, 10)) process.stdout.write(`${invariant}: ${says}\n`);
  process.stdout.write(`${cuts} power cuts, ${writesLost} writes lost or torn, ${acks} acks to hold, ${Math.round(now() - began)} ms: ${violations.length === 0 ? "HELD" : "BROKEN"}\n`);
  if (violations.length > 0) return 1;
  return acks > 0 && writesLost > 0 ? 0 : 2;
}

if (process.argv[1]?.endsWith("powercut/run.ts")) {
  main().then(
    (code) => process.exit(code),
    (error) => (process.stderr.write(`The power-cut run itself broke: ${error instanceof Error ? error.stack : String(error)}\n`), process.exit(3)),
  );
}
