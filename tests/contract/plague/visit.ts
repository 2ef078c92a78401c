// The agent of the plagues: one after the other, each with a record of what clients were told, what the log said, and how soon all
// was well again once it was over.

import type { Random } from "../../support/random.ts";
import { now, pause } from "../../support/signal.ts";
import { Stream } from "../../support/stream.ts";
import { bringBack, note } from "../nemesis.ts";
import * as orders from "../orders.ts";
import type { Episode } from "../recording.ts";
import { settle } from "../settle.ts";
import type { World } from "../world.ts";
import { plagueOf, type Plague, type PlagueName } from "./plagues.ts";

const recoversWithinMs = 20_000;
const saysWithinMs = 2_000;

export async function runPlagues(world: World, random: Random): Promise<void> {
  const { plagues = [], plagueGapMs, once } = world.schedule;
  const over = (): boolean => !world.playing || !world.storming;
  let left = [...plagues];
  while (!over()) {
    await pause(random.between(...plagueGapMs));
    await world.changed.until("the truce is over", () => !world.truce || over(), 4_000).catch(() => undefined);
    if (over()) return;
    const name = random.pick(left);
    if (once) left = left.filter((other) => other !== name);
    await visit(world, random, name);
    if (left.length > 0) continue;
    world.playing = false;
    world.changed.fire();
  }
}

async function visit(world: World, random: Random, name: PlagueName): Promise<void> {
  const plague: Plague = plagueOf(name);
  const { server, recorder } = world;
  const mark = server.said;
  const starts = server.starts;
  recorder.refusals.clear();
  note(world, "plague", name);
  const episode: Episode = { plague: name, beganAt: now(), endedAt: 0, refusals: {}, expects: expectations(plague) };
  (recorder.recording.episodes ??= []).push(episode);
  const fell = (): boolean => !server.up || server.starts !== starts;
  world.doomed = plague.falls ?? false;
  try {
    await plague.begin(world, random);
    const probe = settle(world, probeOf(world, random), { door: "rest", tries: 1 });
    const ms = random.between(...plague.ms);
    await world.changed.until("the plague has done its work", () => fell() && world.doomed, plague.falls ? plague.ms[1] : ms).catch(() => undefined);
    await probe;
  } finally {
    await plague.end?.(world);
  }
  episode.endedAt = now();
  episode.refusals = Object.fromEntries(recorder.refusals);
  if (world.doomed && fell()) {
    episode.fell = true;
    if (!server.up) await bringBack(world);
  }
  world.doomed = false;
  episode.recoveredMs = await recovery(world, random, episode.endedAt);
  const said = (): string | undefined => server.saidSince(mark).find((line) => plague.says?.test(line));
  if (plague.says) await world.changed.until("the log says so", () => said() !== undefined, saysWithinMs).catch(() => undefined);
  const line = said();
  if (line) episode.said = line;
}

const expectations = ({ refusals, says, falls }: Plague): Episode["expects"] => ({ refusals: refusals ?? [], ...(says ? { says: says.source } : {}), falls: falls ?? false });

// A post that is acked and a new line that is ready: then it works again.
async function recovery(world: World, random: Random, since: number): Promise<number | undefined> {
  const works = async (): Promise<boolean> => {
    const acked = await settle(world, probeOf(world, random), { door: "rest", tries: 3 });
    if (acked?.type !== "ack") return false;
    const { token, username } = world.cast.quiet;
    const stream = await Stream.dial(world.server.url, token, { deadlineMs: 3_000 }).catch(() => undefined);
    const ready = await stream?.start(`${username}/probe`, {}, { deadlineMs: 3_000 }).catch(() => undefined);
    stream?.cut();
    return ready !== undefined;
  };
  while (now() < since + recoversWithinMs && world.server.up) if (await works()) return Math.round(now() - since);
  return undefined;
}

const probeOf = (world: World, random: Random): orders.Order =>
  orders.post(world, random.pick(world.cast.writers), world.places.harbour.id, `Is all well? ${world.recorder.recording.commands.length}`);
