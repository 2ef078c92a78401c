// Runs the structure checks: rules about the shape of the project that no compiler knows.
// Each check is first fed its own samples: one that does not fail on a bad sample proves nothing and fails here.
// Usage: node tests/structure/run.mjs [--tighten] [check…]
import { readdirSync } from "node:fs";
import { join } from "node:path";
import { projectTree, root, sampleTree } from "./tree.mjs";

function selfTest(check) {
  const problems = [];
  if (check.bad.length === 0) problems.push("it has no bad sample, so nothing shows that it can fail");
  check.bad.forEach((files, i) => {
    if (check.check(sampleTree(files), { sample: true }).length === 0)
      problems.push(`it accepts its bad sample ${i + 1}: ${JSON.stringify(files)}`);
  });
  check.good.forEach((files, i) => {
    for (const problem of check.check(sampleTree(files), { sample: true }))
      problems.push(`it refuses its good sample ${i + 1}: ${problem}`);
  });
  return problems.map((problem) => `the check itself is broken: ${problem}`);
}

const args = process.argv.slice(2);
const tighten = args.includes("--tighten");
const wanted = args.filter((arg) => !arg.startsWith("--"));
const folder = join(root, "tests/structure/checks");
const files = readdirSync(folder).filter((file) => file.endsWith(".mjs")).sort();
const tree = projectTree();

let passed = 0;
let failed = 0;
for (const file of files) {
  const name = file.replace(/\.mjs$/, "");
  if (wanted.length > 0 && !wanted.includes(name)) continue;
  const check = await import(join(folder, file));
  if (tighten) check.tighten?.(tree);
  const problems = [...selfTest(check), ...check.check(tree, { sample: false })];
  problems.length === 0 ? passed++ : failed++;
  console.log(`${problems.length === 0 ? "ok    " : "FAILED"} ${name}: ${check.promise}`);
  for (const problem of problems) console.log(`       ${problem}`);
}
console.log(`${passed} passed, ${failed} failed`);
process.exit(failed === 0 && passed > 0 ? 0 : 1);
