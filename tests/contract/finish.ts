// The end of a run: the nemesis rests, everybody catches up, a last burst, one more kill -9, a cold start; then all is read back.

import { now } from "../support/signal.ts";
import { readCold, readMembers } from "./cold.ts";
import type { Device } from "./device.ts";
import { bringBack, note } from "./nemesis.ts";
import * as orders from "./orders.ts";
import type { Final } from "./recording.ts";
import { settle } from "./settle.ts";
import type { World } from "./world.ts";

export async function finish(world: World, nemesis: Promise<unknown>, agents: Promise<unknown>): Promise<void> {
  const { recording } = world.recorder;
  world.storming = false;
  world.changed.fire();
  await nemesis;
  if (world.schedule.settle) {
    world.playing = false;
    world.changed.fire();
    await agents;
    recording.finals.push(...(await catchUp(world, "settled")));
    await lastBurst(world);
  }
  note(world, "kill", "the last one");
  await world.server.stop("SIGKILL");
  world.playing = false;
  await bringBack(world);
  await agents;
  recording.finals.push(...(await catchUp(world, "cold")));
  recording.cold = await readCold(world.server, { owner: world.owner, people: world.people, channels: recording.channels, attic: recording.attic });
  for (const device of world.devices) await device.stop();
  for (const stream of world.abandoned) stream.cut();
}

// Waits until every device stands at the head of every log of its person, and says where each stands at the end of the wait.
async function catchUp(world: World, stage: Final["stage"]): Promise<Final[]> {
  const deadline = now() + world.catchUpMs;
  const devices = world.devices.filter((device) => world.people.has(device.person.id));
  let heads = await readHeads(world, devices);
  for (;;) {
    const there = (): boolean => devices.every((device) => lags(device, heads).length === 0);
    await world.changed.until("all devices stand at the head", there, Math.max(1, deadline - now())).catch(() => undefined);
    const again = await readHeads(world, devices);
    const still = JSON.stringify(again) === JSON.stringify(heads);
    heads = again;
    const beyond = devices.some((device) => Object.entries(again[device.person.id]!).some(([log, head]) => (device.seqOf(log) ?? 0) > head));
    if ((still && !beyond) || now() > deadline) break; // coalesced readings may still have moved a personal log
  }
  return devices.flatMap((device) =>
    Object.entries(heads[device.person.id]!).map(([log, head]) => ({
      stage, device: device.name, user: device.person.id, log: log === "@me" ? `@me/${device.person.id}` : log, cursor: device.seqOf(log) ?? -1, head,
    })),
  );
}

function lags(device: Device, heads: Heads): string[] {
  if (!device.live) return ["not on line"];
  return Object.entries(heads[device.person.id]!).filter(([log, head]) => device.seqOf(log) !== head).map(([log]) => log);
}

type Heads = Record<string, Record<string, number>>; // person, log

async function readHeads(world: World, devices: Device[]): Promise<Heads> {
  const heads: Heads = {};
  const headOf = async (token: string, path: string): Promise<number> => {
    const rest = world.server.rest(token);
    return ((await rest.patiently(`${path}?after=0&limit=1`)) as { head: number }).head;
  };
  const workspace = await headOf(world.owner.token, "/api/v1/workspace/events");
  const persons = new Set(devices.map((device) => device.person));
  for (const person of persons) heads[person.id] = { "@workspace": workspace, "@me": await headOf(person.token, "/api/v1/me/events") };
  for (const { id, founder } of world.recorder.recording.channels) {
    const { token } = world.people.get(founder)!;
    const head = await headOf(token, `/api/v1/channels/${id}/events`);
    for (const person of persons) if (await isMember(world, id, token, person.id)) heads[person.id]![id] = head;
  }
  return heads;
}

async function isMember(world: World, channel: string, token: string, user: string): Promise<boolean> {
  return (await readMembers(world.server.rest(token), channel)).includes(user);
}

// Some of these are acked, some are not, and nobody asks again: the kill comes first.
async function lastBurst(world: World): Promise<void> {
  let acks = 0;
  const writers = world.cast.writers;
  const { harbour, chart, keel } = world.places;
  for (const writer of writers)
    for (const { id } of [harbour, chart, keel, harbour, chart])
      void settle(world, orders.post(world, writer, id, `Last words ${world.recorder.recording.commands.length}`), { door: "rest", tries: 1 }).then((outcome) => {
        if (outcome?.type === "ack") acks++;
        world.changed.fire();
      });
  await world.changed.until("a few last words are acked", () => acks >= writers.length, 3_000).catch(() => undefined);
}
