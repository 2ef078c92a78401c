// A client of the stream: one socket that speaks holdfast.v1. It keeps no cursors and draws no conclusions; whoever owns it
// sees every frame in order through `onFrame`, and learns the end through `onClose`.

import type { Socket } from "node:net";
import WebSocket from "ws";
import { now } from "./signal.ts";
import type { Ack, Cursor, Frame, Hello, Outcome, Ready, Refusal } from "./wire.ts";

export interface StreamOptions {
  onFrame?: (frame: Frame, raw: string, at: number) => void;
  onClose?: (code: number, at: number) => void;
  deadlineMs?: number;
  origin?: string;
  cookie?: string;
}

export class Stream {
  hello!: Hello;
  open = true;
  closeCode: number | undefined;

  private readonly waiting = new Map<string, ((outcome: Outcome) => void)[]>();
  private readonly beats: { timer?: NodeJS.Timeout } = {};
  private readySeen: ((ready: Ready) => void) | undefined;

  private constructor(
    private readonly socket: WebSocket,
    private readonly options: StreamOptions,
  ) {}

  // Resolves at `hello`; rejects when the line closes or stays silent before that.
  static dial(url: string, token: string | undefined, options: StreamOptions = {}): Promise<Stream> {
    const headers: Record<string, string> = {};
    if (token) headers["authorization"] = `Bearer ${token}`;
    if (options.origin) headers["origin"] = options.origin;
    if (options.cookie) headers["cookie"] = options.cookie;
    const socket = new WebSocket(url.replace(/^http/, "ws") + "/api/v1/stream", "holdfast.v1", {
      headers,
      perMessageDeflate: false,
      skipUTF8Validation: true,
      maxPayload: 8 << 20,
    });
    const stream = new Stream(socket, options);
    return new Promise((resolve, reject) => {
      const timer = setTimeout(() => (socket.terminate(), reject(new Error("no hello in time"))), options.deadlineMs ?? 5_000);
      socket.on("message", (data: Buffer) => {
        const raw = data.toString("utf8");
        const frame = JSON.parse(raw) as Frame;
        if (frame.type === "hello") {
          clearTimeout(timer);
          stream.hello = frame as unknown as Hello;
          stream.beat();
          options.onFrame?.(frame, raw, now());
          return resolve(stream);
        }
        stream.took(frame, raw);
      });
      socket.on("error", (error) => (clearTimeout(timer), reject(error)));
      socket.on("close", (code) => (clearTimeout(timer), stream.ended(code), reject(new Error(`closed with ${code}`))));
    });
  }

  send(frame: object): boolean {
    if (!this.open || this.socket.readyState !== WebSocket.OPEN) return false;
    this.socket.send(JSON.stringify(frame));
    return true;
  }

  // Says where this device stands. Rejects when no `ready` comes.
  start(device: string, cursors: Record<string, Cursor>, more: { epoch?: string; focus?: string; deadlineMs?: number } = {}): Promise<Ready> {
    const { epoch = this.hello.epoch, focus, deadlineMs = 10_000 } = more;
    return new Promise((resolve, reject) => {
      const timer = setTimeout(() => reject(new Error("no ready in time")), deadlineMs);
      this.readySeen = (ready) => (clearTimeout(timer), resolve(ready));
      if (!this.send({ type: "start", protocol: 1, device, epoch, cursors, ...(focus ? { focus } : {}) })) {
        clearTimeout(timer);
        reject(new Error("the line is closed"));
      }
    });
  }

  // A durable command by this door. Its outcome is unknown when the line ends or the deadline passes first.
  command(frame: { key: string; [field: string]: unknown }, deadlineMs = 5_000): Promise<Outcome> {
    return new Promise((resolve) => {
      const settle = (outcome: Outcome): void => (clearTimeout(timer), resolve(outcome));
      const timer = setTimeout(() => {
        const list = this.waiting.get(frame.key);
        if (list) list.splice(list.indexOf(settle), 1);
        resolve({ type: "unknown", why: "no answer in time" });
      }, deadlineMs);
      const list = this.waiting.get(frame.key) ?? [];
      list.push(settle);
      this.waiting.set(frame.key, list);
      if (!this.send(frame)) settle({ type: "unknown", why: "the line was closed" });
    });
  }

  // Stops reading: the kernel's buffers fill, then the server's.
  pause(): void {
    this.tcp()?.pause();
  }
  resume(): void {
    this.tcp()?.resume();
  }

  // A cut, not a goodbye: with a reset, or by closing at once.
  cut(reset = false): void {
    const tcp = this.tcp();
    if (reset && tcp && "resetAndDestroy" in tcp) (tcp as Socket & { resetAndDestroy(): void }).resetAndDestroy();
    else this.socket.terminate();
  }

  close(code = 1000): void {
    this.socket.close(code);
  }

  private tcp(): Socket | undefined {
    return (this.socket as unknown as { _socket?: Socket })._socket;
  }

  private took(frame: Frame, raw: string): void {
    const at = now();
    this.options.onFrame?.(frame, raw, at);
    if (frame.type === "ready") this.readySeen?.(frame as unknown as Ready);
    if (frame.type === "ack" || frame.type === "refused") this.settle(frame as unknown as Ack | Refusal);
  }

  private settle(answer: Ack | Refusal): void {
    const list = this.waiting.get(answer.key);
    const first = list?.shift();
    if (list?.length === 0) this.waiting.delete(answer.key);
    first?.(answer);
  }

  private ended(code: number): void {
    if (!this.open) return;
    this.open = false;
    this.closeCode = code;
    clearInterval(this.beats.timer);
    for (const list of this.waiting.values()) for (const settle of list) settle({ type: "unknown", why: `the line closed with ${code}` });
    this.waiting.clear();
    this.options.onClose?.(code, now());
  }

  // Browsers see no ping: without beats a dead line is invisible to both sides.
  private beat(): void {
    this.beats.timer = setInterval(() => this.send({ type: "beat" }), Math.max(250, this.hello.heartbeat_ms));
    this.beats.timer.unref();
  }
}
