// Files on their way up, in parts, and the messages that carry them.

import type { Person } from "../support/bootstrap.ts";
import type { Random } from "../support/random.ts";
import { aside, asideOfBytes } from "./asides.ts";
import * as orders from "./orders.ts";
import { settle } from "./settle.ts";
import type { World } from "./world.ts";

const bytes = 40_000;

// Broken off wherever the server is not there: what is half there is the server's to clear away.
export async function uploadOne(world: World, person: Person, random: Random): Promise<void> {
  const number = world.recorder.recording.commands.length;
  const content = Buffer.alloc(bytes, `Page ${number}. `);
  const begun = await aside(world, person, "POST", "/api/v1/uploads", { name: `logbook ${number}.txt`, bytes });
  if (!begun) return;
  if (!(await asideOfBytes(world, person, `/api/v1/uploads/${begun.upload}?offset=0`, content))) return;
  const file = await aside(world, person, "POST", `/api/v1/uploads/${begun.upload}/finish`);
  if (!file) return;
  const channel = random.pick([world.places.harbour, world.places.chart]).id;
  await settle(world, orders.post(world, person, channel, `The logbook ${number}`, undefined, false, [file.id as string]), { door: "rest" });
}
