// What axe finds wrong with a page by WCAG 2 A and AA.

import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import type { Page } from "playwright-core";

const axe = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
const rules = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"];

interface Finding {
  id: string;
  nodes: { target: unknown[]; failureSummary?: string }[];
}

// The stream is one Tab stop: what scrolls inside a message is reached when its message is the current one, and only then judged.
const judged = { exclude: ["[data-message][tabindex='-1'] [data-scrolls]"] };

export async function faultsOn(page: Page): Promise<string[]> {
  const { violations } = (await page.evaluate(`${axe}; axe.run(${JSON.stringify(judged)}, { runOnly: ${JSON.stringify(rules)} })`)) as { violations: Finding[] };
  return violations.flatMap(({ id, nodes }) => nodes.map((node) => `${id}: ${node.target.join(" ")}: ${node.failureSummary ?? ""}`));
}
