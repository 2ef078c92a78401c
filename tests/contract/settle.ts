// Sees a command through: the same key again after every unknown outcome, by whichever door is open, until it is acked or finally
// refused. Sometimes twice at once on purpose, sometimes again after the ack, sometimes with other content under the same key.

import { pause } from "../support/signal.ts";
import type { Ack, Outcome, Refusal } from "../support/wire.ts";
import type { Device } from "./device.ts";
import type { Order } from "./orders.ts";
import type { World } from "./world.ts";

export interface SettleHow {
  device?: Device; // the first sending goes by this line
  door?: "rest" | "stream";
  twice?: boolean; // by both doors at once
  tries?: number;
}

const answerMs = 1_500;

// Undefined: the outcome stayed unknown for as long as we cared.
export async function settle(world: World, order: Order, how: SettleHow = {}): Promise<Ack | Refusal | undefined> {
  const tries = how.tries ?? 40;
  for (let turn = 0; turn < tries; turn++) {
    const sendings = [turn === 0 ? sendFirst(world, order, how) : sendAgain(world, order)];
    if (how.twice && turn === 0) sendings.push(byRest(world, order), byLine(world, order));
    const outcomes = await Promise.all(sendings);
    const settled = outcomes.find((outcome): outcome is Ack => outcome.type === "ack") ?? outcomes.find((outcome): outcome is Refusal => outcome.type === "refused" && outcome.final);
    if (settled) return settled;
    const refused = outcomes.find((outcome): outcome is Refusal => outcome.type === "refused");
    if (refused && !knownPassing.has(refused.code)) return refused;
    await waitForAnother(world, refused);
  }
  return undefined;
}

// After the ack: the same again must be the same; the same key with other words must be refused.
export async function probe(world: World, order: Order): Promise<void> {
  if (world.random.chance(0.5)) await (world.random.chance(0.5) ? byRest(world, order) : byLine(world, order));
  if (order.command.name !== "message.post" || !world.random.chance(0.3)) return;
  const attempt = world.recorder.attempt(order.command, "rest");
  attempt.altered = true;
  const body = { ...(order.rest.body as object), text: `${order.command.asks.text} but altered` };
  world.recorder.answered(attempt, await order.person.rest.command(order.rest.method, order.rest.path, body, order.command.key, answerMs));
}

const knownPassing = new Set(["rate_limited", "overloaded", "draining", "unavailable"]);

async function waitForAnother(world: World, refused: Refusal | undefined): Promise<void> {
  if (!world.server.up) await world.changed.until("the server is back", () => world.server.up, 60_000).catch(() => undefined);
  await pause(Math.min(refused?.retry_ms ?? 0, 500) + world.random.between(5, 40));
}

function sendFirst(world: World, order: Order, how: SettleHow): Promise<Outcome> {
  if (order.stream && how.device?.live) return byLine(world, order, how.device);
  if (how.door === "rest") return byRest(world, order);
  return sendAgain(world, order);
}

function sendAgain(world: World, order: Order): Promise<Outcome> {
  return order.stream && world.random.chance(0.5) ? byLine(world, order) : byRest(world, order);
}

async function byRest(world: World, order: Order): Promise<Outcome> {
  if (!world.server.up) return { type: "unknown", why: "no server" };
  const attempt = world.recorder.attempt(order.command, "rest");
  const outcome = await order.person.rest.command(order.rest.method, order.rest.path, order.rest.body, order.command.key, answerMs);
  world.recorder.answered(attempt, outcome);
  return outcome;
}

async function byLine(world: World, order: Order, by?: Device): Promise<Outcome> {
  const device = by ?? world.liveDevice(order.person);
  if (!order.stream || !device?.live || !device.line) return order.stream ? { type: "unknown", why: "not on line" } : byRest(world, order);
  // The answer is written down where its frame arrives, so that one that comes late counts too.
  world.recorder.attempt(order.command, "stream", device.line.id);
  return device.send(order.stream, answerMs);
}
