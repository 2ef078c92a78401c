// People who are removed while others talk, and come back: each removal is a cut on every loop (D12), each return begins anew (D18).

import { createBot, type Person } from "../support/bootstrap.ts";
import type { Random } from "../support/random.ts";
import { now, pause } from "../support/signal.ts";
import * as orders from "./orders.ts";
import { readPage } from "./pages.ts";
import type { ChannelPlan } from "./recording.ts";
import { settle } from "./settle.ts";
import type { World } from "./world.ts";

// Removes and adds one victim for as long as the play goes on.
export async function runChurn(world: World, victim: Person, random: Random): Promise<void> {
  const founder = world.cast.writers[0]!;
  const channel = world.places.keel;
  while (world.playing) {
    await seen(world, victim, channel);
    await pause(random.between(50, 400));
    const asleep = random.chance(0.4) ? random.pick(world.devicesOf(victim)) : undefined;
    if (asleep) sleep(asleep);
    const cut = await cutOff(world, orders.removeMember(world, founder, channel.id, victim), victim, channel);
    if (cut) await knock(world, victim, channel, random);
    await pause(random.between(30, 300));
    await letIn(world, orders.addMember(world, founder, channel.id, victim), victim, channel);
    if (asleep) wake(world, asleep);
    if (cut) await readPage(world, victim, channel.id, "");
  }
}

// Joins and leaves an open channel of their own will; fills the personal log, so that old cursors fall off its end.
export async function runWanderer(world: World, random: Random): Promise<void> {
  const { wanderer } = world.cast;
  const channel = world.places.lobby;
  while (world.playing) {
    await cutOff(world, orders.leave(world, wanderer, channel.id), wanderer, channel);
    await pause(random.between(5, 60));
    await letIn(world, orders.join(world, wanderer, channel.id), wanderer, channel);
    await pause(random.between(5, 60));
  }
}

// Somebody new every few seconds, who is deactivated while everybody talks.
export async function runRetirements(world: World, random: Random): Promise<void> {
  for (let count = 1; world.playing; count++) {
    await pause(random.between(500, 2_500));
    if (!world.playing || !world.server.up) continue;
    const person = await createBot(world.server, world.owner, `retiring${count}`).catch(() => undefined);
    if (!person) continue; // the server went down in the midst of it; this one never was
    world.people.set(person.id, person);
    const channel = world.places.chart;
    const added = await settle(world, orders.addMember(world, world.cast.writers[0]!, channel.id, person));
    if (added?.type !== "ack") continue;
    const devices = [1, 2, 3].map((number) => world.device(person, `last${number}`));
    await world.changed.until("the new one's devices are live", () => devices.every((device) => device.live), 4_000).catch(() => undefined);
    await pause(random.between(50, 250));
    const sentAt = now();
    const outcome = await settle(world, orders.deactivate(world, person));
    if (outcome?.type === "ack") world.recorder.cut({ user: person.id, log: "*", sentAt, answeredAt: now() });
    await pause(300);
    await Promise.all(devices.map((device) => device.retire()));
    world.people.delete(person.id);
  }
}

async function cutOff(world: World, order: orders.Order, person: Person, channel: ChannelPlan): Promise<boolean> {
  const sentAt = now();
  const outcome = await settle(world, order);
  if (outcome?.type !== "ack" || outcome.unchanged) return false;
  world.recorder.cut({ user: person.id, log: channel.id, seq: outcome.seq, sentAt, answeredAt: now() });
  return true;
}

async function letIn(world: World, order: orders.Order, person: Person, channel: ChannelPlan): Promise<void> {
  const restored = world.recorder.restoring(person.id, channel.id);
  const outcome = await settle(world, order);
  if (outcome?.type === "ack") restored(outcome.seq);
}

// Whoever is out must find the door shut, for reading and for writing.
async function knock(world: World, victim: Person, channel: ChannelPlan, random: Random): Promise<void> {
  await readPage(world, victim, channel.id, "");
  if (random.chance(0.5)) await settle(world, orders.post(world, victim, channel.id, `Let me in ${world.recorder.recording.commands.length}`), { tries: 2 });
}

async function seen(world: World, victim: Person, channel: ChannelPlan): Promise<void> {
  const there = (): boolean => !world.playing || world.devicesOf(victim).filter((device) => device.live).every((device) => device.seqOf(channel.id) !== undefined);
  await world.changed.until("the victim's devices are in", there, 1_500).catch(() => undefined);
}

function sleep(device: { away: boolean; cut(reset: boolean): void }): void {
  device.away = true;
  device.cut(false);
}

function wake(world: World, device: { away: boolean }): void {
  device.away = false;
  world.changed.fire();
}
