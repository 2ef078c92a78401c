// The figures that Prometheus reads: on a port of their own, in its form, and the same as happened.

import { readFileSync } from "node:fs";
import { createServer } from "node:net";
import { fileURLToPath } from "node:url";
import { afterEach, expect, it } from "vitest";
import { Stage } from "./stage.ts";

let stage: Stage | undefined;
afterEach(async () => {
  await stage?.close();
  stage = undefined;
});

async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((done) => server.listen(0, "127.0.0.1", done));
  const { port } = server.address() as { port: number };
  await new Promise((done) => server.close(done));
  return port;
}

// A sample of each line, after the format's own grammar; comments stand above their family.
function samplesOf(text: string): Map<string, number> {
  const samples = new Map<string, number>();
  const told = new Set<string>();
  for (const line of text.trimEnd().split("\n")) {
    const [, what, name] = /^# (HELP|TYPE) ([a-z0-9_]+) \S/.exec(line) ?? [];
    if (what) {
      told.add(`${what} ${name}`);
      continue;
    }
    const sample = /^([a-z0-9_]+)(?:\{[^}]*\})? (\S+)$/.exec(line);
    expect(sample, line).not.toBeNull();
    samples.set(sample![1]!, Number(sample![2]));
    if (sample![1]!.startsWith("holdfast_")) expect(told.has(`TYPE ${sample![1]}`) && told.has(`HELP ${sample![1]}`), line).toBe(true);
  }
  return samples;
}

it("counts what happened, in base units, for whoever may reach that port, and has all that the dashboard asks for", async () => {
  const port = await freePort();
  stage = await Stage.open({ settings: { metrics_listen: `127.0.0.1:${port}` } });
  const scrape = async (): Promise<Map<string, number>> => {
    const answer = await fetch(`http://127.0.0.1:${port}/metrics`);
    expect(answer.headers.get("content-type")).toMatch(/^text\/plain/);
    return samplesOf(await answer.text());
  };
  const channel = await stage.channel("harbour", ["ada", "ben"]);
  const device = await stage.device("ben");
  const before = await scrape();
  expect(before.get("holdfast_streams")).toBe(1);
  for (let i = 0; i < 5; i++) await stage.post("ada", channel, `High water ${i}`);
  await device.hearsText(channel, "High water 4");
  const after = await scrape();
  const grown = (name: string): number => after.get(name)! - before.get(name)!;
  expect(grown("holdfast_acknowledged_total")).toBe(5);
  expect(grown("holdfast_committed_total")).toBeGreaterThanOrEqual(5);
  expect(after.get("holdfast_ack_p99_seconds")).toBeGreaterThan(0);
  expect(after.get("holdfast_ack_p99_seconds")).toBeLessThan(10);
  expect(after.get("holdfast_info")).toBe(1);
  expect((await fetch(`http://127.0.0.1:${port}/api/v1/me`)).status).toBe(404);

  const dashboard = readFileSync(fileURLToPath(new URL("../../docker/grafana/holdfast.json", import.meta.url)), "utf8");
  const asked = new Set([...dashboard.matchAll(/holdfast_[a-z0-9_]+/g)].map(([name]) => name));
  expect(asked.size).toBeGreaterThan(10);
  for (const name of asked) expect(after.has(name) || name === "holdfast_checkpoint_age_seconds", name).toBe(true);
});

it("is nowhere unless it is asked for, and a start says when its port is taken", async () => {
  stage = await Stage.open();
  expect(await (await fetch(`${stage.server.url}/metrics`)).text()).not.toContain("holdfast_"); // as any other address: the web client
  const taken = createServer();
  await new Promise<void>((done) => taken.listen(0, "127.0.0.1", done));
  const { port } = taken.address() as { port: number };
  await expect(Stage.open({ settings: { metrics_listen: `127.0.0.1:${port}` } })).rejects.toThrow(/metrics/);
  await new Promise((done) => taken.close(done));
});
