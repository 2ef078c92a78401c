// A real disk without room: the data folder is a small file system of its own, and a file takes what is left of it.

import { execFileSync } from "node:child_process";
import { mkdtempSync, rmSync, statfsSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { World } from "../world.ts";

// Within a mount namespace of the run's own, with which it goes.
export function smallDisk(bytes: number): string {
  const folder = mkdtempSync(join(tmpdir(), "holdfast-small-"));
  execFileSync("mount", ["-t", "tmpfs", "-o", `size=${bytes}`, "tmpfs", folder]);
  return folder;
}

const filler = (world: World): string => join(world.server.data, "filler");

// The server writes meanwhile, so what is left is taken bite by bite, the last ones small.
export function fill(world: World): void {
  const place = filler(world);
  const page = 4_096;
  let taken = 0;
  for (let bite = roomIn(world); bite >= page; bite = Math.min(bite, roomIn(world))) {
    try {
      execFileSync("fallocate", ["--offset", String(taken), "--length", String(bite), place], { stdio: "pipe" });
      taken += bite;
    } catch {
      bite = Math.floor(bite / 2 / page) * page;
    }
  }
}

function roomIn(world: World): number {
  const { bavail, bsize } = statfsSync(world.server.data);
  return bavail * bsize;
}

export function drain(world: World): void {
  rmSync(filler(world), { force: true });
}
