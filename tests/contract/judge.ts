// The judge of the delivery contract: a black box that shares no code with the server.
//
// It starts a real server with at least three loops and limits so low that every queue overflows, makes people and channels, and
// lets them play: writers that resend the same key after every unknown outcome, readers on several devices, some of them slow,
// some with cursors that cannot be right, people who are removed and come back, and a nemesis that kills, drains, freezes and cuts.
// Everything is recorded. Then one more kill -9, a cold start, and the recording is compared with what that serves: I1 to I11, one
// pure checker each (checks/). A run that saw too little proves nothing, and fails.
//
//   npx tsx contract/judge.ts --seconds 60 --seed 7          from the folder tests/
//
// Ends with 0 when the promises held, 1 when one was broken, 2 when the run was too thin, 3 when the harness itself broke.

import { writeFileSync } from "node:fs";
import { resolve } from "node:path";
import { pathToFileURL } from "node:url";
import { ownFolder, type Folder } from "./fold.ts";
import { parseOptions, type Options } from "./options.ts";
import { isAlone, runAlone } from "./plague/isolate.ts";
import { plagueOf } from "./plague/plagues.ts";
import { play } from "./play.ts";
import type { Recording } from "./recording.ts";
import { schedules, type ScheduleName } from "./schedules.ts";
import { describe, judge, type Verdict } from "./verdict.ts";

export async function runJudge(options: Options): Promise<{ recording: Recording; verdict: Verdict }> {
  const recording = await play(options);
  return { recording, verdict: judge(recording, options.minima, await foldersOf(options)) };
}

// The judge's own fold always takes part; another must export `folder`.
async function foldersOf({ folder }: Options): Promise<Folder[]> {
  if (!folder) return [ownFolder];
  const { folder: other } = (await import(pathToFileURL(resolve(folder)).href)) as { folder: Folder };
  return [ownFolder, other];
}

async function main(): Promise<number> {
  const options = parseOptions(process.argv.slice(2));
  if (options.listing) return list();
  if (needsToBeAlone(options.schedule) && !isAlone()) return runAlone();
  const { recording, verdict } = await runJudge(options);
  if (options.json) writeFileSync(options.json, JSON.stringify({ options, ...verdict, ...(options.keep ? { recording } : {}) }, null, 1));
  process.stdout.write(describe(recording, verdict) + "\n");
  if (verdict.violations.length > 0) return 1;
  return verdict.thin.length > 0 ? 2 : 0;
}

const needsToBeAlone = (name: ScheduleName): boolean => schedules[name].plagues.some((plague) => plagueOf(plague).alone);

function list(): number {
  process.stdout.write(Object.keys(schedules).map((name) => (needsToBeAlone(name as ScheduleName) ? `${name} (as root)` : name)).join("\n") + "\n");
  return 0;
}

if (process.argv[1]?.endsWith("judge.ts")) {
  main().then(
    (code) => process.exit(code),
    (error) => {
      process.stderr.write(`The judge itself broke: ${error instanceof Error ? error.message : String(error)}\n`);
      process.exit(3);
    },
  );
}
