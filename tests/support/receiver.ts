// A program on the other side: takes requests on a loopback port, keeps them, and answers as it is told.

import { createHmac } from "node:crypto";
import http from "node:http";
import type { AddressInfo } from "node:net";
import { Signal } from "./signal.ts";

export interface Taken {
  path: string;
  headers: http.IncomingHttpHeaders;
  body: string;
}

export interface Reply {
  status?: number;
  type?: string;
  body?: string;
  hang?: boolean; // no answer, until the other side gives up
}

export class Receiver {
  readonly taken: Taken[] = [];
  readonly changed = new Signal();
  answers: (request: Taken, before: number) => Reply = () => ({});

  private constructor(
    private readonly server: http.Server,
    readonly url: string,
  ) {}

  static async open(): Promise<Receiver> {
    const server = http.createServer();
    await new Promise<void>((ready) => server.listen(0, "127.0.0.1", ready));
    const receiver = new Receiver(server, `http://127.0.0.1:${(server.address() as AddressInfo).port}`);
    server.on("request", (request, response) => {
      const parts: Buffer[] = [];
      request.on("data", (part: Buffer) => parts.push(part));
      request.on("end", () => {
        const taken = { path: request.url ?? "", headers: request.headers, body: Buffer.concat(parts).toString("utf8") };
        const { status = 200, type = "text/plain", body = "", hang } = receiver.answers(taken, receiver.taken.length);
        receiver.taken.push(taken);
        receiver.changed.fire();
        if (!hang) response.writeHead(status, { "content-type": type }).end(body);
      });
    });
    return receiver;
  }

  async takes(count: number, deadlineMs = 15_000): Promise<Taken[]> {
    await this.changed.until(`${count} requests at the receiver`, () => this.taken.length >= count, deadlineMs);
    return this.taken;
  }

  close(): void {
    this.server.closeAllConnections();
    this.server.close();
  }
}

// As docs tell programs to check it.
export function isSigned(taken: Taken, secret: string): boolean {
  const found = /^t=(\d+),v1=([0-9a-f]{64})$/.exec(String(taken.headers["holdfast-signature"]));
  if (!found || Math.abs(Date.now() / 1000 - Number(found[1])) > 300) return false;
  return createHmac("sha256", secret).update(`${found[1]}.${taken.body}`).digest("hex") === found[2];
}
