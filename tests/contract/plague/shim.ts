// The shim between a server and its disk and clock: builds it, and tells it how both are to fail.

import { execFileSync } from "node:child_process";
import { closeSync, openSync, readSync, realpathSync, writeFileSync, writeSync } from "node:fs";
import { constants } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

const bytes = 32;

export class Shim {
  private readonly file: number;

  private constructor(
    private readonly library: string,
    private readonly control: string,
  ) {
    this.file = openSync(control, "r+");
  }

  static build(folder: string): Shim {
    const library = join(folder, "shim.so");
    const source = join(dirname(fileURLToPath(import.meta.url)), "shim.c");
    execFileSync("cc", ["-std=gnu11", "-O2", "-shared", "-fPIC", "-o", library, source], { stdio: "inherit" });
    const control = join(folder, "control");
    writeFileSync(control, Buffer.alloc(bytes));
    return new Shim(library, control);
  }

  env(data: string): Record<string, string> {
    return { LD_PRELOAD: this.library, SHIM_CONTROL: this.control, SHIM_FOLDER: realpathSync(data) };
  }

  failWrites(error: "ENOSPC" | "EIO" | undefined, { after = 0, onlyUploads = false } = {}): void {
    this.put(16, onlyUploads ? 1 : 0);
    this.put(4, after);
    this.put(0, error ? constants.errno[error] : 0);
  }

  failSyncs(error: "EIO" | undefined): void {
    this.put(12, 0);
    this.put(8, error ? constants.errno[error] : 0);
  }

  setClock(offsetMs: number): void {
    const value = Buffer.alloc(8);
    value.writeBigInt64LE(BigInt(Math.round(offsetMs)) * 1_000n);
    writeSync(this.file, value, 0, 8, 24);
  }

  // How many calls have failed.
  get hits(): number {
    const value = Buffer.alloc(4);
    readSync(this.file, value, 0, 4, 20);
    return value.readInt32LE();
  }

  close(): void {
    closeSync(this.file);
  }

  private put(offset: number, number: number): void {
    const value = Buffer.alloc(4);
    value.writeInt32LE(number);
    writeSync(this.file, value, 0, 4, offset);
  }
}
