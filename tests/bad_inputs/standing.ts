// What must hold after every case, whatever it sent: the process lives, says within a second that it is ready, has answered
// nothing with a fault of its own, and its log holds no secret and no report of a sanitizer. Memory is weighed for each class.

import { readFileSync } from "node:fs";
import { connect } from "node:net";
import { expect } from "vitest";
import { Stage } from "../scenes/stage.ts";
import { Signal } from "../support/signal.ts";
import type { Answer } from "../support/rest.ts";
import type { ServerOptions } from "../support/server.ts";

export interface Raw {
  status: number;
  head: string;
  body: string;
}

export class Ground {
  readonly secrets: string[] = [];
  readonly faults: string[] = [];
  private began = 0;

  private constructor(readonly stage: Stage) {}

  static async open(options: ServerOptions = {}): Promise<Ground> {
    const ground = new Ground(await Stage.open(options));
    const { server } = ground.stage;
    const validate = server.observer!;
    server.observer = (method, path, answer) => {
      ground.note(`${method} ${path}`, answer);
      validate(method, path, answer);
    };
    ground.secrets.push(ground.stage.owner.token);
    return ground;
  }

  get url(): string {
    return this.stage.server.url;
  }

  // What it takes at rest, once everybody who takes part is there.
  weigh(): void {
    this.began = this.kib();
  }

  async stands(): Promise<void> {
    const { server } = this.stage;
    expect(server.up, "the process is alive").toBe(true);
    const began = Date.now();
    expect((await server.rest().get("/readyz", { deadlineMs: 1_000 })).status).toBe(200);
    expect(Date.now() - began).toBeLessThan(1_000);
    expect(this.faults).toEqual([]);
    const log = server.log.join("\n");
    expect(log).not.toMatch(/Sanitizer|runtime error|fault of the server/);
    for (const secret of this.secrets) expect(log.includes(secret), "a secret stands in the log").toBe(false);
  }

  // Within a tenth of what it was, and what the allocator keeps of a burst; a sanitized server keeps more than it needs.
  async weighsAsBefore(): Promise<void> {
    if (process.env["HOLDFAST_BINARY"]?.includes("asan")) return;
    await expect.poll(() => this.kib(), { timeout: 5_000, interval: 100 }).toBeLessThan(this.began * 1.1 + 24 * 1024);
  }

  async close(): Promise<void> {
    await this.stage.close();
  }

  // Bytes as they are given; what came until the answer was whole, or the connection over.
  async send(bytes: string | Buffer, until = 5_000): Promise<Raw> {
    const { hostname, port } = new URL(this.url);
    const socket = connect(Number(port), hostname);
    const changed = new Signal();
    let heard = "";
    let ended = false;
    socket.setEncoding("latin1");
    socket.on("data", (part: string) => ((heard += part), changed.fire()));
    socket.on("error", () => undefined);
    socket.on("close", () => ((ended = true), changed.fire()));
    socket.write(bytes);
    try {
      await changed.until("an answer", () => ended || whole(heard), until);
    } finally {
      socket.destroy();
    }
    const [head = "", ...rest] = heard.split("\r\n\r\n");
    const answer = { status: Number(head.split(" ")[1] ?? 0), head, body: rest.join("\r\n\r\n") };
    this.note("raw bytes", { status: answer.status, body: answer.body, headers: /\r\nretry-after:/i.test(head) ? { "retry-after": "1" } : {} });
    return answer;
  }

  private note(what: string, answer: Answer): void {
    if (answer.status < 500 || answer.status === 501 || answer.status === 505) return; // an unknown method, another HTTP
    if (answer.status === 503 && answer.headers["retry-after"]) return;
    this.faults.push(`${what}: ${answer.status} ${JSON.stringify(answer.body)}`);
  }

  private kib(): number {
    return Number(/VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${this.stage.server.pid}/status`, "utf8"))![1]);
  }
}

function whole(heard: string): boolean {
  const end = heard.indexOf("\r\n\r\n");
  const length = /\r\ncontent-length: (\d+)/i.exec(heard.slice(0, end));
  return end >= 0 && heard.length >= end + 4 + Number(length?.[1] ?? 0);
}
