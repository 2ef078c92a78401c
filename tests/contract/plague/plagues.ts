// Every fault by name: how it begins, how it ends, and what clients and ops must be told meanwhile. What cannot be seen from inside
// the server (a cut line, a kill) needs no sentence; what the server can still serve under needs no refusal.

import type { Random } from "../../support/random.ts";
import { now, pause } from "../../support/signal.ts";
import { doDeed } from "../nemesis.ts";
import type { NemesisDeed } from "../schedules.ts";
import type { World } from "../world.ts";
import { exhaustDescriptors } from "./descriptors.ts";
import { lose, smooth, throttle } from "./network.ts";
import { drain, fill } from "./room.ts";
import { uploadOne } from "../uploads.ts";

export interface Plague {
  ms: [number, number]; // how long it lasts
  begin(world: World, random: Random): Promise<void> | void;
  end?(world: World): Promise<void> | void;
  refusals?: string[]; // clients must be refused with one of these
  says?: RegExp; // the log must say this
  falls?: boolean; // the server must end, saying so, and start cleanly when the fault is over
  alone?: boolean; // needs namespaces of its own
}

const storesNothing = /The database stores nothing at the moment/;
const nothingUploaded = /The disk is full: nothing can be uploaded/;
const fullEither = new RegExp(`${storesNothing.source}|${nothingUploaded.source}`); // what is small may still fit where the log has room
const couldNotCommit = /could not be committed, and whether the last changes are stored is unknown/;
const jumped = /The clock of this machine jumped/;
const day = 86_400_000;

const deed = (what: NemesisDeed): Plague => ({ ms: [0, 0], begin: (world, random) => doDeed(world, random, what) });

export const plagues = {
  "kill-9": deed("kill"),
  drain: { ...deed("drain"), says: /Draining/ },
  freeze: deed("freeze"),
  "cut-some": deed("cut some"),
  "cut-all": deed("cut all"),
  "half-open": deed("half open"),
  loss: { ms: [1_500, 3_000], begin: lose, end: smooth, alone: true },
  "slow-link": { ms: [1_500, 3_000], begin: throttle, end: smooth, alone: true },
  "disk-full-first": {
    ms: [300, 900], refusals: ["unavailable"], says: storesNothing,
    begin: ({ shim }) => shim!.failWrites("ENOSPC"),
    end: ({ shim }) => shim!.failWrites(undefined),
  },
  "disk-full-nth": {
    ms: [300, 900], refusals: ["unavailable"], says: storesNothing,
    begin: async (world, random) => {
      world.shim!.failWrites("ENOSPC", { after: random.between(2, 60) });
      await hit(world);
    },
    end: ({ shim }) => shim!.failWrites(undefined),
  },
  "disk-full-upload": {
    ms: [100, 300], refusals: ["disk_full"], says: nothingUploaded,
    begin: async (world, random) => {
      world.shim!.failWrites("ENOSPC", { onlyUploads: true });
      await uploadOne(world, random.pick(world.cast.writers), random);
    },
    // A full disk is said once, until something fits again: so that the next one is said too.
    end: async (world) => {
      world.shim!.failWrites(undefined);
      await uploadOne(world, world.cast.writers[0]!, world.random);
    },
  },
  "disk-full-small": { ms: [500, 1_200], refusals: ["unavailable", "disk_full"], says: fullEither, begin: fill, end: drain, alone: true },
  "eio-write": {
    ms: [0, 4_000], says: couldNotCommit, falls: true,
    begin: ({ shim }) => shim!.failWrites("EIO"),
    end: ({ shim }) => shim!.failWrites(undefined),
  },
  "eio-fsync": {
    ms: [0, 4_000], says: couldNotCommit, falls: true,
    begin: ({ shim }) => shim!.failSyncs("EIO"),
    end: ({ shim }) => shim!.failSyncs(undefined),
  },
  "clock-back": { ms: [2_200, 3_000], says: jumped, begin: ({ shim }) => shim!.setClock(-day), end: ({ shim }) => shim!.setClock(0) },
  "clock-forward": { ms: [2_200, 3_000], says: jumped, begin: ({ shim }) => shim!.setClock(365 * day), end: ({ shim }) => shim!.setClock(0) },
  "clock-jumping": {
    ms: [1_200, 1_200], says: jumped,
    begin: async (world, random) => {
      for (const until = now() + random.between(1_500, 2_500); now() < until; await pause(random.between(5, 200))) world.shim!.setClock(random.between(-day, day));
    },
    end: ({ shim }) => shim!.setClock(0),
  },
  descriptors: { ms: [300, 900], refusals: ["overloaded"], says: /No descriptor is free/, ...exhaustDescriptors },
} satisfies Record<string, Plague>;

export type PlagueName = keyof typeof plagues;
export const plagueNames = Object.keys(plagues) as PlagueName[];
export const plagueOf = (name: PlagueName): Plague => plagues[name];

// Waits until a call has failed, or for long enough.
async function hit(world: World): Promise<void> {
  const before = world.shim!.hits;
  for (const until = now() + 5_000; world.shim!.hits === before && now() < until; await pause(10));
}
