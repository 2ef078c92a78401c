// A data folder as a power cut may leave it: what an fsync had confirmed is there; of the rest, each write is there, missing, or
// there by some of its sectors, as the seed will have it. A file's own fsync also keeps its name, as journalling file systems do.

import { mkdirSync, writeFileSync } from "node:fs";
import { dirname, join, relative } from "node:path";
import type { Random } from "../../support/random.ts";
import type { FileRecord } from "./records.ts";

export interface Cutting {
  index: number; // the last record before the cut
  sectorBytes: 512 | 4096;
}

interface FileObject {
  id: number;
  bytes: Buffer;
  size: number;
}

// Writes the folder as of the cut into `target`. Says how many writes were lost or torn.
export function replay(records: readonly FileRecord[], from: string, target: string, cut: Cutting, random: Random): { lost: number; torn: number; kept: number } {
  const safeUntil = syncedUntil(records, cut.index);
  const files = new Map<bigint, FileObject>(); // by inode, the one that is now meant
  const names = new Map<string, FileObject>();
  const counts = { lost: 0, torn: 0, kept: 0 };
  let ids = 0;
  const fresh = (record: FileRecord): FileObject => {
    const file = { id: ++ids, bytes: Buffer.alloc(0), size: 0 };
    files.set(record.inode, file);
    return file;
  };
  const meant = (record: FileRecord): FileObject => {
    const known = files.get(record.inode);
    if (known) return known;
    const file = fresh(record);
    names.set(record.path, file);
    return file;
  };

  for (let i = 0; i <= cut.index; i++) {
    const record = records[i]!;
    const safe = (safeUntil.get(record.inode) ?? -1) > i;
    switch (record.what) {
      case "create": {
        const file = fresh(record);
        if (safe || random.chance(0.5)) names.set(record.path, file);
        break;
      }
      case "write": {
        const file = meant(record);
        const fate = safe ? "kept" : random.weighted({ kept: 3, lost: 4, torn: 3 });
        counts[fate]++;
        if (fate === "kept") writeInto(file, record.offset, record.bytes);
        if (fate === "torn") tear(file, record, cut.sectorBytes, random);
        break;
      }
      case "truncate":
        if (safe || random.chance(0.5)) resize(meant(record), record.length);
        break;
      case "unlink":
        if (dirSynced(records, i, cut.index) || random.chance(0.5)) names.delete(record.path);
        files.delete(record.inode);
        break;
      case "rename":
        if (safe || dirSynced(records, i, cut.index) || random.chance(0.5)) {
          names.set(record.bytes.toString("utf8"), meant(record));
          names.delete(record.path);
        }
        break;
      default:
        break;
    }
  }
  for (const [path, file] of names) {
    if (path.endsWith("-shm")) continue; // shared memory of processes that are no more
    const place = join(target, relative(from, path));
    mkdirSync(dirname(place), { recursive: true });
    writeFileSync(place, file.bytes.subarray(0, file.size), { mode: 0o600 });
  }
  return counts;
}

// Of each file: up to which record its changes are safe, because a sync that began later had ended before the cut.
function syncedUntil(records: readonly FileRecord[], index: number): Map<bigint, number> {
  const begun = new Map<number, number>();
  const safe = new Map<bigint, number>();
  for (let i = 0; i <= index; i++) {
    const record = records[i]!;
    if (record.what === "sync begin") begun.set(record.offset, i);
    if (record.what === "sync end") safe.set(record.inode, Math.max(safe.get(record.inode) ?? -1, begun.get(record.offset) ?? -1));
    if (record.what === "create") safe.delete(record.inode); // another file under an old number
  }
  return safe;
}

function dirSynced(records: readonly FileRecord[], after: number, index: number): boolean {
  const folder = dirname(records[after]!.path);
  for (let i = after + 1; i <= index; i++) if (records[i]!.what === "sync end" && records[i]!.path === folder) return true;
  return false;
}

function writeInto(file: FileObject, offset: number, bytes: Buffer): void {
  const end = offset + bytes.length;
  if (end > file.bytes.length) {
    const grown = Buffer.alloc(Math.max(end, file.bytes.length * 2, 1 << 16));
    file.bytes.copy(grown, 0, 0, file.size);
    file.bytes = grown;
  }
  bytes.copy(file.bytes, offset);
  file.size = Math.max(file.size, end);
}

// Some of the sectors it touches are there, the others not.
function tear(file: FileObject, record: FileRecord, sectorBytes: number, random: Random): void {
  for (let at = 0; at < record.bytes.length; ) {
    const end = Math.min(record.bytes.length, at + sectorBytes - ((record.offset + at) % sectorBytes));
    if (random.chance(0.5)) writeInto(file, record.offset + at, record.bytes.subarray(at, end));
    at = end;
  }
}

function resize(file: FileObject, size: number): void {
  if (size > file.size) writeInto(file, size - 1, Buffer.alloc(1));
  else file.bytes.fill(0, size, file.size);
  file.size = size;
}
