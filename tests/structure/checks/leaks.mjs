// What would tie the project to one machine: paths of it, and download addresses in lock files.
export const promise = "no file names a machine's paths, and lock files carry no addresses";

const binary = /\.(png|jpe?g|gif|ico|woff2?|gz|br|db|sqlite|webp|zst|pdf|bin)$/;
// Written so that this file does not find itself.
const words = [/\/w[o]rk\/(main|shared|steering|\.library|\.mirror)\b/, /\/t[m]p\/spec\b/, /\/f[a]rm\//, /\/h[o]me\/[a-z][\w-]*\//,
  /registry\.n[p]mjs\.org/, /registry\.y[a]rnpkg\.com/];

export function check(tree) {
  const problems = [];
  for (const path of tree.paths.filter((path) => !binary.test(path))) {
    tree.text(path).split("\n").forEach((line, i) => {
      for (const word of words) if (word.test(line)) problems.push(`${path}:${i + 1}: names a place of one machine: ${line.trim().slice(0, 80)}`);
    });
    if (!/(^|\/)package-lock\.json$/.test(path)) continue;
    if (/"resolved"\s*:/.test(tree.text(path))) problems.push(`${path}: carries "resolved" addresses: delete it and run npm install --package-lock-only`);
    const npmrc = path.replace(/package-lock\.json$/, ".npmrc");
    if (!tree.paths.includes(npmrc) || !tree.text(npmrc).includes("omit-lockfile-registry-resolved=true"))
      problems.push(`${npmrc}: must say omit-lockfile-registry-resolved=true, or the next npm install writes addresses`);
  }
  return problems;
}

const npmrc = { "web/.npmrc": "omit-lockfile-registry-resolved=true\n" };
export const good = [{ ...npmrc, "web/package-lock.json": '{"packages":{"a":{"version":"1.0.0"}}}', "src/a.cpp": "/data/holdfast.db" }];
export const bad = [
  { ...npmrc, "web/package-lock.json": '{"packages":{"a":{"resolved":"https://example.test/a.tgz"}}}' },
  { "web/package-lock.json": "{}" },
  { "src/a.cpp": `auto path = "${"/wo"}rk/main/data";` },
  { "docs/a.md": `see ${"/ho"}me/ada/holdfast` },
  { "dev": `npm --registry https://registry.${"np"}mjs.org` },
];
