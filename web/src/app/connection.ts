// One browser's connection as this tab has it: as the tab that holds the line, or as one that follows it. Nobody above can tell which.
import type { Signal } from "@preact/signals";
import type { Rest } from "../api/rest";
import { Backoff } from "../sync/backoff";
import type { CursorBook } from "../sync/cursors";
import { deviceName, newKey } from "../sync/keys";
import { seekLead, type Leadership, type Locks } from "../sync/leader";
import { Outbox } from "../sync/outbox";
import type { OutboxStore } from "../sync/outbox-store";
import { Sayings } from "../sync/sayings";
import { Line, type LineStatus, type Note, type SocketLike } from "../sync/socket";
import { placesOf, Tabs, type Snapshot, type Spoken } from "../sync/tabs";
import type { Cursor } from "../sync/wire";
import type { Known } from "../state/all";
import type { ChannelId, UserId } from "../state/model";
import type { Brain } from "./brain";
import { Refusal, type LineState, type Pending } from "./client";

export interface ConnectionParts {
  readonly rest: Rest;
  readonly brain: Brain;
  readonly cursors: CursorBook;
  readonly store: OutboxStore;
  readonly dial: () => SocketLike;
  readonly storage: Storage | undefined;
  readonly locks: Locks | undefined;
  readonly channel: BroadcastChannel | undefined; // only with locks: without, every tab has its own line
  readonly line: Signal<LineState>;
  readonly pending: Signal<readonly Pending[]>;
  readonly focus: () => ChannelId | null;
  readonly stored: (key: string) => void;
  readonly told: (note: Note) => void; // by the line, where this tab holds it
  readonly connected: () => void; // the line is up, or another tab's state was taken over
  readonly signedOut: () => void;
  readonly sessionChanged: () => void; // in another tab
}

const leadWithinMs = 150; // a free lock is granted at once; after this somebody else has it

export class Connection {
  readonly outbox: Outbox;
  private readonly wire: Line;
  private readonly tabs: Tabs<Known> | undefined;
  private readonly tab = newKey();
  private readonly sayings = new Sayings((frame) => this.wire.send(frame));
  private leadership: Leadership | undefined;
  private user = "";
  private adopted: (() => void) | undefined;

  constructor(private readonly parts: ConnectionParts) {
    const { brain, cursors } = parts;
    this.wire = new Line({
      dial: parts.dial,
      device: deviceName(parts.storage),
      cursors,
      backoff: new Backoff(Math.random, () => Date.now()),
      focus: parts.focus,
      online: () => globalThis.navigator?.onLine !== false,
      note: (note) => this.heard(note),
      status: (status) => this.showLine(status),
      whyRefused: () => this.whyRefused(),
    });
    this.outbox = new Outbox({
      store: parts.store,
      send: (frame) => this.wire.send(frame),
      changed: (items) => {
        parts.pending.value = items;
        this.tabs?.tellItems(items);
      },
      stored: parts.stored,
      written: () => this.tabs?.tellOutbox(),
    });
    const { channel } = parts;
    if (!channel || !parts.locks) return;
    this.tabs = new Tabs<Known>({
      channel,
      tab: this.tab,
      snapshot: () => ({ user: this.user, serial: this.tabs?.number ?? 0, held: brain.known, places: cursors.snapshot(), status: parts.line.value, items: this.outbox.list() }),
      say: (frame, tab) => this.sayings.say(frame, tab),
      outboxChanged: () => void this.outbox.reload(),
      tryNow: () => this.wire.tryNow(),
      adopt: (snapshot) => this.adopt(snapshot),
      note: (note, places) => this.follow(note, places),
      status: (status) => this.showLine(status),
      items: (items) => this.outbox.mirror(items),
      sessionChanged: parts.sessionChanged,
      unanswered: () => void this.leadOn(),
    });
  }

  // Resolves when the first screen has its names: from another tab, or from two requests.
  async start(user: UserId): Promise<void> {
    this.user = user;
    await this.outbox.open(user);
    let follows = false;
    const leads = await new Promise<boolean>((resolve) => {
      const late = setTimeout(() => resolve(!(follows = true)), leadWithinMs);
      this.leadership = seekLead(this.tabs ? this.parts.locks : undefined, "holdfast.line", () => {
        clearTimeout(late);
        if (follows) void this.leadOn();
        else resolve(true);
      });
    });
    if (!leads) await this.startFollowing();
    else await this.startLeading();
    if (this.user !== user) throw new Refusal(401, "unauthorized", "Sign in first.", "", 0); // signed out meanwhile
  }

