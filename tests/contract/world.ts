// The stage: a server with low limits, people with tokens, channels, and what all agents share.

import { createBot, foundWorkspace, type Person } from "../support/bootstrap.ts";
import { Random } from "../support/random.ts";
import type { Server } from "../support/server.ts";
import type { Signal } from "../support/signal.ts";
import type { Stream } from "../support/stream.ts";
import { fillAttic, openAttic } from "./attic.ts";
import { Device, type DeviceTraits } from "./device.ts";
import { limits, settingsOf } from "./limits.ts";
import type { Shim } from "./plague/shim.ts";
import { Recorder } from "./recorder.ts";
import type { ChannelPlan } from "./recording.ts";
import type { Schedule } from "./schedules.ts";

export interface Cast {
  writers: Person[]; // members of everything but the flood, never removed
  victims: Person[]; // removed from `keel` and added again
  wanderer: Person; // joins and leaves `lobby`
  slow: Person[]; // in `flood`, on sockets that are not read for a while
  odd: Person; // comes back with cursors that cannot be right
  quiet: Person; // reads pages, posts nothing, and so has unread
  clerk: Person; // an admin now and then
  readers: Person[]; // only listen
}

export interface Places {
  harbour: ChannelPlan; // public
  lobby: ChannelPlan; // public, for coming and going
  chart: ChannelPlan; // private, all history
  keel: ChannelPlan; // private, history from joining
  flood: ChannelPlan; // private, messages of many kilobytes
  directs: ChannelPlan[];
  dock: ChannelPlan; // renamed, archived and brought back
  workshop: ChannelPlan; // of programs
}

export class World {
  readonly changed: Signal; // any device moved, or the server came up or went down
  readonly devices: Device[] = [];
  readonly abandoned: Stream[] = [];
  readonly people = new Map<string, Person>();
  catchUpMs = 15_000; // how long the last reader may take to reach the head once all is quiet
  storming = true; // the nemesis begins nothing new once this is false
  playing = true; // agents begin nothing new once this is false
  ears = ""; // the bot of the programs
  doomed = false; // a fault is on that the server may not survive
  shim: Shim | undefined; // between the server and its disk and clock
  truce = false; // while set, the nemesis waits a little: a backlog of megabytes takes time to grow
  readonly afterDelete: ((channel: string, seq: number) => void)[] = [];
  cast!: Cast;
  places!: Places;

  constructor(
    readonly server: Server,
    readonly owner: Person,
    readonly recorder: Recorder,
    readonly random: Random,
    readonly schedule: Schedule,
  ) {
    this.changed = server.changed;
  }

  device(person: Person, name: string, traits: DeviceTraits = {}): Device {
    const device = new Device(this, person, `${person.username}/${name}`, traits);
    this.devices.push(device);
    device.run();
    return device;
  }

  devicesOf(person: Person): Device[] {
    return this.devices.filter((device) => device.person === person);
  }

  liveDevice(person: Person): Device | undefined {
    const live = this.devicesOf(person).filter((device) => device.live);
    return live.length > 0 ? this.random.pick(live) : undefined;
  }
}

export interface WorldOptions {
  seed: number;
  schedule: Schedule;
  loops: number;
  binary?: string | undefined;
  env?: Record<string, string>;
  armed?: Record<string, string>; // from the second start on, when the stage is set
  data?: string;
  front?: (direct: string) => Promise<string>;
}

export async function createWorld(options: WorldOptions): Promise<World> {
  const { server, owner } = await foundWorkspace({
    ...(options.binary ? { binary: options.binary } : {}),
    ...(options.data ? { data: options.data } : {}),
    ...(options.front ? { front: options.front } : {}),
    settings: settingsOf(options.loops),
    ...(options.schedule.steward ? { before: fillAttic } : {}),
    env: options.env ?? {},
  });
  const world = new World(server, owner, new Recorder(options.seed, limits), new Random(options.seed), options.schedule);
  world.people.set(owner.id, owner);
  world.cast = await createCast(world);
  world.places = await createPlaces(world);
  if (options.schedule.steward) await openAttic(world);
  // The stage is set by a server without a fault: what is judged is the play.
  if (options.armed) await arm(server, options.armed);
  return world;
}

