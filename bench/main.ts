// Runs the figures that were asked for, and prints the table. See bench/run for what each of them means.

import { full, smoke, type Figure } from "./figure.ts";
import { backup } from "./figures/backup.ts";
import { comeback } from "./figures/comeback.ts";
import { fanout } from "./figures/fanout.ts";
import { files } from "./figures/files.ts";
import { floor } from "./figures/floor.ts";
import { bring } from "./figures/import.ts";
import { idle } from "./figures/idle.ts";
import { page } from "./figures/page.ts";
import { posts } from "./figures/posts.ts";
import { search } from "./figures/search.ts";
import { start } from "./figures/start.ts";
import { loudAbove } from "./machine.ts";
import { Table } from "./table.ts";

const figures: Figure[] = [posts, fanout, floor, idle, comeback, start, search, files, bring, backup, page];

interface Options {
  smoke: boolean;
  runs: number;
  chosen: Figure[];
}

function optionsFrom(words: string[]): Options {
  const options: Options = { smoke: false, runs: 3, chosen: [] };
  for (let i = 0; i < words.length; i++) {
    const word = words[i]!;
    const figure = figures.find((one) => one.name === word);
    if (figure) options.chosen.push(figure);
    else if (word === "--smoke") options.smoke = true;
    else if (word === "--runs") options.runs = Number(words[++i]);
    else throw new Error(`${word}: neither --runs, --smoke nor one of ${figures.map((one) => one.name).join(", ")}`);
  }
  if (!(options.runs >= 1)) throw new Error("--runs takes a number");
  if (options.smoke) options.runs = 1;
  // A browser takes longer than all the rest of a smoke test.
  if (options.chosen.length === 0) options.chosen = options.smoke ? figures.filter((one) => one !== page) : figures;
  return options;
}

async function main(): Promise<void> {
  const options = optionsFrom(process.argv.slice(2));
  const began = performance.now();
  const table = new Table();
  for (const figure of options.chosen) {
    const runs = figure === page ? 1 : options.runs; // bytes do not vary
    for (let run = 1; run <= runs; run++) {
      process.stderr.write(`${figure.name}, run ${run} of ${runs}\n`);
      table.add(await figure.run(options.smoke ? smoke : full));
    }
  }
  console.log(`\n${table.text()}\n`);
  const loud = table.loud();
  if (loud > 0) console.log(`${loud} figures are LOUD: others took more than ${loudAbove * 100} % of the processors in a run. Do not quote them.`);
  console.log(`${((performance.now() - began) / 1000).toFixed(0)} s in all`);
}

await main().catch((error: Error) => {
  console.error(`bench: ${error.message}`);
  process.exit(1);
});
