// A folder of this run under build/bench-data, beside the kept ones; gone when the program ends.

import { execFileSync } from "node:child_process";
import { mkdirSync, mkdtempSync, readdirSync, rmSync } from "node:fs";

export const kept = new URL("../build/bench-data", import.meta.url).pathname;

let made: string | undefined;

export function scratch(): string {
  if (made) return made;
  mkdirSync(kept, { recursive: true });
  made = mkdtempSync(`${kept}/run-`);
  const remove = (): void => rmSync(made!, { recursive: true, force: true });
  process.on("exit", remove);
  for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const) process.on(signal, () => process.exit(130));
  return made;
}

let copies = 0;

// A run never changes what is kept: it works on a copy. On the disk before it is used, or the server's first fsync would
// wait for all of it.
export function copyOf(folder: string): string {
  const copy = `${scratch()}/data-${++copies}`;
  execFileSync("cp", ["-a", "--reflink=auto", folder, copy]);
  execFileSync("sync", readdirSync(copy).map((file) => `${copy}/${file}`));
  return copy;
}
