// Which rows are in the document: a slice of at most `rowsMost`, moved by steps. Its ends are named by rows, not counted, so that a page
// put in front moves nothing. `to` null: it ends where the rows end, and new ones come in by themselves.
import type { Row } from "./rows";

export interface Slice {
  readonly from: string | null;
  readonly to: string | null;
}

export const rowsMost = 180;
const step = 50;
const firstLook = 70;

export const sliceAtEnd: Slice = { from: null, to: null };

export function boundsOf(rows: readonly Row[], slice: Slice): readonly [number, number] {
  const end = slice.to === null ? rows.length : indexOf(rows, slice.to, rows.length - 1) + 1;
  const start = slice.from === null ? end - firstLook : indexOf(rows, slice.from, end - firstLook);
  return [Math.max(0, Math.min(start, end), end - rowsMost), end];
}

export function around(rows: readonly Row[], index: number): Slice {
  return named(rows, index - step, index + step);
}

export function upwards(rows: readonly Row[], slice: Slice): Slice {
  const [start, end] = boundsOf(rows, slice);
  return start === 0 ? slice : named(rows, start - step, Math.min(end, start - step + rowsMost));
}

export function downwards(rows: readonly Row[], slice: Slice): Slice {
  const [start, end] = boundsOf(rows, slice);
  return end === rows.length ? slice : named(rows, Math.max(start, end + step - rowsMost), end + step);
}

function named(rows: readonly Row[], start: number, end: number): Slice {
  return { from: rows[Math.max(0, start)]?.key ?? null, to: end >= rows.length ? null : (rows[Math.max(0, end - 1)]?.key ?? null) };
}

function indexOf(rows: readonly Row[], key: string, otherwise: number): number {
  const found = rows.findIndex((row) => row.key === key);
  return found < 0 ? otherwise : found;
}