async function arm(server: Server, env: Record<string, string>): Promise<void> {
  await server.stop();
  server.arm(env);
  await server.start();
}

async function createCast(world: World): Promise<Cast> {
  const person = async (username: string): Promise<Person> => {
    const made = await createBot(world.server, world.owner, username);
    world.people.set(made.id, made);
    return made;
  };
  const several = async (name: string, count: number): Promise<Person[]> => {
    const made: Person[] = [];
    for (let i = 1; i <= count; i++) made.push(await person(`${name}${i}`));
    return made;
  };
  // The bot of the programs is the owner's, and hears what it is a member of. The first of all: one person may have only so many.
  const ears = await world.owner.rest.need("POST", "/api/v1/bots", { username: "ears", display_name: "Ears" }, { key: "bot_ears" });
  world.ears = ears.result.id as string;
  return {
    writers: await several("writer", world.schedule.writers),
    victims: await several("victim", 2),
    wanderer: await person("wanderer"),
    slow: await several("slow", 2),
    odd: await person("odd"),
    quiet: await person("quiet"),
    clerk: await person("clerk"),
    readers: await several("reader", world.schedule.readers),
  };
}

async function createPlaces(world: World): Promise<Places> {
  const { writers, victims, slow, odd, quiet, wanderer, clerk, readers } = world.cast;
  const founder = writers[0]!;
  const channel = async (name: string, kind: "public" | "private", history: "all" | "joined", members: Person[]): Promise<ChannelPlan> => {
    const command = world.recorder.command(founder.id, "channel.create", undefined, {});
    const body = { name, kind, history, members: members.map((member) => member.id) };
    return plan(command.key, "/api/v1/channels", body, kind, history, founder, [founder, ...members]);
  };
  const direct = async (from: Person, to: Person): Promise<ChannelPlan> => {
    const command = world.recorder.command(from.id, "direct.open", undefined, {});
    return plan(command.key, "/api/v1/directs", { users: [to.id] }, "direct", "all", from, [from, to]);
  };
  const plan = async (key: string, path: string, body: object, kind: ChannelPlan["kind"], history: ChannelPlan["history"], from: Person, initial: Person[]): Promise<ChannelPlan> => {
    const command = world.recorder.recording.commands.find((one) => one.key === key)!;
    const attempt = world.recorder.attempt(command, "rest");
    const outcome = await from.rest.command("POST", path, body, key, 10_000);
    world.recorder.answered(attempt, outcome);
    if (outcome.type !== "ack") throw new Error(`POST ${path} was not acked: ${JSON.stringify(outcome)}`);
    const result = outcome.result as { channel?: { id: string }; id?: string };
    const id = (result.channel?.id ?? result.id)!;
    const made: ChannelPlan = { id, kind, history, founder: from.id, initial: initial.map((person) => person.id) };
    world.recorder.recording.channels.push(made);
    return made;
  };
  const others = writers.slice(1);
  return {
    harbour: await channel("harbour", "public", "all", [...others, ...victims, odd, quiet, clerk, ...readers]),
    lobby: await channel("lobby", "public", "all", [...others, wanderer]),
    chart: await channel("chart", "private", "all", [...others, odd, quiet, ...readers]),
    keel: await channel("keel", "private", "joined", [...others, ...victims]),
    flood: await channel("flood", "private", "all", slow),
    dock: await channel("dock", "public", "all", [quiet]),
    workshop: await channel("workshop", "private", "all", [world.owner, quiet, { ...world.owner, id: world.ears }]),
    directs: [await direct(writers[0]!, writers[1]!), await direct(writers[1]!, victims[0]!)],
  };
}
