// docs/bad-inputs.md: every row is there once, in its order, with a test that exists or a reason why there is none.

import { existsSync, readdirSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { describe, expect, it } from "vitest";

const tests = fileURLToPath(new URL("..", import.meta.url));
const page = readFileSync(`${tests}/../docs/bad-inputs.md`, "utf8");

const classes: Record<string, number[]> = {
  AUTH: [1, 2, 4, 5, 7, 8, 10, 11, 13, 14, 16, 17, 19, 20, 22, 23, 25, 26, 28], INV: [1, 3, 4, 6, 7], WSH: [1, 2, 4, 5, 7, 8, 10, 11], WSF: [2, 3, 5, 6, 8, 9],
  PRO: [2, 3, 5, 6, 8, 9, 11, 12, 14, 15, 17, 18, 20, 21, 23, 24, 26, 27], ACL: [2, 3, 5, 6, 8, 9, 11, 12, 14, 15, 17, 18], LIVE: [1, 2, 4, 5, 7, 8, 10],
  XSS: [1, 3, 4, 6, 7, 9, 10, 12, 13], FILE: [1, 2, 4, 5, 7, 8, 10, 11, 13, 14], SSRF: [2, 3, 5, 6, 8, 9], HTTP: [1, 2, 4, 5, 7, 8, 10, 11], REST: [1, 2, 4, 5, 7, 8], OPS: [1, 2, 4, 5, 7, 8, 10, 11, 13, 14],
};
const ids = Object.entries(classes).flatMap(([name, numbers]) => numbers.map((number) => `${name}-${String(number).padStart(2, "0")}`));

interface Row {
  id: string;
  sent: string;
  shown: string;
}
const rows = page.split("\n").flatMap((line): Row[] => {
  const [, id, sent, shown] = /^\| ([A-Z]+-\d\d) \| (.+?) \| (.+) \|$/.exec(line) ?? [];
  return id ? [{ id, sent: sent!, shown: shown! }] : [];
});

// A test of C++ is Suite.Name; one of TypeScript is some of its title as it is written.
function isThere(reference: string): boolean {
  const [, file, title] = /^`([^`]+)` (.+)$/.exec(reference) ?? [];
  if (!file || !title || !existsSync(`${tests}/${file}`)) return false;
  const source = readFileSync(`${tests}/${file}`, "utf8");
  if (!file.endsWith(".cpp")) return source.includes(title);
  const [suite, name] = title.split(".");
  return new RegExp(`TEST(_F|_P)?\\(${suite},\\s*${name}\\)`).test(source);
}

describe("the table", () => {
  it("has every row once, in order", () => expect(rows.map(({ id }) => id)).toEqual(ids));
  for (const { id, shown } of rows)
    it(`${id} names a test that is there, or why there is none`, () => {
      if (shown.startsWith("Not there: ")) return expect(shown.length).toBeGreaterThan(40);
      for (const reference of shown.split("; `").map((part, at) => (at === 0 ? part : `\`${part}`))) expect(isThere(reference), reference).toBe(true);
    });
  it("knows each row that a test here names", () => {
    const here = readdirSync(`${tests}/bad_inputs`).filter((file) => file.endsWith(".test.ts") && file !== "table.test.ts");
    const named = here.flatMap((file) => [...readFileSync(`${tests}/bad_inputs/${file}`, "utf8").matchAll(/\b[A-Z]{2,4}-\d\d\b/g)].map(([id]) => id));
    expect(named.length).toBeGreaterThan(60);
    for (const id of named) expect(rows.find((row) => row.id === id)?.shown, id).not.toMatch(/^(undefined|Not there)/);
  });
});
