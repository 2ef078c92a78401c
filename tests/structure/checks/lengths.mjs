// A file is one idea you can hold in your head. lengths.txt names the longest file each area may hold. It only goes down:
// `./dev check --tighten` lowers a number to the longest file there is (never under the floor, where files are small enough).
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { git, root } from "../tree.mjs";

export const promise = "no file outgrows its area's number in lengths.txt, and the numbers only go down";

const budgetPath = "tests/structure/lengths.txt";
const ceiling = 400;
const floor = 250;
const generated = /generated|^tests\/migrations\/|\.json$|\.svg$|\.(png|woff2|ico)$/;

function parse(text) {
  const lines = text.split("\n").filter((line) => line.trim() !== "" && !line.startsWith("#"));
  return new Map(lines.map((line) => line.split(/\s+/)).map(([area, most]) => [area, Number(most)]));
}

const lengthOf = (text) => text.split("\n").length - (text.endsWith("\n") ? 1 : 0);

function longest(tree, area) {
  const within = tree.paths.filter((path) => (path === area || path.startsWith(`${area}/`)) && !generated.test(path));
  return within.map((path) => ({ path, lines: lengthOf(tree.text(path)) })).sort((a, b) => b.lines - a.lines);
}

// What every committed lengths.txt allowed, oldest last. A shallow clone shows fewer; that is no fault.
function earlier() {
  const commits = git("log", "--format=%h", "--", budgetPath).split("\n").filter(Boolean);
  return commits.map((commit) => ({ commit, budget: parse(git("show", `${commit}:${budgetPath}`)) }));
}

export function check(tree, { sample }) {
  if (!tree.paths.includes(budgetPath)) return [`${budgetPath} is missing`];
  const problems = [];
  const budget = parse(tree.text(budgetPath));
  for (const area of ["src", "include", "web/src"])
    if (!(budget.get(area) <= ceiling)) problems.push(`${budgetPath}: ${area} needs a number of at most ${ceiling}`);
  for (const [area, most] of budget)
    for (const { path, lines } of longest(tree, area))
      if (lines > most) problems.push(`${path}: ${lines} lines, and ${area} allows ${most}: look for the second idea`);
  if (sample) return problems;
  for (const { commit, budget: then } of earlier())
    for (const [area, most] of then)
      if (!(budget.get(area) <= most)) problems.push(`${budgetPath}: ${area} was ${most} in ${commit} and may not grow or go away`);
  return problems;
}

export function tighten(tree) {
  const text = readFileSync(join(root, budgetPath), "utf8");
  const lowered = text.replace(/^([^#\s]+)(\s+)(\d+)$/gm, (line, area, space, most) => {
    const now = Math.max(longest(tree, area)[0]?.lines ?? 0, Math.min(floor, Number(most)));
    return now < Number(most) ? `${area}${space}${now}` : line;
  });
  writeFileSync(join(root, budgetPath), lowered);
}

const lines = (count) => "x\n".repeat(count);
const budget = "src 400\ninclude 300\nweb/src 400\n";
export const good = [
  { [budgetPath]: budget, "src/a/a.cpp": lines(400), "include/b.hpp": lines(300), "web/src/generated/api.ts": lines(900) },
];
export const bad = [
  { [budgetPath]: budget, "src/a/a.cpp": lines(401) },
  { [budgetPath]: budget, "include/holdfast/b.hpp": lines(301) },
  { [budgetPath]: "src 500\ninclude 300\nweb/src 400\n" },
  { [budgetPath]: "src 400\ninclude 300\n" },
  { "src/a/a.cpp": "" },
];
