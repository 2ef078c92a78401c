// Does the judge see what it is there to see? Each seeded fault of the faulty server is played on the schedule that shows it
// fastest, and must be found by an invariant that speaks of it. Without a fault nothing may be found.
//
//   npx tsx contract/faults.ts [--binary ../build/holdfast-faulty] [--only NAME,…]

import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { now } from "../support/signal.ts";
import type { Options } from "./options.ts";
import { play } from "./play.ts";
import { runPowerCut } from "./powercut/run.ts";
import type { Violation } from "./recording.ts";
import type { ScheduleName } from "./schedules.ts";
import { judge } from "./verdict.ts";

interface Fault {
  name: string;
  schedule: ScheduleName | "powercut";
  seconds: number;
  expected: string[]; // any of these invariants
}

const faults: Fault[] = [
  { name: "ack_before_commit", schedule: "kill", seconds: 4, expected: ["I1"] },
  { name: "no_fsync", schedule: "powercut", seconds: 2, expected: ["I1"] },
  { name: "forgotten_keys", schedule: "cuts", seconds: 4, expected: ["I8", "I1", "I2"] },
  { name: "burnt_number", schedule: "steady", seconds: 4, expected: ["I4", "I5"] },
  { name: "resume_gap", schedule: "cuts", seconds: 4, expected: ["I5"] },
  { name: "resume_double", schedule: "cuts", seconds: 4, expected: ["I5"] },
  { name: "reorder", schedule: "steady", seconds: 4, expected: ["I5", "I7", "I6"] },
  { name: "drop_for_slow", schedule: "slow", seconds: 8, expected: ["I5"] },
  { name: "send_before_commit", schedule: "kill", seconds: 4, expected: ["I9", "I5", "I4"] },
  { name: "mid_batch_carry_on", schedule: "steady", seconds: 5, expected: ["I1"] },
  { name: "cut_skips_loop", schedule: "churn", seconds: 5, expected: ["I10"] },
  { name: "page_before_delete", schedule: "pages", seconds: 5, expected: ["I11"] },
  { name: "unread_counts_edits", schedule: "pages", seconds: 3, expected: ["I11"] },
];

const seeds = [11, 12, 13, 14];

async function run(schedule: ScheduleName | "powercut", fault: string | undefined, seconds: number, seed: number, binary: string): Promise<Violation[]> {
  if (schedule === "powercut") return (await runPowerCut({ seconds, cuts: fault ? 6 : 4, seed, binary, fault, stopAtFirst: true })).violations;
  const minima = { acks: 1, kills: 0, overflows: 0, resyncs: 0 };
  const options: Options = { seconds, seed, binary, fault, schedule, loops: 3, keep: false, json: undefined, folder: undefined, quiet: true, catchUpMs: fault ? 3_000 : 15_000, minima };
  return judge(await play(options), minima).violations;
}

async function isCaught(fault: Fault, binary: string): Promise<boolean> {
  const began = now();
  for (const seed of seeds) {
    const violations = await run(fault.schedule, fault.name, fault.seconds, seed, binary).catch((error: Error) => (say(`  ${fault.name}, seed ${seed}: ${error.message}`), []));
    const caught = violations.find((violation) => fault.expected.includes(violation.invariant));
    if (caught) {
      say(`caught   ${fault.name.padEnd(20)} ${((now() - began) / 1_000).toFixed(1)} s  ${caught.invariant}: ${caught.says}`);
      return true;
    }
    for (const { invariant, says } of violations.slice(0, 2)) say(`  ${fault.name}, seed ${seed}: only ${invariant}: ${says}`);
  }
  say(`MISSED   ${fault.name.padEnd(20)} ${((now() - began) / 1_000).toFixed(1)} s`);
  return false;
}

async function isClean(schedule: ScheduleName | "powercut", seconds: number, binary: string): Promise<boolean> {
  const violations = await run(schedule, undefined, seconds, seeds[0]!, binary);
  say(violations.length === 0 ? `clean    ${schedule}` : `SPOTTED  ${schedule}: without a fault: ${violations[0]!.invariant}: ${violations[0]!.says}`);
  return violations.length === 0;
}

function say(line: string): void {
  process.stdout.write(line.slice(0, 400) + "\n");
}

async function main(): Promise<number> {
  const given = (flag: string): string | undefined => {
    const at = process.argv.indexOf(flag);
    return at < 0 ? undefined : process.argv[at + 1];
  };
  const here = dirname(fileURLToPath(import.meta.url));
  const binary = given("--binary") ?? process.env["HOLDFAST_FAULTY_BINARY"] ?? join(here, "../../build/holdfast-faulty");
  const only = given("--only")?.split(",");
  let passed = 0;
  let failed = 0;
  const count = (good: boolean): void => void (good ? passed++ : failed++);
  if (!only) {
    count(await isClean("mixed", 12, binary));
    count(await isClean("powercut", 2, binary));
  }
  for (const fault of faults) if (!only || only.includes(fault.name)) count(await isCaught(fault, binary));
  say(`${passed} passed, ${failed} failed`);
  return failed === 0 && passed > 0 ? 0 : 1;
}

main().then(
  (code) => process.exit(code),
  (error) => (say(`The harness broke: ${error instanceof Error ? error.stack : String(error)}`), process.exit(3)),
);
