// From exec to the first 200 of /readyz, looked for every millisecond or two.

import { spawn, type ChildProcess } from "node:child_process";
import { mkdirSync, rmSync } from "node:fs";
import { createServer, connect } from "node:net";
import type { AddressInfo } from "node:net";
import { Server } from "../../tests/support/server.ts";
import { pause, within } from "../../tests/support/signal.ts";
import { filledCompany } from "../company.ts";
import type { Figure, Sizes } from "../figure.ts";
import { Load } from "../load.ts";
import { Window } from "../machine.ts";
import { copyOf, scratch } from "../scratch.ts";
import { endsWithUs, settings } from "../server.ts";
import type { Reading } from "../table.ts";

const patienceMs = 60_000;
const calmMs = 500;

export const start: Figure = {
  name: "start",
  async run(sizes) {
    const empty = `${scratch()}/empty`;
    mkdirSync(empty, { mode: 0o700 });
    const readings = [await timed("an empty folder", empty)];
    rmSync(empty, { recursive: true });

    const { folder, tokens, desks } = await filledCompany(sizes.shape);
    const data = copyOf(folder);
    const messages = sizes.shape.messages.toLocaleString("en");
    readings.push(await timed(`${messages} messages, after a clean stop`, data));
    await killUnderPosts(data, desks.map((desk, i) => ({ token: tokens[i]!, channels: [desk] })), sizes);
    readings.push(await timed(`${messages} messages, after kill -9`, data));
    rmSync(data, { recursive: true });
    return readings;
  },
};

async function timed(what: string, data: string): Promise<Reading> {
  const port = await freePort();
  const binary = new Server({ data }).binary;
  const window = new Window();
  await pause(calmMs); // a start is too short to tell by itself how loud the machine is
  const began = performance.now();
  const child = spawn(binary, ["serve", "--data", data, "--listen", `127.0.0.1:${port}`], {
    env: { ...process.env, HOLDFAST_LOG_LEVEL: "warn" },
    stdio: "ignore",
  });
  const ended = new Promise<void>((done) => child.on("close", () => done()));
  window.born(child.pid!);
  try {
    await becomesReady(child, port);
    const value = performance.now() - began;
    return { row: `start, ${what}: to ready`, unit: "ms", value, others: window.close().others };
  } finally {
    child.kill("SIGTERM");
    await within("the server ends", ended, patienceMs);
  }
}

async function becomesReady(child: ChildProcess, port: number): Promise<void> {
  const until = performance.now() + patienceMs;
  while (performance.now() < until) {
    if (child.exitCode !== null) throw new Error(`the server ended with ${child.exitCode}`);
    if (await answers200(port)) return;
    await pause(1);
  }
  throw new Error("the server did not become ready");
}

function answers200(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect(port, "127.0.0.1", () => socket.write("GET /readyz HTTP/1.1\r\nHost: 127.0.0.1\r\nConnection: close\r\n\r\n"));
    socket.on("data", (text) => (resolve(text.toString("latin1").startsWith("HTTP/1.1 200")), socket.destroy()));
    socket.on("error", () => resolve(false));
    socket.on("close", () => resolve(false));
  });
}

async function killUnderPosts(data: string, seats: { token: string; channels: string[] }[], { seconds }: Sizes): Promise<void> {
  const server = endsWithUs(new Server({ data, settings }));
  await server.start();
  const load = Load.start("posts", server.url, seats, ["pipeline=4", `seconds=${seconds * 10}`]);
  await load.mark("begin");
  load.go();
  await pause(seconds * 300);
  await server.stop("SIGKILL");
  load.stop();
}

function freePort(): Promise<number> {
  return new Promise((resolve) => {
    const probe = createServer().listen(0, "127.0.0.1", () => {
      const { port } = probe.address() as AddressInfo;
      probe.close(() => resolve(port));
    });
  });
}
