// Descriptors run out: the limit comes down to little more than what is open, and idle connections take the rest. Whoever comes
// then must be told so, and those who are in must not notice.

import { execFileSync } from "node:child_process";
import { readdirSync } from "node:fs";
import http from "node:http";
import { connect, type Socket } from "node:net";
import type { World } from "../world.ts";

const spare = 6;
const guests = 24;

const idle: Socket[] = [];
let usual = "";

export const exhaustDescriptors = {
  async begin(world: World): Promise<void> {
    const pid = String(world.server.pid);
    usual = execFileSync("prlimit", ["--pid", pid, "--nofile", "--output", "SOFT,HARD", "--noheadings", "--raw"]).toString().trim().replace(" ", ":");
    const open = readdirSync(`/proc/${pid}/fd`).length;
    execFileSync("prlimit", ["--pid", pid, `--nofile=${open + spare}:${usual.split(":")[1]}`]);
    const { hostname, port } = new URL(world.server.direct);
    for (let i = 0; i < guests; i++) idle.push(connect({ host: hostname, port: Number(port) }).on("error", () => undefined));
    const code = await knock(world.server.direct);
    if (code) world.recorder.refused(code);
  },
  end(world: World): void {
    for (const socket of idle.splice(0)) socket.destroy();
    if (world.server.pid) execFileSync("prlimit", ["--pid", String(world.server.pid), `--nofile=${usual}`]);
  },
};

// What one more is told; nothing without a whole answer that says when to come back.
function knock(url: string): Promise<string | undefined> {
  return new Promise((resolve) => {
    const request = http.get(`${url}/readyz`, { agent: false, timeout: 3_000 }, (answer) => {
      let text = "";
      answer.setEncoding("utf8").on("data", (part: string) => (text += part));
      answer.on("end", () => resolve(answer.statusCode === 503 && answer.headers["retry-after"] ? (JSON.parse(text) as { code: string }).code : undefined));
      answer.on("error", () => resolve(undefined));
    });
    request.on("timeout", () => request.destroy());
    request.on("error", () => resolve(undefined));
  });
}
