// Devices that come back with cursors that cannot be right: each must be told so in so many words (D7).

import type { Person } from "../support/bootstrap.ts";
import type { Random } from "../support/random.ts";
import { now, pause } from "../support/signal.ts";
import { Stream } from "../support/stream.ts";
import type { Cursor, EventPage, Frame } from "../support/wire.ts";
import { logName, type Line, type OddCursor } from "./recording.ts";
import type { World } from "./world.ts";

interface Comeback {
  person: Person;
  kind: OddCursor;
  cursors: Record<string, Cursor>;
  odd: string[]; // the channels whose cursors are odd
  epoch?: string;
}

export async function runComebacks(world: World, random: Random): Promise<void> {
  const seen = new Album(world);
  while (world.playing) {
    await pause(random.between(60, 350));
    if (!world.playing || !world.server.up) continue;
    seen.look();
    const comeback = await chooseComeback(world, random, seen).catch(() => undefined);
    if (comeback) await comeBack(world, comeback).catch(() => undefined); // the server may go down in the midst of it
  }
}

async function chooseComeback(world: World, random: Random, seen: Album): Promise<Comeback | undefined> {
  const { odd, wanderer, victims } = world.cast;
  const { harbour, chart, keel } = world.places;
  const place = seen.last(odd, harbour.id);
  const forged = "0123456789abcdef";
  const kind = random.weighted<OddCursor>({ old: 3, trimmed: 3, ahead: 2, check: 2, epoch: 2, lost: 2 });
  switch (kind) {
    case "old": {
      const who = random.chance(0.5) ? odd : random.pick(victims);
      const channel = who === odd ? random.pick([harbour, chart]) : random.pick([harbour, keel]);
      const cursor = seen.any(who, channel.id, random);
      return cursor && { person: who, kind, cursors: { [channel.id]: cursor }, odd: [] };
    }
    case "trimmed": {
      const first = seen.first(wanderer, "@me");
      const log = (await wanderer.rest.need("GET", "/api/v1/me/events?after=0&limit=1", undefined, { deadlineMs: 2_000 })) as EventPage;
      return first && { person: wanderer, kind, cursors: { "@me": first }, odd: log.first > first[0] + 1 ? ["@me"] : [] };
    }
    case "ahead":
      return place && { person: odd, kind, cursors: { [harbour.id]: [place[0] + 100_000, forged] }, odd: [harbour.id] };
    case "check":
      return place && { person: odd, kind, cursors: { [harbour.id]: [place[0], forged] }, odd: [harbour.id] };
    case "epoch": {
      const other = seen.last(odd, chart.id);
      return place && other && { person: odd, kind, cursors: { [harbour.id]: place, [chart.id]: other }, odd: [harbour.id, chart.id], epoch: "another-epoch" };
    }
    case "lost":
      return { person: odd, kind, cursors: { [keel.id]: [1, forged] }, odd: [keel.id] };
    default:
      return undefined;
  }
}

// One short line: it listens until the odd cursors are answered, and a little longer for what may follow.
async function comeBack(world: World, { person, kind, cursors, odd, epoch }: Comeback): Promise<void> {
  let line: Line | undefined;
  const answered = new Set<string>();
  const stream = await Stream.dial(world.server.url, person.token, {
    deadlineMs: 3_000,
    onFrame: (frame, raw, at) => {
      if (!line) return;
      world.recorder.frame(line, frame, raw, at);
      if (frame.type === "resync" || frame.type === "gone") answered.add(frame.channel!);
      if (frame.type === "more") pull(stream, line, person, frame);
      world.changed.fire();
    },
    onClose: (code, at) => line && Object.assign(line, { closedAt: at, closeCode: code }),
  });
  line = world.recorder.line(person.id, `${person.username}/forger`, stream.hello.epoch);
  line.odd = Object.fromEntries(odd.map((channel) => [logName(channel, person.id), kind]));
  world.recorder.started(line, epoch ?? stream.hello.epoch, cursors);
  try {
    await stream.start(`${person.username}/forger`, cursors, { ...(epoch ? { epoch } : {}), deadlineMs: 3_000 });
    await world.changed.until("the odd cursors are answered", () => odd.every((channel) => answered.has(channel)) || !stream.open, 2_000);
    await pause(60);
  } catch {
    if (!stream.open || !world.server.up) line.odd = {}; // cut in the midst: nothing can be said
  } finally {
    stream.cut();
  }
}

function pull(stream: Stream, line: Line, person: Person, frame: Frame): void {
  const after = Number(frame["next"]) - 1;
  line.notes.push({ what: "pull", at: now(), log: logName(frame.channel!, person.id), after });
  stream.send({ type: "pull", channel: frame.channel, after });
}

// Cursors that devices held at some time, to come back with much later.
class Album {
  private readonly kept = new Map<string, Cursor[]>();

  constructor(private readonly world: World) {}

  look(): void {
    for (const device of this.world.devices)
      for (const [channel, cursor] of device.cursors) {
        if (cursor[0] === 0 || cursor[1] === "") continue;
        const page = `${device.person.id} ${channel}`;
        const cursors = this.kept.get(page) ?? [];
        if (cursors.length < 200 && cursors.at(-1)?.[0] !== cursor[0]) cursors.push([...cursor]);
        this.kept.set(page, cursors);
      }
  }

  first(person: Person, channel: string): Cursor | undefined {
    return this.kept.get(`${person.id} ${channel}`)?.[0];
  }
  last(person: Person, channel: string): Cursor | undefined {
    return this.kept.get(`${person.id} ${channel}`)?.at(-1);
  }
  any(person: Person, channel: string, random: Random): Cursor | undefined {
    const cursors = this.kept.get(`${person.id} ${channel}`);
    return cursors && random.pick(cursors);
  }
}
