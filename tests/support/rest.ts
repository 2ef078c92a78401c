// The second door. One keep-alive pool for all clients of a test; a call either brings a whole answer or rejects with NoAnswer.

import http from "node:http";
import { pause } from "./signal.ts";
import { isFinal, type Ack, type Outcome, type Refusal } from "./wire.ts";

export interface Answer {
  status: number;
  // What the server said, as JSON where it was JSON.
  body: any; // eslint-disable-line
  headers: http.IncomingHttpHeaders;
}

export class NoAnswer extends Error {}

const pool = new http.Agent({ keepAlive: true, maxSockets: 64, scheduling: "lifo" });

export interface CallOptions {
  key?: string;
  deadlineMs?: number;
  headers?: Record<string, string>;
}

export class Rest {
  constructor(
    private readonly base: () => string,
    readonly token?: string,
    private readonly observe?: (method: string, path: string, answer: Answer) => void, // may throw: the call then rejects
  ) {}

  get(path: string, options?: CallOptions): Promise<Answer> {
    return this.call("GET", path, undefined, options);
  }
  post(path: string, body: unknown = {}, options?: CallOptions): Promise<Answer> {
    return this.call("POST", path, body, options);
  }
  put(path: string, body: unknown = {}, options?: CallOptions): Promise<Answer> {
    return this.call("PUT", path, body, options);
  }
  patch(path: string, body: unknown = {}, options?: CallOptions): Promise<Answer> {
    return this.call("PATCH", path, body, options);
  }
  delete(path: string, options?: CallOptions): Promise<Answer> {
    return this.call("DELETE", path, undefined, options);
  }

  // For set-up and readings where anything but success is a broken test.
  async need(method: string, path: string, body?: unknown, options?: CallOptions): Promise<any> {
    return this.bodyOf(method, path, await this.call(method, path, body, options));
  }

  private bodyOf(method: string, path: string, answer: Answer): any {
    if (answer.status >= 300) throw new Error(`${method} ${path} answered ${answer.status}: ${JSON.stringify(answer.body)}`);
    return answer.body;
  }

  // For long readings: comes back when it is asked to slow down, as a program should.
  async patiently(path: string): Promise<any> {
    for (;;) {
      const answer = await this.get(path);
      if (answer.status !== 429) return this.bodyOf("GET", path, answer);
      await pause((answer.body as { retry_ms: number }).retry_ms);
    }
  }

  call(method: string, path: string, body?: unknown, options: CallOptions = {}): Promise<Answer> {
    const payload = body === undefined ? undefined : Buffer.from(JSON.stringify(body));
    const headers: Record<string, string | number> = { accept: "application/json", ...options.headers };
    if (payload) {
      headers["content-type"] = "application/json";
      headers["content-length"] = payload.length;
    }
    if (this.token) headers["authorization"] = `Bearer ${this.token}`;
    if (options.key) headers["idempotency-key"] = options.key;
    return new Promise((resolve, reject) => {
      const failed = (error: Error): void => (clearTimeout(timer), reject(new NoAnswer(`${method} ${path}: ${error.message}`)));
      const request = http.request(this.base() + path, { method, headers, agent: pool }, (response) => {
        const parts: Buffer[] = [];
        response.on("data", (part: Buffer) => parts.push(part));
        response.on("error", failed);
        response.on("aborted", () => failed(new Error("cut short")));
        response.on("end", () => {
          clearTimeout(timer);
          if (!response.complete) return failed(new Error("cut short"));
          const answer = { status: response.statusCode ?? 0, body: parse(Buffer.concat(parts).toString("utf8")), headers: response.headers };
          try {
            this.observe?.(method, path, answer);
            resolve(answer);
          } catch (error) {
            reject(error);
          }
        });
      });
      const timer = setTimeout(() => request.destroy(new Error("no answer in time")), options.deadlineMs ?? 10_000);
      request.on("error", failed);
      request.end(payload);
    });
  }

  // A durable command, its answer in the stream's words.
  async command(method: string, path: string, body: unknown, key: string, deadlineMs: number): Promise<Outcome> {
    try {
      return toOutcome(await this.call(method, path, body, { key, deadlineMs }), key);
    } catch (error) {
      if (error instanceof NoAnswer) return { type: "unknown", why: error.message };
      throw error;
    }
  }
}

function toOutcome(answer: Answer, key: string): Outcome {
  const body = answer.body as Partial<Ack> & Partial<Refusal>;
  if (answer.status < 300 && typeof body?.seq === "number") return { ...(body as Ack), type: "ack" };
  if (answer.status < 300) throw new Error(`a success that is no ack: ${JSON.stringify(body)}`);
  const code = typeof body?.code === "string" ? body.code : `http_${answer.status}`;
  const retry = body?.retry_ms;
  const ownFault = answer.status >= 400 && answer.status < 500 && answer.status !== 429;
  const after = answer.headers["retry-after"];
  return {
    type: "refused", key, code, final: isFinal(code) || ownFault, status: answer.status,
    ...(retry === undefined ? {} : { retry_ms: retry }), ...(after === undefined ? {} : { retry_after: after }),
  };
}

function parse(text: string): unknown {
  if (text === "") return undefined;
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}
