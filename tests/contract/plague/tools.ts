// What the faults of a schedule need before the server starts: the shim, a file system of its own.

import { execFileSync } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Schedule } from "../schedules.ts";
import { smallDisk } from "./room.ts";
import { Shim } from "./shim.ts";

const diskBytes = 2 ** 32; // room for everything of half an hour, so that it is the filler that makes it full

export class Tools {
  readonly shim: Shim | undefined;
  private readonly folder: string | undefined;
  private readonly data: string | undefined;
  private readonly mounted: boolean = false;

  constructor({ plagues }: Schedule) {
    if (plagues.length === 0) return;
    this.folder = mkdtempSync(join(tmpdir(), "holdfast-plague-"));
    this.shim = Shim.build(this.folder);
    this.mounted = plagues.includes("disk-full-small");
    this.data = this.mounted ? smallDisk(diskBytes) : mkdtempSync(join(tmpdir(), "holdfast-test-"));
  }

  forWorld(): { data?: string; env?: Record<string, string> } {
    return this.shim && this.data ? { data: this.data, env: this.shim.env(this.data) } : {};
  }

  close(): void {
    this.shim?.close();
    if (this.mounted) execFileSync("umount", ["--lazy", this.data!]);
    if (this.folder) rmSync(this.folder, { recursive: true, force: true });
  }
}
