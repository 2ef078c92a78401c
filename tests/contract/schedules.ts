// Which agents play, and what the nemesis does how often. `mixed` is the contract's run; some bring one kind of bug to light in
// seconds; the others bear the name of a fault (plague/plagues.ts), and play it again and again.

import { plagueNames, plagueOf, type PlagueName } from "./plague/plagues.ts";
import type { Deed } from "./recording.ts";

export type NemesisDeed = Exclude<Deed["what"], "died" | "no start" | "plague">;

export interface Schedule {
  writers: number;
  readers: number; // people who only listen, each on a device of their own
  writerGapMs: number; // the longest breath between two actions of a writer
  devices: number; // of each writer and victim
  nemesis: Partial<Record<NemesisDeed, number>>; // weights; empty: all is calm
  nemesisGapMs: [number, number];
  plagues: readonly PlagueName[];
  plagueGapMs: [number, number];
  once: boolean; // each plague once, then the end
  slow: boolean;
  churn: boolean;
  wander: boolean;
  comebacks: boolean;
  pages: boolean;
  retire: boolean;
  steward: boolean; // everything that a workspace knows besides talking: programs, files, roles, archives
  settle: boolean; // false: the last kill falls into the midst of it all
}

const calm: Schedule = {
  writers: 4, readers: 0, writerGapMs: 12, devices: 2, nemesis: {}, nemesisGapMs: [1_000, 1_000], plagues: [], plagueGapMs: [300, 800], once: false,
  slow: false, churn: false, wander: false, comebacks: false, pages: false, retire: false, steward: false, settle: true,
};
const everybody = { slow: true, churn: true, wander: true, comebacks: true, pages: true, retire: true, steward: true };
const plagued: Schedule = { ...calm, writerGapMs: 30, steward: true };

const plain = {
  mixed: {
    ...calm, ...everybody, writerGapMs: 40, devices: 3,
    nemesis: { kill: 8, drain: 1, freeze: 2, "cut some": 3, "cut all": 2, "half open": 1 }, nemesisGapMs: [300, 1_500],
  },
  kill: { ...calm, writerGapMs: 4, devices: 1, nemesis: { kill: 1 }, nemesisGapMs: [150, 700], settle: false },
  kills: { ...calm, writerGapMs: 10, devices: 1, nemesis: { kill: 1 }, nemesisGapMs: [20, 120] },
  cuts: { ...calm, devices: 3, nemesis: { "cut some": 4, "cut all": 1 }, nemesisGapMs: [60, 250] },
  slow: { ...calm, writers: 2, writerGapMs: 40, devices: 1, slow: true },
  churn: { ...calm, devices: 3, churn: true, wander: true, retire: true },
  pages: { ...calm, writers: 4, pages: true },
  comebacks: { ...calm, churn: true, wander: true, comebacks: true },
  steady: { ...calm, writerGapMs: 3 },
  kinds: { ...calm, writerGapMs: 30, churn: true, wander: true, pages: true, retire: true, steward: true },
  round: { ...plagued, plagues: plagueNames.filter((name) => !plagueOf(name).alone), plagueGapMs: [50, 150], once: true },
  storm: { ...calm, ...everybody, writers: 10, readers: 20, writerGapMs: 250, plagues: plagueNames, plagueGapMs: [300, 1_500] },
} satisfies Record<string, Schedule>;

export type ScheduleName = keyof typeof plain | PlagueName;

const ofPlagues = Object.fromEntries(plagueNames.map((name) => [name, { ...plagued, plagues: [name] }])) as unknown as Record<PlagueName, Schedule>;

export const schedules: Record<ScheduleName, Schedule> = { ...plain, ...ofPlagues };
