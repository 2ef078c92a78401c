// Which agents play, and what the nemesis does how often. `mixed` is the contract's run; the others bring one kind of bug to light
// in seconds.

import type { Deed } from "./recording.ts";

export type NemesisDeed = Exclude<Deed["what"], "died" | "no start">;

export interface Schedule {
  writers: number;
  writerGapMs: number; // the longest breath between two actions of a writer
  devices: number; // of each writer and victim
  nemesis: Partial<Record<NemesisDeed, number>>; // weights; empty: all is calm
  nemesisGapMs: [number, number];
  slow: boolean;
  churn: boolean;
  wander: boolean;
  comebacks: boolean;
  pages: boolean;
  retire: boolean;
  settle: boolean; // false: the last kill falls into the midst of it all
}

const calm: Schedule = {
  writers: 4, writerGapMs: 12, devices: 2, nemesis: {}, nemesisGapMs: [1_000, 1_000],
  slow: false, churn: false, wander: false, comebacks: false, pages: false, retire: false, settle: true,
};

export const schedules = {
  mixed: {
    ...calm, writerGapMs: 40, devices: 3,
    nemesis: { kill: 8, drain: 1, freeze: 2, "cut some": 3, "cut all": 2, "half open": 1 }, nemesisGapMs: [300, 1_500],
    slow: true, churn: true, wander: true, comebacks: true, pages: true, retire: true,
  },
  kill: { ...calm, writerGapMs: 4, devices: 1, nemesis: { kill: 1 }, nemesisGapMs: [150, 700], settle: false },
  cuts: { ...calm, devices: 3, nemesis: { "cut some": 4, "cut all": 1 }, nemesisGapMs: [60, 250] },
  slow: { ...calm, writers: 2, writerGapMs: 40, devices: 1, slow: true },
  churn: { ...calm, devices: 3, churn: true, wander: true, retire: true },
  pages: { ...calm, writers: 4, pages: true },
  comebacks: { ...calm, churn: true, wander: true, comebacks: true },
  steady: { ...calm, writerGapMs: 3 },
} satisfies Record<string, Schedule>;

export type ScheduleName = keyof typeof schedules;
