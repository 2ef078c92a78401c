// Readers of pages by REST: a page is true for its `as_of`, and never older than what its reader knows was acked.

import type { Person } from "../support/bootstrap.ts";
import { now, pause } from "../support/signal.ts";
import type { Random } from "../support/random.ts";
import type { EventPage, Page } from "../support/wire.ts";
import { settle } from "./settle.ts";
import * as orders from "./orders.ts";
import type { World } from "./world.ts";

export async function runPages(world: World, random: Random): Promise<void> {
  const reader = world.cast.quiet;
  const { harbour, chart } = world.places;
  // A deletion just acked: whoever looks now must not see the text, whatever page was made ready before.
  world.afterDelete.push((channel, seq) => {
    if (channel !== harbour.id && channel !== chart.id) return;
    if (random.chance(0.5)) void readPage(world, reader, channel, "?limit=50");
    void readPage(world, reader, channel, `?around=${seq}&limit=10`);
  });
  while (world.playing) {
    const channel = random.pick([harbour, chart]).id;
    const head = world.liveDevice(reader)?.seqOf(channel) ?? 1;
    await readPage(world, reader, channel, random.pick(["", "?limit=50", `?before=${random.between(1, head)}&limit=20`, `?after=${random.between(0, head)}&limit=20`]));
    if (random.chance(0.3)) await readEvents(world, reader, channel, random.between(Math.max(0, head - 60), head));
    if (random.chance(0.05)) await settle(world, orders.setRead(world, reader, channel, random.between(1, head)));
    if (random.chance(0.02)) await settle(world, orders.markUnread(world, reader, channel, random.between(1, head)));
    await pause(random.between(10, 120));
  }
}

export async function readPage(world: World, person: Person, log: string, query: string): Promise<void> {
  if (!world.server.up) return;
  const askedAt = now();
  const answer = await person.rest.get(`/api/v1/channels/${log}/messages${query}`, { deadlineMs: 2_000 }).catch(() => undefined);
  if (!answer) return;
  const page = answer.status === 200 ? { page: answer.body as Page } : {};
  world.recorder.recording.pages.push({ user: person.id, log, askedAt, answeredAt: now(), status: answer.status, ...page });
}

// The log itself by the second door: the same events as on the stream.
async function readEvents(world: World, person: Person, log: string, after: number): Promise<void> {
  const answer = await person.rest.get(`/api/v1/channels/${log}/events?after=${after}&limit=30`, { deadlineMs: 2_000 }).catch(() => undefined);
  if (answer?.status !== 200) return;
  for (const event of (answer.body as EventPage).events) world.recorder.form(log, event, JSON.stringify(event), `${person.username} by REST`, now());
}
