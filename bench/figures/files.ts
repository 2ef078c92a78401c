// What a file costs on its way in and out: a hundred megabytes of noise, in parts, by one person over 127.0.0.1. Out, the reader throws
// the bytes away and keeps count.

import { randomBytes } from "node:crypto";
import http from "node:http";
import { startWithOwner } from "../../tests/support/bootstrap.ts";
import type { Figure } from "../figure.ts";
import { Window, type Usage } from "../machine.ts";
import { endsWithUs, settings } from "../server.ts";
import type { Reading } from "../table.ts";

const mib = 1 << 20;

export const files: Figure = {
  name: "files",
  async run({ seconds }) {
    const bytes = seconds < 1 ? mib : 100 * mib; // a smoke test measures nothing
    const { server, owner } = await startWithOwner({ settings });
    endsWithUs(server);
    try {
      const content = randomBytes(bytes);
      const { upload, part_bytes } = await owner.rest.need("POST", "/api/v1/uploads", { name: "noise.bin", bytes });
      const parts = Array.from({ length: Math.ceil(bytes / part_bytes) }, (_, at) => at * part_bytes);
      const up = await during(server.pid!, async () => {
        for (const offset of parts) await carry(server.url, owner.token, "PUT", `/api/v1/uploads/${upload}?offset=${offset}`, content.subarray(offset, offset + part_bytes));
      });
      const made = await during(server.pid!, () => carry(server.url, owner.token, "POST", `/api/v1/uploads/${upload}/finish`));
      const down = await during(server.pid!, () => carry(server.url, owner.token, "GET", `/api/v1/files/${upload}`));
      return [...rows("upload", up, bytes), ...rows("finish", made, bytes), ...rows("download", down, bytes)];
    } finally {
      await server.stop();
      server.remove();
    }
  },
};

async function during(pid: number, work: () => Promise<unknown>): Promise<Usage> {
  const window = new Window(pid);
  await work();
  return window.close();
}

function rows(what: string, { seconds, cpuUs, others }: Usage, bytes: number): Reading[] {
  const row = (name: string, unit: string, value: number): Reading => ({ row: `files, 100 MiB, ${what}: ${name}`, unit, value, others });
  return [row("rate", "MB/s", bytes / 1e6 / seconds), row("server CPU", "ms/MB", cpuUs[0]! / 1000 / (bytes / 1e6))];
}

function carry(url: string, token: string, method: string, path: string, body?: Uint8Array): Promise<number> {
  return new Promise((resolve, reject) => {
    const headers = { authorization: `Bearer ${token}`, ...(body ? { "content-type": "application/octet-stream", "content-length": body.length } : {}) };
    const request = http.request(url + path, { method, headers }, (answer) => {
      let size = 0;
      answer.on("data", (piece: Buffer) => (size += piece.length));
      answer.on("end", () => (answer.statusCode! < 300 ? resolve(size) : reject(new Error(`${method} ${path} answered ${answer.statusCode}`))));
    });
    request.on("error", reject);
    request.end(body);
  });
}
