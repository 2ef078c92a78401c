// What a check looks at: the paths of the project and their text. Git decides what belongs to the project.
import { execFileSync } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import { dirname, join, resolve } from "node:path";
import { fileURLToPath } from "node:url";

export const root = resolve(dirname(fileURLToPath(import.meta.url)), "../..");

export function git(...args) {
  return execFileSync("git", ["-c", "safe.directory=*", ...args], { cwd: root, encoding: "utf8", maxBuffer: 1 << 28 });
}

// Tracked files and new ones that nobody ignores: a check speaks up before the commit, not after it.
export function projectTree() {
  const listed = git("ls-files", "-z", "--cached", "--others", "--exclude-standard").split("\0");
  const paths = listed.filter((path) => path !== "" && existsSync(join(root, path)));
  const texts = new Map();
  const text = (path) => {
    if (!texts.has(path)) texts.set(path, readFileSync(join(root, path), "utf8"));
    return texts.get(path);
  };
  return { paths, text };
}

// A small tree for a sample: { "src/base/a.cpp": "…" }.
export function sampleTree(files) {
  return { paths: Object.keys(files), text: (path) => files[path] };
}

export const isCpp = (path) => /\.(cpp|hpp)$/.test(path);
export const isProduct = (path) => isCpp(path) && /^(src|include)\//.test(path);
