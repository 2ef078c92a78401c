// Every field of the OpenAPI document × every kind of wrong, through both doors: refused with the field's name, or taken when it
// was right after all; never a fault of the server, a closed line or silence.

import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { readFileSync } from "node:fs";
import { execFileSync } from "node:child_process";
import { Schema } from "../support/schema.ts";
import { Server } from "../support/server.ts";
import { Line } from "./doors.ts";
import { operationsOf, type Operation } from "./operations.ts";
import { byRest, byStream, probesOf, right, type Probe } from "./probes.ts";
import { build, type World } from "./world.ts";

const atOnce = 8;

const document = JSON.parse(execFileSync(new Server({ data: "/nowhere" }).binary, ["openapi"], { maxBuffer: 64 << 20 }).toString("utf8"));
const operations = operationsOf(document);

let world: World;
let schema: Schema;
let line: Line;
let tried = 0;

beforeAll(async () => {
  world = await build();
  schema = await Schema.of(world.server.url);
  line = await Line.open(world.server.url, world.owner.token);
}, 60_000);
afterAll(async () => {
  line?.close();
  await world?.server.stop("SIGKILL").catch(() => undefined);
  world?.server.remove();
  console.log(`${tried} bad values were tried`);
});

// What cannot be right twice, or needs what no test has here: the request is right in form all the same.
const onlyInForm: Record<string, string> = {
  "workspace.setup": "the workspace has an owner already",
  "password.reset": "the code came by a link that nobody asked for",
  "command.respond": "no command waits for an answer",
  "command.run": "asks a receiver on the network",
  "hook.post": "its address is a secret",
  "hook.post_2": "its address is a secret",
};

describe("a request that is right", () => {
  for (const operation of operations.filter((one) => one.fields.some((field) => field.place === "body") && !(one.id in onlyInForm)))
    it(`is taken: ${operation.id}`, async () => {
      const heard = await right(operation, world);
      expect(heard.status, JSON.stringify(heard.body)).toBeLessThan(300);
    });
});

async function each(probes: Probe[], run: (probe: Probe) => Promise<string | undefined>): Promise<string[]> {
  const left = [...probes];
  const wrong: string[] = [];
  const worker = async (): Promise<void> => {
    for (let probe = left.shift(); probe; probe = left.shift()) {
      tried++;
      const found = await run(probe).catch((error: Error) => error.message);
      if (found) wrong.push(`${probe.name}: ${found}`);
    }
  };
  await Promise.all(Array.from({ length: atOnce }, worker));
  return wrong;
}

async function standing(): Promise<void> {
  const answer = await world.server.rest().get("/readyz", { deadlineMs: 1_000 });
  expect(answer.status).toBe(200);
}

describe("by REST, each bad value is answered", () => {
  for (const operation of operations.filter((one) => one.fields.length > 0)) {
    const probes = probesOf(operation);
    it(`${operation.id} (${probes.length})`, async () => {
      expect(await each(probes, (probe) => byRest(operation, probe, world, schema))).toEqual([]);
      await standing();
    }, 60_000);
  }
});

const onStream = (operation: Operation): boolean => operation.byStream && operation.permission !== "operate" && operation.permission !== "anyone";
describe("by the stream, each bad value is answered", () => {
  for (const operation of operations.filter(onStream)) {
    const probes = probesOf(operation).filter((probe) => probe.field.place === "body");
    if (probes.length === 0) continue;
    it(`${operation.id} (${probes.length})`, async () => {
      const wrong: string[] = [];
      for (const probe of probes) {
        tried++;
        line = await line.fresh();
        const found = await byStream(operation, probe, world, line).catch((error: Error) => error.message);
        if (found) wrong.push(`${probe.name}: ${found}`);
      }
      expect(wrong).toEqual([]);
      await standing();
    }, 60_000);
  }
});

describe("the server", () => {
  it("says of no fault of its own, and holds no more memory than it has a use for", () => {
    expect(world.server.log.filter((entry) => /fault of the server|Sanitizer|runtime error/.test(entry))).toEqual([]);
    const kib = Number(/VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${world.server.pid}/status`, "utf8"))![1]);
    expect(kib).toBeLessThan(process.env["HOLDFAST_BINARY"] ? 2_000_000 : 400_000);
  });
});
