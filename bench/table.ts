// Readings of several runs become one row each: median, lowest, highest, and how loud the machine was.

import { loudAbove } from "./machine.ts";

export interface Reading {
  row: string;
  unit: string;
  value: number;
  others?: number; // share of the processors taken by others; left out for what does not depend on it
}

export class Table {
  private readonly rows = new Map<string, Reading[]>();

  add(readings: Reading[]): void {
    for (const reading of readings) {
      if (!Number.isFinite(reading.value)) throw new Error(`${reading.row}: ${reading.value} is no figure`);
      this.rows.set(reading.row, [...(this.rows.get(reading.row) ?? []), reading]);
    }
  }

  text(): string {
    const head = ["figure", "median", "lowest", "highest", "unit", "others"];
    const lines = [...this.rows.values()].map((readings) => this.line(readings));
    const widths = head.map((_, i) => Math.max(...[head, ...lines].map((line) => line[i]!.length)));
    const pad = (line: string[]): string =>
      line.map((cell, i) => (i >= 1 && i <= 3 ? cell.padStart(widths[i]!) : cell.padEnd(widths[i]!))).join("  ").trimEnd();
    const rule = widths.map((width) => "-".repeat(width)).join("  ");
    return [pad(head), rule, ...lines.map(pad)].join("\n");
  }

  loud(): number {
    return [...this.rows.values()].filter((readings) => readings.some(isLoud)).length;
  }

  private line(readings: Reading[]): string[] {
    const sorted = readings.map((one) => one.value).sort((a, b) => a - b);
    const [first] = readings;
    const shares = readings.filter((one) => one.others !== undefined).map((one) => `${Math.round(one.others! * 100)}`);
    const others = shares.length === 0 ? "" : `${shares.join(" ")} %${readings.some(isLoud) ? "  LOUD" : ""}`;
    return [first!.row, figure(median(sorted)), figure(sorted[0]!), figure(sorted.at(-1)!), first!.unit, others];
  }
}

function isLoud(reading: Reading): boolean {
  return (reading.others ?? 0) > loudAbove;
}

function median(sorted: number[]): number {
  const middle = Math.floor(sorted.length / 2);
  return sorted.length % 2 === 1 ? sorted[middle]! : (sorted[middle - 1]! + sorted[middle]!) / 2;
}

// Three figures say all that such a measurement knows.
function figure(value: number): string {
  const digits = value >= 100 ? 0 : value >= 10 ? 1 : 2;
  return value.toFixed(digits).replace(/\B(?=(\d{3})+(?!\d))(?<!\..*)/g, ",");
}
