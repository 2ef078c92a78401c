// A figure is measured in runs; each run is on its own and gives the same rows.

import type { Shape } from "./company.ts";
import type { Reading } from "./table.ts";

export interface Sizes {
  shape: Shape;
  seconds: number; // how long a window is
  held: number[]; // idle connections, in steps
}

export interface Figure {
  name: string;
  run(sizes: Sizes): Promise<Reading[]>;
}

export const full: Sizes = {
  shape: { people: 5000, groupOf: 100, halls: [1000, 100], desks: 200, messages: 1_000_000, keep: true },
  seconds: 5,
  held: [1000, 5000],
};

// Everything once, small: shows that the measuring works, measures nothing.
export const smoke: Sizes = {
  shape: { people: 20, groupOf: 10, halls: [20, 10], desks: 10, messages: 200, keep: false },
  seconds: 0.1,
  held: [10, 20],
};
