// Compares gcovr's summary with the least that is accepted.
// Usage: node compare.mjs summary.json least.txt
import { readFileSync } from "node:fs";

const summary = JSON.parse(readFileSync(process.argv[2], "utf8"));
const wanted = readFileSync(process.argv[3], "utf8").split("\n").filter((line) => line && !line.startsWith("#"));
let failed = 0;
for (const line of wanted) {
  const [name, least] = line.split(/\s+/);
  const file = summary.files.find((one) => one.filename === name);
  const reached = name === "lines" ? summary.line_percent : file?.branch_percent;
  const counts = name === "lines" ? `${summary.line_covered} of ${summary.line_total} lines` : file && `${file.branch_covered} of ${file.branch_total} branches`;
  const enough = typeof reached === "number" && reached >= Number(least);
  if (!enough) failed++;
  console.log(`${enough ? "ok    " : "FAILED"} ${name}: ${reached ?? "nothing"} % (${counts ?? "not seen"}), at least ${least}`);
}
console.log(`${wanted.length - failed} passed, ${failed} failed`);
process.exit(failed === 0 && wanted.length > 0 ? 0 : 1);
