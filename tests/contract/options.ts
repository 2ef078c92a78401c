// What the judge is asked to do, from its command line.

import { schedules, type ScheduleName } from "./schedules.ts";

export interface Options {
  seconds: number;
  seed: number;
  binary: string | undefined;
  fault: string | undefined;
  schedule: ScheduleName;
  loops: number;
  keep: boolean;
  json: string | undefined;
  folder: string | undefined; // a module whose `folder` folds events too, such as the web client's reducers
  quiet: boolean;
  catchUpMs?: number;
  minima: Minima;
}

// Under these a run proves nothing.
export interface Minima {
  acks: number;
  kills: number;
  overflows: number;
  resyncs: number; // of each reason
}

export const contractMinima: Minima = { acks: 1_000, kills: 10, overflows: 1, resyncs: 1 };

const usage = `npx tsx contract/judge.ts [--seconds 60] [--seed N] [--binary PATH] [--fault NAME] [--loops 3] [--keep] [--json FILE] [--folder MODULE] [--quiet]
  [--schedule ${Object.keys(schedules).join("|")}]
  [--min-acks 1000] [--min-kills 10] [--min-overflows 1] [--min-resyncs 1]`;

export function parseOptions(args: string[]): Options {
  const given = new Map<string, string>();
  for (let i = 0; i < args.length; i++) {
    const flag = args[i]!;
    if (!flag.startsWith("--")) throw new Error(`what is ${flag}?\n${usage}`);
    const [name, inline] = flag.slice(2).split("=", 2) as [string, string?];
    given.set(name, inline ?? (["keep", "quiet", "help"].includes(name) ? "yes" : (args[++i] ?? "")));
  }
  if (given.has("help")) throw new Error(usage);
  const known = new Set(["seconds", "seed", "binary", "fault", "schedule", "loops", "keep", "quiet", "json", "folder", "min-acks", "min-kills", "min-overflows", "min-resyncs"]);
  for (const name of given.keys()) if (!known.has(name)) throw new Error(`there is no --${name}\n${usage}`);
  const schedule = given.get("schedule") ?? "mixed";
  if (!(schedule in schedules)) throw new Error(`there is no schedule ${schedule}\n${usage}`);
  const number = (name: string, otherwise: number): number => {
    const value = Number(given.get(name) ?? otherwise);
    if (!Number.isFinite(value)) throw new Error(`--${name} wants a number\n${usage}`);
    return value;
  };
  return {
    seconds: number("seconds", 60),
    seed: number("seed", Math.floor(Date.now() / 1000) % 1_000_000),
    binary: given.get("binary"),
    fault: given.get("fault"),
    schedule: schedule as ScheduleName,
    loops: number("loops", 3),
    keep: given.has("keep"),
    json: given.get("json"),
    folder: given.get("folder"),
    quiet: given.has("quiet"),
    minima: {
      acks: number("min-acks", contractMinima.acks),
      kills: number("min-kills", contractMinima.kills),
      overflows: number("min-overflows", contractMinima.overflows),
      resyncs: number("min-resyncs", contractMinima.resyncs),
    },
  };
}
