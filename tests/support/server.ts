// A real server on a data folder of its own: start, kill, freeze, start again. The binary is HOLDFAST_BINARY, else ../build/holdfast.

import { spawn, type ChildProcess } from "node:child_process";
import { existsSync, mkdtempSync, readFileSync, rmSync, watch } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { Rest, type Answer } from "./rest.ts";
import { Signal, within } from "./signal.ts";

export interface ServerOptions {
  binary?: string;
  data?: string;
  settings?: Record<string, string | number>; // outbox_bytes_max: 65536 becomes HOLDFAST_OUTBOX_BYTES_MAX
  env?: Record<string, string>;
  startMs?: number;
  listen?: string; // where it listens in all its lives; else on a free port, another one each time
  front?: (direct: string) => Promise<string>; // what stands between it and everybody, such as a slow line: the address to use instead
}

export interface Exit {
  code: number | null;
  signal: NodeJS.Signals | null;
  tookMs: number;
}

const logLinesKept = 400;

export class Server {
  readonly data: string;
  readonly changed = new Signal(); // up, down, or a line of the log
  readonly log: string[] = [];
  url = "";
  direct = ""; // past whatever stands in front of it
  up = false;
  starts = 0;
  said = 0; // lines of the log so far
  observer: ((method: string, path: string, answer: Answer) => void) | undefined; // of every answer to rest()
  stopping = false; // somebody here asked for the end of this run

  private child: ChildProcess | undefined;
  private ended: Promise<Exit> | undefined;
  private readonly env: NodeJS.ProcessEnv;

  constructor(private readonly options: ServerOptions = {}) {
    this.data = options.data ?? mkdtempSync(join(tmpdir(), "holdfast-test-"));
    this.env = { ...process.env, ...options.env };
    for (const [key, value] of Object.entries(options.settings ?? {})) this.env[`HOLDFAST_${key.toUpperCase()}`] = String(value);
  }

  get binary(): string {
    const here = dirname(fileURLToPath(import.meta.url));
    return resolve(this.options.binary ?? process.env["HOLDFAST_BINARY"] ?? join(here, "../../build/holdfast"));
  }

  get pid(): number | undefined {
    return this.child?.pid;
  }

  // Adds to the environment of the next start.
  arm(env: Record<string, string>): void {
    Object.assign(this.env, env);
  }

  // Returns when /readyz says yes. Rejects when the process ends before that or the deadline passes.
  async start(): Promise<void> {
    if (this.child) throw new Error("the server runs already");
    const before = this.control();
    const child = spawn(this.binary, ["serve", "--data", this.data, "--listen", this.options.listen ?? "127.0.0.1:0"], {
      env: this.env,
      stdio: ["ignore", "pipe", "pipe"],
    });
    this.child = child;
    this.starts++;
    this.stopping = false;
    this.ended = this.watchEnd(child);
    for (const stream of [child.stdout!, child.stderr!]) stream.setEncoding("utf8").on("data", (text: string) => this.note(text));
    await this.listening(child, before);
    this.up = true;
    this.changed.fire();
  }

  // Sends the signal and waits for the end of the process.
  async stop(signal: NodeJS.Signals = "SIGTERM", deadlineMs = 20_000): Promise<Exit> {
    if (!this.child || !this.ended) throw new Error("the server does not run");
    this.stopping = true;
    this.child.kill(signal);
    return within(`the server ends after ${signal}`, this.ended, deadlineMs);
  }

  signal(signal: NodeJS.Signals): void {
    this.child?.kill(signal);
  }

  // Resolves when this run of the process is over, whoever ended it.
  ending(): Promise<Exit> | undefined {
    return this.ended;
  }

  // What it logged since `said` was this.
  saidSince(mark: number): string[] {
    return this.log.slice(Math.max(0, this.log.length - (this.said - mark)));
  }

  // A command of the same binary beside the running server, with something on its standard input. Returns what it printed.
  async cli(args: string[], input = ""): Promise<string> {
    const child = spawn(this.binary, [...args, "--data", this.data], { env: this.env, stdio: ["pipe", "pipe", "pipe"] });
    let out = "";
    let errors = "";
    child.stdout.setEncoding("utf8").on("data", (text: string) => (out += text));
    child.stderr.setEncoding("utf8").on("data", (text: string) => (errors += text));
    child.stdin.on("error", () => undefined); // a command that reads nothing may be over before it is told
    child.stdin.end(input);
    const code = await within(`holdfast ${args.join(" ")}`, new Promise<number | null>((done, failed) => child.on("close", done).on("error", failed)), 20_000);
    if (code !== 0) throw new Error(`holdfast ${args.join(" ")} ended with ${code}: ${errors || out}`);
    return out.trim();
  }

  rest(token?: string): Rest {
    return new Rest(() => this.url, token, (method, path, answer) => this.observer?.(method, path, answer));
  }

  remove(): void {
    rmSync(this.data, { recursive: true, force: true });
  }

  private control(): string {
    const path = join(this.data, "control.json");
    return existsSync(path) ? readFileSync(path, "utf8") : "";
  }

  private async listening(child: ChildProcess, before: string): Promise<void> {
    const look = new Signal();
    const watcher = watch(this.data, () => look.fire());
    const pulse = setInterval(() => look.fire(), 25); // a watch may miss the first write into a new folder
    child.stdout!.on("data", () => look.fire());
    child.stderr!.on("data", () => look.fire());
    child.on("close", () => look.fire());
    child.on("error", () => look.fire());
    try {
      await look.until("the server listens", () => this.gone(child) || this.readControl(before), this.options.startMs ?? 20_000);
      this.url = (await this.options.front?.(this.direct)) ?? this.direct;
      let ready = false;
      while (!ready) {
        if (this.gone(child)) throw new Error(`the server ended while starting:\n${this.log.slice(-20).join("\n")}`);
        const probe = await new Rest(() => this.url).get("/readyz").catch(() => undefined);
        ready = probe?.status === 200;
        if (!ready) await within("the next look", new Promise<void>((turn) => setTimeout(turn, 20)), 1_000);
      }
    } finally {
      watcher.close();
      clearInterval(pulse);
    }
  }

  // The file of the run before may still stand there after a kill: only another content is the new server's.
  private readControl(before: string): boolean {
    const text = this.control();
    if (text === "" || text === before) return false;
    try {
      this.direct = (JSON.parse(text) as { url: string }).url;
      return true;
    } catch {
      return false; // half written: the next look sees it whole
    }
  }

  private gone(child: ChildProcess): boolean {
    return child.exitCode !== null || child.signalCode !== null || child.pid === undefined;
  }

  private watchEnd(child: ChildProcess): Promise<Exit> {
    const began = Date.now();
    return new Promise((done) => {
      const end = (code: number | null, signal: NodeJS.Signals | null): void => {
        if (this.child === child) this.child = undefined;
        this.up = false;
        done({ code, signal, tookMs: Date.now() - began });
        this.changed.fire();
      };
      child.on("close", end);
      child.on("error", (error) => (this.note(String(error)), end(null, null)));
    });
  }

  private note(text: string): void {
    const lines = text.split("\n").filter((line) => line !== "");
    this.log.push(...lines);
    this.said += lines.length;
    if (this.log.length > 2 * logLinesKept) this.log.splice(0, this.log.length - logLinesKept);
    this.changed.fire();
  }
}
