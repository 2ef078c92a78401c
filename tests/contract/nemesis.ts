// What goes wrong, by seed: kills, drains, freezes, cut lines, lines that go silent. Every server that goes down comes back.

import type { Random } from "../support/random.ts";
import { now, pause } from "../support/signal.ts";
import type { Device } from "./device.ts";
import type { Deed } from "./recording.ts";
import type { NemesisDeed } from "./schedules.ts";
import type { World } from "./world.ts";

export interface NemesisPlan {
  endsAt: number;
  until?: number; // the play ends with so many
  kills: number; // at least so many by the end, where the schedule kills at all
}

export async function runNemesis(world: World, random: Random, plan: NemesisPlan): Promise<void> {
  const { nemesis, nemesisGapMs } = world.schedule;
  if (Object.keys(nemesis).length === 0) return;
  const beganAt = now();
  let kills = 0;
  const over = (): boolean => !world.playing || !world.storming;
  while (!over()) {
    await pause(random.between(...nemesisGapMs));
    await world.changed.until("the truce is over", () => !world.truce || over(), 4_000).catch(() => undefined);
    await world.changed.until("a server to plague", () => world.server.up || over(), 60_000).catch(() => undefined);
    if (over()) return;
    const due = nemesis.kill ? Math.ceil((plan.kills * (now() - beganAt)) / Math.max(1, plan.endsAt - 4_000 - beganAt)) : 0;
    const what = kills < due ? "kill" : random.weighted<NemesisDeed>(nemesis);
    if (what === "kill") kills++;
    if (plan.until !== undefined && kills > plan.until) {
      world.playing = false;
      return world.changed.fire();
    }
    await doDeed(world, random, what).catch((error) => {
      if (world.server.up) throw error; // else it died by itself just now, which is noted and mended elsewhere
    });
  }
}

export async function doDeed(world: World, random: Random, what: NemesisDeed): Promise<void> {
  switch (what) {
    case "kill":
      note(world, "kill");
      await world.server.stop("SIGKILL");
      return bringBack(world);
    case "drain":
      return drain(world);
    case "freeze": {
      const ms = random.between(100, 1_200);
      note(world, "freeze", `${ms} ms`);
      world.server.signal("SIGSTOP");
      await pause(ms);
      world.server.signal("SIGCONT");
      return;
    }
    case "cut some":
    case "cut all": {
      const chosen = onLine(world).filter(() => what === "cut all" || random.chance(0.4));
      note(world, what, `${chosen.length} lines`);
      for (const device of chosen) device.cut(random.chance(0.5));
      return;
    }
    case "half open": {
      const device = onLine(world).length > 0 ? random.pick(onLine(world)) : undefined;
      note(world, what, device?.name);
      device?.abandon();
    }
  }
}

async function drain(world: World): Promise<void> {
  const began = now();
  const exit = await world.server.stop("SIGTERM").catch(() => undefined);
  const tookMs = Math.round(now() - began);
  const wrong = !exit || exit.code !== 0 || tookMs > 10_000;
  note(world, "drain", `ended with ${exit?.code ?? exit?.signal ?? "nothing"} after ${tookMs} ms`, wrong);
  if (!exit) await world.server.stop("SIGKILL");
  await bringBack(world);
}

// A server that does not come back ends the play: nothing after it would mean anything.
export async function bringBack(world: World): Promise<void> {
  try {
    await world.server.start();
    watchForDeath(world);
  } catch (error) {
    note(world, "no start", String(error), true);
    world.playing = false;
    throw error;
  }
}

// A death that nobody asked for is a finding, and the server is started again.
export function watchForDeath(world: World): void {
  const run = world.server.starts;
  void world.server.ending()?.then(async (exit) => {
    if (world.server.stopping || run !== world.server.starts) return;
    const sentence = world.doomed && world.server.log.slice(-15).some((line) => /could not be committed/.test(line));
    if (sentence) return; // its fault is on record, and whoever brought it brings the server back
    note(world, "died", `code ${exit.code}, signal ${exit.signal}:\n${world.server.log.slice(-15).join("\n")}`, true);
    if (world.playing) await bringBack(world).catch(() => undefined);
  });
}

function onLine(world: World): Device[] {
  return world.devices.filter((device) => device.live);
}

export function note(world: World, what: Deed["what"], detail?: string, wrong?: boolean): void {
  world.recorder.recording.deeds.push({ at: now(), what, ...(detail ? { detail } : {}), ...(wrong ? { wrong } : {}) });
}
