// A channel that is older than any rule of retention: it comes from another chat, before the server first starts. During the play
// its beginning is removed, and what that does to its log is judged by itself: nobody writes there.

import { randomUUID } from "node:crypto";
import { join } from "node:path";
import { people, ts, writeExport } from "../support/slack_export.ts";
import type { Server } from "../support/server.ts";
import { aside } from "./asides.ts";
import type { Recording, Violation } from "./recording.ts";
import type { World } from "./world.ts";

const name = "attic";
const messages = 12;
const old = "2018"; // what is stamped before is imported, and goes

export async function fillAttic(server: Server): Promise<void> {
  const said = Array.from({ length: messages }, (_, i) => ({ type: "message", user: people[i % 2]!.id, ts: ts(i * 60), text: `Long ago ${i}` }));
  const channels = [{ id: "C1", name, created: 1_510_000_000, creator: people[0]!.id, members: people.slice(0, 2).map(({ id }) => id) }];
  await server.cli(["import", "slack", writeExport(join(server.data, "attic.zip"), { "users.json": people.slice(0, 2), "channels.json": channels, [`${name}/2017-11-06.json`]: said })]);
}

// Somebody with several devices listens there.
export async function openAttic(world: World): Promise<void> {
  const { id: reader, rest } = world.cast.quiet;
  const { items } = await rest.need("GET", `/api/v1/channels?query=${name}`);
  const id = (items.find((channel: { name: string }) => channel.name === name) as { id: string }).id;
  await rest.need("POST", `/api/v1/channels/${id}/join`, {}, { key: randomUUID() });
  world.recorder.recording.attic = { id, reader };
}

// The first time the beginning goes; afterwards there is nothing to remove, and the rule alone changes.
export async function sweepAttic(world: World, number: number): Promise<void> {
  const attic = world.recorder.recording.attic;
  if (!attic) return;
  const days = 30 + (number % 100);
  await aside(world, world.owner, "PUT", "/api/v1/workspace/retention", { days: 0, hold: false }, randomUUID());
  await aside(world, world.owner, "PUT", "/api/v1/workspace/retention", { days: 36_000 + (number % 100) }, randomUUID());
  await aside(world, world.owner, "PUT", `/api/v1/channels/${attic.id}/retention`, { days }, randomUUID());
}

// A prefix went, once, and everybody was told the number at which the log begins now.
export function checkAttic(recording: Recording): Violation[] {
  const log = recording.cold.logs[recording.attic?.id ?? ""];
  if (!log) return [];
  const fault = (says: string): Violation => ({ invariant: "T", says: `${recording.attic!.id}: ${says}` });
  const found: Violation[] = [];
  const told = log.events.filter(({ kind }) => kind === "history.trimmed").map((event) => event["trimmed"] as { first: number; messages: number });
  // In a year that was not this one the rule takes its own words away too, and tells nobody of them.
  if (recording.episodes?.some(({ plague }) => plague.startsWith("clock"))) return log.first > log.head + 1 ? [fault(`it begins at ${log.first}, and its head is ${log.head}`)] : [];
  if (told.length === 0) return log.first === 1 ? [] : [fault(`it begins at ${log.first}, and no event says so`)];
  const [first, gone] = [told.at(-1)!.first, told.reduce((sum, one) => sum + one.messages, 0)];
  if (log.first !== first) found.push(fault(`it begins at ${log.first}; the last event said ${first}`));
  const left = log.events.filter(({ at }) => (at ?? old) < old);
  if (left.length > 0) found.push(fault(`${left.length} events of long ago are still there`));
  if (gone !== messages) found.push(fault(`${gone} messages are said to have gone; there were ${messages}`));
  return found;
}
