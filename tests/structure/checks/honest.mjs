// A test that is switched off, retried or asserts nothing looks like a promise kept.
export const promise = "no test is skipped, singled out, retried or empty";

const isTest = (path) => /^(tests|web\/src|bench)\/.*\.(cpp|hpp|ts|tsx|mjs)$/.test(path) || /^(web|tests)\/[^/]*config\.ts$/.test(path);
const words = [
  [/\bDISABLED_\w+/, "is switched off"],
  [/\bGTEST_[S]KIP\b/, "is skipped"],
  [/\b(?:it|test|describe|scene|suite)\.(?:skip|todo|only)\b/, "is skipped or singled out"],
  [/\bretry\s*:\s*[1-9]/, "is retried: a test that fails sometimes is a fault"],
  [/EXPECT_[T]RUE\(true\)|\bSUCCEED\(\)/, "asserts nothing"],
];

export function check(tree) {
  const problems = [];
  for (const path of tree.paths.filter((path) => isTest(path) && path !== "tests/structure/checks/honest.mjs"))
    tree.text(path).split("\n").forEach((line, i) => {
      for (const [word, say] of words) if (word.test(line)) problems.push(`${path}:${i + 1}: ${say}: ${line.trim().slice(0, 80)}`);
    });
  return problems;
}

export const good = [{ "tests/base/id_test.cpp": "TEST(Id, Sorts) { EXPECT_TRUE(a < b); }", "tests/scenes/a.test.ts": 'it("works", () => {});' }];
export const bad = [
  { "tests/base/id_test.cpp": "TEST(Id, DISABLED_Sorts) {}" },
  { "tests/base/id_test.cpp": "GTEST_SKIP();" },
  { "tests/base/id_test.cpp": "SUCCEED();" },
  { "tests/scenes/a.test.ts": 'it.only("works")' },
  { "web/src/a.test.ts": 'describe.skip("later")' },
  { "tests/vitest.config.ts": "retry: 2" },
];
