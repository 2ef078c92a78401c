// Slow readers: their sockets are not read until a backlog of megabytes has overflowed, then read again. One pulls at once; the
// other waits until it is so far behind that the server has to give up on it.

import { now, pause } from "../support/signal.ts";
import type { Random } from "../support/random.ts";
import { limits } from "./limits.ts";
import * as orders from "./orders.ts";
import { settle } from "./settle.ts";
import type { World } from "./world.ts";

const messageBytes = 15_000;
const backlogBytes = 6_000_000; // more than the kernel keeps for one connection on the loopback, and the outbox besides
const inFlight = 6;

export async function runSlow(world: World, random: Random): Promise<void> {
  const flood = world.places.flood.id;
  const tide = new Tide(world);
  const early = world.device(world.cast.slow[0]!, "slow");
  const late = world.device(world.cast.slow[1]!, "slower", { beforePull: (_device, _log, next) => tide.passes(next + limits.pullBehindMax + 5) });
  const both = [early, late];
  const ready = (): boolean => !world.playing || both.every((device) => device.live && device.seqOf(flood) !== undefined);

  while (world.playing) {
    await world.changed.until("the slow readers are in", ready, 30_000).catch(() => undefined);
    if (!world.playing) break;
    world.truce = true;
    const lines = both.map((device) => device.line);
    const mores = both.map((device) => device.mores);
    const unbroken = (): boolean => world.playing && both.every((device, i) => device.line === lines[i] && device.live);
    for (const device of both) device.hold();
    await tide.rise(backlogBytes / messageBytes, messageBytes, unbroken);
    for (const device of both) device.release();
    const overflowed = (): boolean => !unbroken() || both.every((device, i) => device.mores > mores[i]!);
    await world.changed.until("both are told that there is more", overflowed, 5_000).catch(() => undefined);
    await tide.rise(limits.pullBehindMax + 40, 20, unbroken);
    world.truce = false;
    const caughtUp = (): boolean => !unbroken() || both.every((device) => (device.seqOf(flood) ?? 0) >= tide.head);
    await world.changed.until("both have caught up", caughtUp, 10_000).catch(() => undefined);
    await pause(random.between(2_500, 6_000));
  }
  tide.ebb();
  for (const device of both) device.release();
}

// What the founder pours into `flood`, and how far it has risen.
class Tide {
  head = 0;
  private over = false;

  constructor(private readonly world: World) {}

  async rise(messages: number, bytes: number, goesOn: () => boolean): Promise<void> {
    let left = Math.ceil(messages);
    const pourer = this.world.cast.writers[0]!;
    const deadline = now() + 15_000;
    const pour = async (): Promise<void> => {
      while (left-- > 0 && goesOn() && now() < deadline) {
        const number = this.world.recorder.recording.commands.length;
        const text = `Water ${number} `.padEnd(bytes, "~.");
        const outcome = await settle(this.world, orders.post(this.world, pourer, this.world.places.flood.id, text.trimEnd()), { door: "rest" });
        if (outcome?.type !== "ack") continue;
        this.head = Math.max(this.head, outcome.seq);
        this.world.changed.fire();
      }
    };
    await Promise.all(Array.from({ length: inFlight }, pour));
  }

  passes(seq: number): Promise<void> {
    return this.world.changed.until(`the flood passes ${seq}`, () => this.over || this.head > seq, 20_000).catch(() => undefined);
  }

  ebb(): void {
    this.over = true;
    this.world.changed.fire();
  }
}
