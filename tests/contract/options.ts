// What the judge is asked to do, from its command line.

import { schedules, type ScheduleName } from "./schedules.ts";

export interface Options {
  seconds: number;
  seed: number;
  binary: string | undefined;
  fault: string | undefined;
  schedule: ScheduleName;
  loops: number;
  listing?: boolean; // only say which schedules there are
  keep: boolean;
  json: string | undefined;
  folder: string | undefined; // a module whose `folder` folds events too, such as the web client's reducers
  quiet: boolean;
  catchUpMs?: number;
  delayMs?: [number, number]; // each way, on every line to the server
  kills?: number; // the play ends with so many
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

// What a run must have seen depends on who plays in it.
function minimaOf(name: ScheduleName): Minima {
  const { slow, comebacks, nemesis, plagues } = schedules[name];
  return { acks: name === "mixed" || name === "storm" ? contractMinima.acks : 100, kills: nemesis.kill || (plagues.includes("kill-9") && plagues.length === 1) ? contractMinima.kills : 1, overflows: slow ? 1 : 0, resyncs: slow && comebacks ? 1 : 0 };
}

function rangeOf(text: string): [number, number] {
  const [low, high] = text.split("-").map(Number);
  if (low === undefined || !(low >= 0) || !(high === undefined || high >= low)) throw new Error(`--delay wants milliseconds such as 20-50\n${usage}`);
  return [low, high ?? low];
}

const usage = `npx tsx contract/judge.ts [--seconds 60] [--seed N] [--binary PATH] [--fault NAME] [--loops 3] [--keep] [--json FILE] [--folder MODULE] [--quiet] [--minutes N] [--delay 20-50] [--kills N] [--schedules]
  [--schedule ${Object.keys(schedules).join("|")}]
  [--min-acks 1000] [--min-kills 10] [--min-overflows 1] [--min-resyncs 1]`;

export function parseOptions(args: string[]): Options {
  const given = new Map<string, string>();
  for (let i = 0; i < args.length; i++) {
    const flag = args[i]!;
    if (!flag.startsWith("--")) throw new Error(`what is ${flag}?\n${usage}`);
    const [name, inline] = flag.slice(2).split("=", 2) as [string, string?];
    given.set(name, inline ?? (["keep", "quiet", "help", "schedules"].includes(name) ? "yes" : (args[++i] ?? "")));
  }
  if (given.has("help")) throw new Error(usage);
  const known = new Set(["seconds", "seed", "binary", "fault", "schedule", "loops", "keep", "quiet", "json", "folder", "minutes", "delay", "kills", "schedules", "min-acks", "min-kills", "min-overflows", "min-resyncs"]);
  for (const name of given.keys()) if (!known.has(name)) throw new Error(`there is no --${name}\n${usage}`);
  const schedule = given.get("schedule") ?? "mixed";
  if (!(schedule in schedules)) throw new Error(`there is no schedule ${schedule}\n${usage}`);
  const least = minimaOf(schedule as ScheduleName);
  const number = (name: string, otherwise: number): number => {
    const value = Number(given.get(name) ?? otherwise);
    if (!Number.isFinite(value)) throw new Error(`--${name} wants a number\n${usage}`);
    return value;
  };
  return {
    ...(given.has("delay") ? { delayMs: rangeOf(given.get("delay")!) } : {}),
    ...(given.has("kills") ? { kills: number("kills", 0) } : {}),
    seconds: given.has("minutes") ? number("minutes", 1) * 60 : number("seconds", 60),
    seed: number("seed", Math.floor(Date.now() / 1000) % 1_000_000),
    binary: given.get("binary"),
    fault: given.get("fault"),
    schedule: schedule as ScheduleName,
    loops: number("loops", 3),
    listing: given.has("schedules"),
    keep: given.has("keep"),
    json: given.get("json"),
    folder: given.get("folder"),
    quiet: given.has("quiet"),
    minima: {
      acks: number("min-acks", least.acks),
      kills: number("min-kills", number("kills", least.kills)),
      overflows: number("min-overflows", least.overflows),
      resyncs: number("min-resyncs", least.resyncs),
    },
  };
}
