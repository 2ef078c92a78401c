// One TCP connection to the server and what came back on it: an answer's head first, frames when it was 101, then the end.

import { createHash, randomBytes } from "node:crypto";
import { connect, type Socket } from "node:net";
import { Signal } from "../support/signal.ts";
import { take, type Received } from "./frames.ts";

export interface Head {
  status: number;
  fields: Map<string, string>;
  body: string;
}

export class RawSocket {
  readonly frames: Received[] = [];
  readonly changed = new Signal();
  head: Head | undefined;
  ended = false;
  fault: Error | undefined; // what the server did that no server may
  bodiless = false; // asked with HEAD: the answer has a length and no body
  private bytes: Buffer = Buffer.alloc(0);

  private constructor(private readonly socket: Socket) {
    socket.setNoDelay(true);
    socket.on("data", (part: Buffer) => this.took(part));
    socket.on("error", () => undefined); // a reset is an end
    socket.on("close", () => ((this.ended = true), this.changed.fire()));
  }

  static async dial(url: string): Promise<RawSocket> {
    const { hostname, port } = new URL(url);
    const socket = connect(Number(port), hostname);
    await new Promise<void>((done, failed) => socket.once("connect", done).once("error", failed));
    return new RawSocket(socket);
  }

  send(bytes: Buffer | string): void {
    if (!this.socket.destroyed) this.socket.write(bytes);
  }

  // In pieces of so many bytes, each given to the kernel before the next.
  async chop(bytes: Buffer | string, size: number): Promise<void> {
    const all = Buffer.from(bytes as string);
    for (let at = 0; at < all.length && !this.socket.destroyed; at += size) {
      await new Promise<void>((done) => this.socket.write(all.subarray(at, at + size), () => done()));
      await new Promise<void>((turn) => setImmediate(turn));
    }
  }

  finish(): void {
    this.socket.end();
  }

  drop(): void {
    this.socket.destroy();
  }

  until(what: string, holds: () => boolean, deadlineMs = 10_000): Promise<void> {
    return this.changed.until(what, () => this.fault !== undefined || holds(), deadlineMs);
  }

  private took(part: Buffer): void {
    this.bytes = Buffer.concat([this.bytes, part]);
    try {
      if (!this.head) this.readHead();
      if (this.head?.status === 101) this.readFrames();
    } catch (error) {
      this.fault = error as Error;
    }
    this.changed.fire();
  }

  private readHead(): void {
    const end = this.bytes.indexOf("\r\n\r\n");
    if (end < 0) return;
    const [line = "", ...lines] = this.bytes.subarray(0, end).toString("latin1").split("\r\n");
    const fields = new Map(lines.map((field) => [field.slice(0, field.indexOf(":")).toLowerCase(), field.slice(field.indexOf(":") + 1).trim()]));
    const status = Number(line.split(" ")[1]);
    const length = status === 101 || this.bodiless ? 0 : Number(fields.get("content-length") ?? 0);
    if (this.bytes.length < end + 4 + length) return;
    this.head = { status, fields, body: this.bytes.subarray(end + 4, end + 4 + length).toString("utf8") };
    this.bytes = this.bytes.subarray(end + 4 + length);
  }

  private readFrames(): void {
    for (let next = take(this.bytes); next; next = take(this.bytes)) {
      this.frames.push(next.frame);
      this.bytes = next.rest;
    }
  }
}

// --- A handshake as a list of fields, to be bent out of shape

export class Handshake {
  method = "GET";
  target = "/api/v1/stream";
  version = "HTTP/1.1";
  body = "";
  readonly key = randomBytes(16).toString("base64");
  fields: [name: string, value: string][];

  constructor(url: string, token?: string) {
    this.fields = [
      ["Host", new URL(url).host],
      ["Upgrade", "websocket"],
      ["Connection", "Upgrade"],
      ["Sec-WebSocket-Key", this.key],
      ["Sec-WebSocket-Version", "13"],
      ["Sec-WebSocket-Protocol", "holdfast.v1"],
    ];
    if (token) this.fields.push(["Authorization", `Bearer ${token}`]);
  }

  get host(): string {
    return this.fields.find(([name]) => name === "Host")![1];
  }
  set(name: string, value: string): this {
    return this.drop(name).add(name, value);
  }
  add(name: string, value: string): this {
    this.fields.push([name, value]);
    return this;
  }
  drop(name: string): this {
    this.fields = this.fields.filter(([other]) => other !== name);
    return this;
  }

  get accept(): string {
    return createHash("sha1").update(`${this.key}258EAFA5-E914-47DA-95CA-C5AB0DC85B11`).digest("base64");
  }
  toString(): string {
    return [`${this.method} ${this.target} ${this.version}`, ...this.fields.map(([name, value]) => `${name}: ${value}`), "", this.body].join("\r\n");
  }
}
