// The stage for scenes: a server, people by name, their devices. Reads like the product: ada.says(…), ben.hears(…).

import { randomBytes } from "node:crypto";
import { createBot, startWithOwner, type Person } from "../support/bootstrap.ts";
import { Schema } from "../support/schema.ts";
import type { Server, ServerOptions } from "../support/server.ts";
import { Signal } from "../support/signal.ts";
import { Stream } from "../support/stream.ts";
import type { Ack, Cursor, Outcome, Ready, Refusal } from "../support/wire.ts";

export const newKey = (): string => `key_${randomBytes(9).toString("base64url")}`;

export interface Seen {
  type: string;
  channel?: string;
  seq?: number;
  check?: string;
  kind?: string;
  [field: string]: any; // eslint-disable-line
}

// One device of one person: everything it has received, in order.
export class Device {
  readonly seen: Seen[] = [];
  readonly changed = new Signal();
  stream!: Stream;
  ready!: Ready;
  closeCode: number | undefined;

  constructor(
    private readonly server: Server,
    readonly person: Person,
    readonly name: string,
    private readonly schema: Schema,
  ) {}

  async connect(cursors: Record<string, Cursor> = {}, epoch?: string): Promise<this> {
    this.closeCode = undefined;
    this.stream = await Stream.dial(this.server.url, this.person.token, {
      onFrame: (frame) => {
        this.schema.validateStreamMessage(frame); // nothing undeclared reaches anybody
        this.seen.push(frame as unknown as Seen);
        this.changed.fire();
      },
      onClose: (code) => ((this.closeCode = code), this.changed.fire()),
    });
    this.ready = await this.stream.start(this.name, cursors, epoch === undefined ? {} : { epoch });
    return this;
  }

  events(channel: string): Seen[] {
    return this.seen.filter((frame) => frame.type === "event" && frame.channel === channel);
  }

  async hears(what: string, holds: (frame: Seen) => boolean, deadlineMs = 5_000): Promise<Seen> {
    await this.changed.until(`${this.person.username} receives ${what}`, () => this.seen.some(holds), deadlineMs);
    return this.seen.find(holds)!;
  }

  hearsText(channel: string, text: string): Promise<Seen> {
    return this.hears(`"${text}"`, (frame) => frame.type === "event" && frame.channel === channel && frame["message"]?.text === text);
  }

  async closes(deadlineMs = 5_000): Promise<number> {
    await this.changed.until(`${this.person.username}'s line closes`, () => this.closeCode !== undefined, deadlineMs);
    return this.closeCode!;
  }

  post(channel: string, text: string, key = newKey()): Promise<Outcome> {
    return this.stream.command({ type: "post", key, channel, text });
  }

  command(name: string, fields: object, key = newKey()): Promise<Outcome> {
    return this.stream.command({ type: "command", name, key, ...fields });
  }

  // The cursor after everything received of a log.
  cursor(log: string): Cursor {
    const last = this.events(log).at(-1);
    return last ? [last.seq!, last.check!] : [0, ""];
  }
}

export class Stage {
  private readonly people = new Map<string, Promise<Person>>();
  private readonly devices: Device[] = [];

  private constructor(
    readonly server: Server,
    readonly owner: Person,
    readonly schema: Schema,
  ) {}

  static async open(options: ServerOptions = {}): Promise<Stage> {
    const { server, owner } = await startWithOwner({ ...options, settings: { loops: 3, rate_per_second: 0, ...options.settings } });
    const schema = await Schema.of(server.url);
    server.observer = (method, path, answer) => {
      if (path.startsWith("/api/v1/") && path !== "/api/v1/openapi.json") schema.validateAnswer(`${method} ${path}`, answer.status, answer.body);
    };
    return new Stage(server, owner, schema);
  }

  person(name: string): Promise<Person> {
    const made = this.people.get(name) ?? createBot(this.server, this.owner, name);
    this.people.set(name, made);
    return made;
  }

  async device(name: string, cursors: Record<string, Cursor> = {}, device = "desk"): Promise<Device> {
    const made = new Device(this.server, await this.person(name), device, this.schema);
    this.devices.push(made);
    return made.connect(cursors);
  }

  // A channel that the first of them creates and the others are in.
  async channel(name: string, members: string[], kind: "public" | "private" = "private", history: "all" | "joined" = "all"): Promise<string> {
    const people = await Promise.all(members.map((member) => this.person(member)));
    const ack = await people[0]!.rest.need("POST", "/api/v1/channels", { name, kind, history, members: people.slice(1).map((person) => person.id) }, { key: newKey() });
    return ack.result.id as string;
  }

  async post(name: string, channel: string, text: string, key = newKey()): Promise<Ack> {
    const person = await this.person(name);
    return person.rest.need("POST", `/api/v1/channels/${channel}/messages`, { text }, { key });
  }

  async log(name: string, channel: string): Promise<Seen[]> {
    const person = await this.person(name);
    const events: Seen[] = [];
    for (let after: number | null = 0; after !== null; ) {
      const page = await person.rest.need("GET", `/api/v1/channels/${channel}/events?after=${after}&limit=500`);
      events.push(...page.events);
      after = page.next;
    }
    return events;
  }

  async close(): Promise<void> {
    for (const device of this.devices) if (device.stream?.open) device.stream.cut();
    if (this.server.pid && this.server.up) await this.server.stop("SIGKILL").catch(() => undefined);
    this.server.remove();
  }
}

export function acked(outcome: Outcome): Ack {
  if (outcome.type !== "ack") throw new Error(`not acknowledged: ${JSON.stringify(outcome)}`);
  return outcome as Ack;
}

export function refused(outcome: Outcome): Refusal {
  if (outcome.type !== "refused") throw new Error(`not refused: ${JSON.stringify(outcome)}`);
  return outcome as Refusal;
}
