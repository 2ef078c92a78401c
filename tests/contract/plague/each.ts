// Every fault by its name, one run after the other: a line for each, and what broke.
//
//   npx tsx contract/plague/each.ts [--seconds 12] [--seed N] [--only NAME,…]

import { now } from "../../support/signal.ts";
import { runJudge } from "../judge.ts";
import { parseOptions } from "../options.ts";
import { isAlone, runAlone } from "./isolate.ts";
import { plagueNames, plagueOf, type PlagueName } from "./plagues.ts";

const given = (flag: string, otherwise: string): string => {
  const at = process.argv.indexOf(flag);
  return at < 0 ? otherwise : (process.argv[at + 1] ?? otherwise);
};

async function main(): Promise<number> {
  const names = given("--only", plagueNames.join(",")).split(",") as PlagueName[];
  if (names.some((name) => plagueOf(name).alone) && !isAlone()) return runAlone();
  let failed = 0;
  for (const name of names) {
    const began = now();
    const options = parseOptions(["--schedule", name, "--seconds", given("--seconds", "12"), "--seed", given("--seed", "1"), "--min-kills", "1"]);
    const { recording, verdict } = await runJudge(options);
    const { counts, violations, thin } = verdict;
    const episodes = recording.episodes?.length ?? 0;
    const well = violations.length === 0 && thin.length === 0 && episodes > 0;
    if (!well) failed++;
    const ends = (recording.episodes ?? []).filter(({ fell }) => fell).length;
    const slowest = Math.max(0, ...(recording.episodes ?? []).map(({ recoveredMs }) => recoveredMs ?? Infinity));
    say(`${well ? "held  " : "BROKEN"} ${name.padEnd(17)} ${episodes} times, ${ends} ends, ${counts.acks} acks, ${counts.sights} events seen, well again within ${slowest} ms; ${Math.round((now() - began) / 1_000)} s`);
    for (const { invariant, says } of violations.slice(0, 3)) say(`    ${invariant}: ${says.slice(0, 300)}`);
    for (const reason of thin) say(`    too thin: ${reason}`);
  }
  say(`${names.length - failed} passed, ${failed} failed`);
  return failed === 0 ? 0 : 1;
}

function say(line: string): void {
  process.stdout.write(line + "\n");
}

main().then(
  (code) => process.exit(code),
  (error) => (say(`It broke: ${error instanceof Error ? error.stack : String(error)}`), process.exit(3)),
);
