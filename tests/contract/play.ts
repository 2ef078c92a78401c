// One play: the stage is set, everybody acts for the given time, the end is played, and the recording is what remains.

import { now } from "../support/signal.ts";
import { runChurn, runRetirements, runWanderer } from "./churn.ts";
import { runComebacks } from "./comebacks.ts";
import { DelayingFront } from "./delay.ts";
import { finish } from "./finish.ts";
import { kindsOf } from "./kinds.ts";
import { runNemesis, watchForDeath } from "./nemesis.ts";
import { runPlagues } from "./plague/visit.ts";
import type { Options } from "./options.ts";
import { runPages } from "./pages.ts";
import type { Recording } from "./recording.ts";
import { schedules, type Schedule } from "./schedules.ts";
import { runSlow } from "./slow.ts";
import { runSteward } from "./steward.ts";
import { Tools } from "./plague/tools.ts";
import { createWorld, type World } from "./world.ts";
import { runWriter } from "./writers.ts";

export async function play(options: Options): Promise<Recording> {
  const schedule: Schedule = schedules[options.schedule];
  const tools = new Tools(schedule);
  const front = options.delayMs && (await DelayingFront.open(options.delayMs, options.seed));
  const world = await createWorld({
    seed: options.seed, schedule, loops: options.loops, binary: options.binary, ...tools.forWorld(),
    ...(front ? { front: front.to } : {}),
    ...(options.fault ? { armed: { HOLDFAST_FAULT: options.fault } } : {}),
  });
  world.shim = tools.shim;
  const all = schedule.steward && schedule.churn && schedule.pages; // who is there makes every kind
  world.recorder.recording.kinds = { known: kindsOf(world.server.binary), all };
  world.catchUpMs = options.catchUpMs ?? world.catchUpMs;
  try {
    watchForDeath(world);
    placeDevices(world);
    await world.changed.until("all devices are live", () => world.devices.every((device) => device.live), 15_000);
    const endsAt = now() + options.seconds * 1_000;
    const nemesis = schedule.plagues.length > 0
      ? runPlagues(world, world.random.fork(106))
      : runNemesis(world, world.random.fork(100), { endsAt, kills: options.minima.kills, ...(options.kills ? { until: options.kills } : {}) });
    const agents = Promise.all([nemesis, ...startAgents(world)]);
    agents.catch(() => (world.playing = false));
    await world.changed.until("the end of the play", () => !world.playing, options.seconds * 1_000).catch(() => undefined);
    await finish(world, nemesis, agents);
  } catch (error) {
    // A server that stays down is a finding of its own; everything else is the harness's fault.
    if (!world.recorder.recording.deeds.some((deed) => deed.what === "no start")) throw withLog(error, world);
  } finally {
    world.playing = false;
    world.changed.fire();
    await Promise.all(world.devices.map((device) => device.stop()));
    if (world.server.pid) await world.server.stop("SIGKILL").catch(() => undefined);
    front?.close();
    tools.close();
    if (options.keep) process.stderr.write(`data folder kept: ${world.server.data}\n`);
    else world.server.remove();

  }
  return world.recorder.recording;
}

function placeDevices(world: World): void {
  const { writers, victims, wanderer, odd, quiet, readers } = world.cast;
  const { devices, comebacks, pages, churn, wander, steward } = world.schedule;
  // In turns, so that one person's devices land on different loops.
  for (let number = 1; number <= devices; number++) for (const person of churn ? [...writers, ...victims] : writers) world.device(person, `device${number}`);
  if (!churn) for (const victim of victims) world.device(victim, "device1");
  for (const reader of readers) world.device(reader, "device1");
  if (steward) for (const person of [world.cast.clerk, world.owner]) world.device(person, "device1");
  if (wander) world.device(wanderer, "device1");
  if (comebacks) world.device(odd, "device1");
  if (pages) for (const number of [1, 2]) world.device(quiet, `device${number}`);
}

function startAgents(world: World): Promise<void>[] {
  const { schedule, cast, random } = world;
  const agents = cast.writers.map((writer, i) => runWriter(world, writer, random.fork(i)));
  if (schedule.slow) agents.push(runSlow(world, random.fork(101)));
  if (schedule.churn) agents.push(...cast.victims.map((victim, i) => runChurn(world, victim, random.fork(110 + i))));
  if (schedule.wander) agents.push(runWanderer(world, random.fork(102)));
  if (schedule.comebacks) agents.push(runComebacks(world, random.fork(103)));
  if (schedule.pages) agents.push(runPages(world, random.fork(104)));
  if (schedule.steward) agents.push(runSteward(world, random.fork(107)));
  if (schedule.retire) agents.push(runRetirements(world, random.fork(105)));
  return agents;
}

function withLog(error: unknown, world: World): Error {
  const cause = error instanceof Error ? (error.stack ?? error.message) : String(error);
  return new Error(`${cause}\n--- the server's last words ---\n${world.server.log.slice(-25).join("\n")}`);
}