  stop(): void {
    this.user = "";
    this.adopted?.();
    this.leadership?.give();
    this.tabs?.rest();
    this.wire.stop();
    this.outbox.close();
    this.sayings.clear();
  }

  close(): void {
    this.stop();
    this.tabs?.close();
  }

  // Another tab signs in or out with this one.
  tellSession(): void {
    this.tabs?.tellSession();
  }

  say(frame: Spoken): void {
    if (this.tabs?.following) this.tabs.tellSpoken(frame);
    else this.sayings.say(frame, this.tab);
  }

  forgetRead(channel: ChannelId): void {
    this.sayings.forgetRead(channel);
  }

  tryNow(): void {
    if (this.tabs?.following) this.tabs.tellTry();
    else this.wire.tryNow();
  }

  nudge(): void {
    if (!this.tabs?.following) this.wire.nudge();
  }

  private async startLeading(): Promise<void> {
    try {
      await this.parts.brain.snapshots();
    } catch (error) {
      this.leadership?.give();
      throw error;
    }
    if (this.user) this.lead();
  }

  private lead(): void {
    this.tabs?.lead();
    this.wire.start();
  }

  // The leader is gone, or does not speak: go on from where it stood.
  private async leadOn(): Promise<void> {
    for (let pause = 500; this.user && !this.parts.cursors.at("@me"); pause = Math.min(pause * 2, 30_000)) {
      try {
        await this.parts.brain.snapshots();
      } catch (error) {
        if (error instanceof Refusal && error.status === 401) return;
        await new Promise((wake) => setTimeout(wake, pause * Math.random()));
      }
    }
    if (!this.user) return;
    await this.outbox.reload();
    this.lead();
    this.adopted?.();
  }

  private startFollowing(): Promise<void> {
    return new Promise((resolve) => {
      this.adopted = resolve;
      this.tabs?.follow();
    });
  }

  private adopt({ user, held, places, status, items }: Snapshot<Known>): boolean {
    if (user !== this.user) return false;
    // Pages that the other tab waits for do not come here.
    const timelines = new Map([...held.timelines].map(([channel, timeline]) => [channel, { ...timeline, loading: "none" as const }]));
    this.parts.cursors.restore(places);
    this.parts.brain.apply(() => ({ ...held, timelines, arriving: new Map(), threadsArriving: null, threadsDue: held.threadsWhole === null }));
    this.outbox.mirror(items);
    this.showLine(status);
    this.parts.connected();
    this.adopted?.();
    return true;
  }

  private follow(note: Note, places: readonly (readonly [string, Cursor])[]): void {
    if (note.kind === "event") for (const [log, cursor] of places) this.parts.cursors.set(log, cursor);
    else if (places.length > 0) this.parts.cursors.restore(places);
    this.parts.brain.take(note);
    if (note.kind === "ready") this.parts.connected();
    if (note.kind === "ack" && this.outbox.list().some(({ key }) => key === note.key)) this.parts.stored(note.key);
  }

  private heard(note: Note): void {
    this.parts.brain.take(note);
    this.tabs?.tellNote(note, placesOf(note, this.parts.cursors));
    this.parts.told(note);
    switch (note.kind) {
      case "ready":
        void this.outbox.reload().then(() => this.wire.live && this.outbox.lineUp());
        this.sayings.sayAgain();
        return this.parts.connected();
      case "event": {
        const { kind, by, ...rest } = note.event;
        if (kind === "message.posted" && by === this.user) this.outbox.acknowledged((rest["message"] as { key: string }).key);
        return;
      }
      case "ack":
        return this.outbox.acknowledged(note.key);
      case "refused":
        return this.outbox.refused(note);
      case "cut":
        return this.outbox.lineDown();
      default:
        return;
    }
  }

  private showLine(status: LineStatus): void {
    this.parts.line.value = status;
    this.tabs?.tellStatus(status);
    if (status.kind === "signed-out") this.parts.signedOut();
  }

  private async whyRefused(): Promise<{ out: boolean; retryMs: number }> {
    try {
      await this.parts.rest.get("/me");
      return { out: false, retryMs: 0 };
    } catch (error) {
      return error instanceof Refusal ? { out: error.status === 401, retryMs: error.retryMs } : { out: false, retryMs: 0 };
    }
  }
}
