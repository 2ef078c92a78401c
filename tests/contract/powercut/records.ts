// Reads what the recorder wrote: every change to the files of a data folder, in order, with its time.

import { readFileSync } from "node:fs";

export type Operation = "create" | "write" | "truncate" | "sync begin" | "sync end" | "unlink" | "rename";

export interface FileRecord {
  what: Operation;
  at: number; // milliseconds of the monotonic clock, the judge's own
  inode: bigint;
  offset: number; // of a write; the token of a sync
  length: number; // of a write or a truncation
  path: string;
  bytes: Buffer; // what was written; of a rename the new path
}

const magic = 0x48464352;
const headBytes = 48;
const operations: (Operation | undefined)[] = [undefined, "create", "write", "truncate", "sync begin", "sync end", "unlink", "rename"];

export function readRecords(file: string): FileRecord[] {
  const data = readFileSync(file);
  const records: FileRecord[] = [];
  let at = 0;
  while (at + headBytes <= data.length) {
    if (data.readUInt32LE(at) !== magic) throw new Error(`no record at byte ${at} of ${file}`);
    const what = operations[data.readUInt32LE(at + 4)];
    const pathBytes = data.readUInt32LE(at + 40);
    const payloadBytes = data.readUInt32LE(at + 44);
    const body = at + headBytes;
    if (!what) throw new Error(`an unknown operation at byte ${at} of ${file}`);
    if (body + pathBytes + payloadBytes > data.length) break; // the process was killed within a record
    records.push({
      what,
      at: Number(data.readBigUInt64LE(at + 8)) / 1e6,
      inode: data.readBigUInt64LE(at + 16),
      offset: Number(data.readBigUInt64LE(at + 24)),
      length: Number(data.readBigUInt64LE(at + 32)),
      path: data.toString("utf8", body, body + pathBytes).replace(/ \(deleted\)$/, ""),
      bytes: data.subarray(body + pathBytes, body + pathBytes + payloadBytes),
    });
    at = body + pathBytes + payloadBytes;
  }
  return records;
}
