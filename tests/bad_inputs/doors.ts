// The two doors, for bytes that no client of ours would send: REST with a body as it is given, and the stream with a frame.

import http from "node:http";
import WebSocket from "ws";
import { Signal } from "../support/signal.ts";

export interface Heard {
  status: number;
  body: any; // eslint-disable-line
}

const pool = new http.Agent({ keepAlive: true, maxSockets: 32 });

export function ask(url: string, token: string | undefined, method: string, path: string, body: string | undefined, key?: string, media = "application/json"): Promise<Heard> {
  const headers: Record<string, string | number> = {};
  if (token) headers["authorization"] = `Bearer ${token}`;
  if (key) headers["idempotency-key"] = key;
  if (body !== undefined) Object.assign(headers, { "content-type": media, "content-length": Buffer.byteLength(body) });
  return new Promise((done, failed) => {
    const request = http.request(url + path, { method, headers, agent: pool, timeout: 10_000 }, (answer) => {
      const parts: Buffer[] = [];
      answer.on("data", (part: Buffer) => parts.push(part));
      answer.on("error", failed);
      answer.on("end", () => {
        const text = new TextDecoder("utf-8", { fatal: true });
        try {
          const said = answer.headers["content-type"]?.includes("json") ? JSON.parse(text.decode(Buffer.concat(parts))) : Buffer.concat(parts).toString("latin1");
          done({ status: answer.statusCode ?? 0, body: said });
        } catch (error) {
          failed(new Error(`${method} ${path.slice(0, 80)} was answered by what is no JSON: ${String(error)}`));
        }
      });
    });
    request.on("timeout", () => request.destroy(new Error("silence")));
    request.on("error", (error) => failed(new Error(`${method} ${path.slice(0, 80)}: ${error.message}`)));
    request.end(body);
  });
}

const mistakesHere = 8; // ten in a minute end a line

// One line of the stream that has started; a new one when this one has made too many mistakes.
export class Line {
  readonly said: any[] = []; // eslint-disable-line
  private readonly changed = new Signal();
  private mistakes = 0;
  closed: number | undefined;

  private constructor(
    private readonly socket: WebSocket,
    private readonly url: string,
    private readonly token: string,
  ) {
    socket.on("message", (data: Buffer) => (this.said.push(JSON.parse(data.toString("utf8"))), this.changed.fire()));
    socket.on("close", (code) => ((this.closed = code), this.changed.fire()));
    socket.on("error", () => this.changed.fire());
  }

  static async open(url: string, token: string): Promise<Line> {
    const socket = new WebSocket(`${url.replace(/^http/, "ws")}/api/v1/stream`, "holdfast.v1", { headers: { authorization: `Bearer ${token}` }, perMessageDeflate: false });
    const line = new Line(socket, url, token);
    const hello = await line.hears("hello", (one) => one.type === "hello");
    socket.send(JSON.stringify({ type: "start", protocol: 1, device: "probe", epoch: hello.epoch, cursors: {} }));
    await line.hears("ready", (one) => one.type === "ready");
    return line;
  }

  async hears(what: string, holds: (said: any) => boolean): Promise<any> { // eslint-disable-line
    await this.changed.until(what, () => this.closed !== undefined || this.said.some(holds), 10_000);
    const heard = this.said.find(holds);
    if (!heard) throw new Error(`the line closed with ${this.closed} before ${what}`);
    return heard;
  }

  // The answer by its key, or the error that says the frame was not read. What was heard before is forgotten.
  async tell(frame: string, key: string): Promise<any> { // eslint-disable-line
    this.said.length = 0;
    this.socket.send(frame);
    const heard = await this.hears(`an answer to ${key}`, (one) => one.type === "error" || ((one.type === "ack" || one.type === "refused") && one.key === key));
    if (heard.type === "error") this.mistakes++;
    return heard;
  }

  async fresh(): Promise<Line> {
    if (this.mistakes < mistakesHere && this.closed === undefined) return this;
    this.close();
    return Line.open(this.url, this.token);
  }

  close(): void {
    this.socket.terminate();
  }
}
