// The disk under a data folder while its records go by, and what a power cut at this moment may leave of it: what an fsync had
// confirmed is there; of the rest, each write is there, missing, or there by some of its sectors, as the seed will have it. A file's
// own fsync also keeps its name, as journalling file systems do.

import { mkdirSync, writeFileSync } from "node:fs";
import { dirname, join, relative } from "node:path";
import type { Random } from "../../support/random.ts";
import type { FileRecord } from "./records.ts";

export interface Counts {
  lost: number;
  torn: number;
  kept: number;
}

interface Image {
  bytes: Buffer;
  size: number;
}

interface FileObject {
  safe: Image; // what every sync so far has confirmed
  open: FileRecord[]; // writes and truncations after that, in order
  done: number; // changes so far; each has a number
  confirmed: number; // up to which they are safe
}

interface NameChange {
  what: "create" | "unlink" | "rename";
  file: FileObject;
  number: number; // of the file's change
  path: string;
  to: string;
  kept: boolean; // by a sync of its folder
}

export class Disk {
  private readonly files = new Map<bigint, FileObject>(); // by inode, the one that is now meant
  private readonly syncs = new Map<number, { file: FileObject; done: number }>(); // begun, by token
  private readonly names: NameChange[] = [];

  take(record: FileRecord): void {
    switch (record.what) {
      case "create":
        return void this.fresh(record);
      case "write":
      case "truncate": {
        const file = this.meant(record);
        file.done++;
        return void file.open.push(record);
      }
      case "sync begin": {
        const file = this.files.get(record.inode); // none: a folder, or a file that nothing was done to
        return void (file && this.syncs.set(record.offset, { file, done: file.done }));
      }
      case "sync end":
        return this.confirm(record);
      case "unlink":
      case "rename": {
        const file = this.meant(record);
        this.names.push({ what: record.what, file, number: ++file.done, path: record.path, to: record.bytes.toString("utf8"), kept: false });
        if (record.what === "unlink") this.files.delete(record.inode);
      }
    }
  }

  // Writes what a cut now leaves into `target`. Says how many writes were lost or torn.
  leave(from: string, target: string, sectorBytes: number, random: Random): Counts {
    const counts = { lost: 0, torn: 0, kept: 0 };
    const images = new Map<FileObject, Image>();
    for (const [path, file] of this.namesNow(random)) {
      if (path.endsWith("-shm")) continue; // shared memory of processes that are no more
      const image = images.get(file) ?? imageOf(file, sectorBytes, random, counts);
      images.set(file, image);
      const place = join(target, relative(from, path));
      mkdirSync(dirname(place), { recursive: true });
      writeFileSync(place, image.bytes.subarray(0, image.size), { mode: 0o600 });
    }
    return counts;
  }

  private fresh(record: FileRecord): FileObject {
    const file = { safe: { bytes: Buffer.alloc(0), size: 0 }, open: [], done: 1, confirmed: 0 };
    this.files.set(record.inode, file);
    this.names.push({ what: "create", file, number: 1, path: record.path, to: "", kept: false });
    return file;
  }

  // A file that was there before the recording began has its name for certain.
  private meant(record: FileRecord): FileObject {
    const known = this.files.get(record.inode);
    if (known) return known;
    const file = this.fresh(record);
    file.confirmed = 1;
    return file;
  }

  private confirm(record: FileRecord): void {
    for (const change of this.names) if (dirname(change.path) === record.path) change.kept = true;
    const begun = this.syncs.get(record.offset);
    if (!begun) return;
    this.syncs.delete(record.offset);
    const { file, done } = begun;
    const stillOpen = file.done - done;
    for (const one of file.open.splice(0, Math.max(0, file.open.length - stillOpen))) apply(file.safe, one);
    file.confirmed = Math.max(file.confirmed, done);
  }

  private namesNow(random: Random): Map<string, FileObject> {
    const names = new Map<string, FileObject>();
    for (const { what, file, number, path, to, kept } of this.names) {
      const sure = kept || (what !== "unlink" && file.confirmed >= number);
      if (!sure && !random.chance(0.5)) continue;
      if (what === "create") names.set(path, file);
      else names.delete(path);
      if (what === "rename") names.set(to, file);
    }
    return names;
  }
}

function imageOf(file: FileObject, sectorBytes: number, random: Random, counts: Counts): Image {
  if (file.open.length === 0) return file.safe;
  const image = { bytes: Buffer.from(file.safe.bytes.subarray(0, file.safe.size)), size: file.safe.size };
  for (const record of file.open) {
    if (record.what === "truncate") {
      if (random.chance(0.5)) apply(image, record);
      continue;
    }
    const fate = random.weighted({ kept: 3, lost: 4, torn: 3 });
    counts[fate]++;
    if (fate === "kept") apply(image, record);
    if (fate === "torn") tear(image, record, sectorBytes, random);
  }
  return image;
}

function apply(image: Image, record: FileRecord): void {
  if (record.what === "write") writeInto(image, record.offset, record.bytes);
  else resize(image, record.length);
}

function writeInto(image: Image, offset: number, bytes: Buffer): void {
  const end = offset + bytes.length;
  if (end > image.bytes.length) {
    const grown = Buffer.alloc(Math.max(end, image.bytes.length * 2, 1 << 16));
    image.bytes.copy(grown, 0, 0, image.size);
    image.bytes = grown;
  }
  bytes.copy(image.bytes, offset);
  image.size = Math.max(image.size, end);
}

// Some of the sectors it touches are there, the others not.
function tear(image: Image, record: FileRecord, sectorBytes: number, random: Random): void {
  for (let at = 0; at < record.bytes.length; ) {
    const end = Math.min(record.bytes.length, at + sectorBytes - ((record.offset + at) % sectorBytes));
    if (random.chance(0.5)) writeInto(image, record.offset + at, record.bytes.subarray(at, end));
    at = end;
  }
}

function resize(image: Image, size: number): void {
  if (size > image.size) writeInto(image, size - 1, Buffer.alloc(1));
  else image.bytes.fill(0, size, image.size);
  image.size = size;
}
