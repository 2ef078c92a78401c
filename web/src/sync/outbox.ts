// What was typed and is not stored yet: kept until the server holds it or says finally no. In order, one in flight for each channel
// (D16), under one key for as long as it takes (D2, D3).
import type { File } from "../state/model";
import { newKey } from "./keys";
import { inOrder, type Item, type OutboxStore } from "./outbox-store";

export interface OutboxParts {
  readonly store: OutboxStore;
  readonly send: (frame: object) => boolean; // false: nothing went out
  readonly changed: (items: readonly Item[]) => void;
  readonly stored: (key: string) => void;
  readonly written?: () => void; // the disk has changed: other tabs may want to know
}

export interface Refused {
  readonly key: string;
  readonly code: string;
  readonly final: boolean;
  readonly retryMs: number;
  readonly detail: string;
}

const answerWithinMs = 20_000; // then its outcome is unknown, and it is sent again
const leastPauseMs = 500;
const inFlightMost = 8;

export class Outbox {
  private items: Item[] = [];
  private author = "";
  private live = false;
  private lastOrder = 0;
  private readonly flights = new Map<string, { channel: string; deadline: ReturnType<typeof setTimeout> }>(); // by key
  private readonly pauses = new Map<string, ReturnType<typeof setTimeout>>(); // by channel
  private readonly unwritten = new Set<string>(); // keys that are not on the disk yet
  private readonly dropped = new Set<string>(); // keys whose going the disk does not know yet
  private readonly fresh = new Set<string>(); // typed in this tab, and not seen by the tab that sends
  private writes: Promise<unknown> = Promise.resolve();

  constructor(private readonly parts: OutboxParts) {}

  list(): readonly Item[] {
    return this.items;
  }

  // What this person left unsent, on this browser, whenever that was.
  async open(author: string): Promise<void> {
    this.author = author;
    this.items = [];
    await this.reload();
  }

  // Another tab may have added, changed or taken away.
  async reload(): Promise<void> {
    const { author } = this;
    await this.writes;
    const kept = await this.parts.store.all(author);
    if (author !== this.author) return;
    // What happened while the disk was read: typed, and not on it yet; stored or discarded, and still on it.
    const typed = this.items.filter(({ key }) => this.unwritten.has(key));
    const there = kept.filter(({ key }) => !this.dropped.has(key) && !this.unwritten.has(key));
    const before = new Map(this.items.map((item) => [item.key, item]));
    this.items = inOrder([...there, ...typed]).map((item) => (item.state === "refused" ? item : this.asItStands(item, before.get(item.key))));
    this.lastOrder = Math.max(this.lastOrder, ...kept.map((item) => item.order));
    this.tell();
    this.pump();
  }

  // Another tab sends for all: what it holds, and what it has not seen yet of ours.
  mirror(items: readonly Item[]): void {
    for (const { key } of items) this.fresh.delete(key);
    this.items = inOrder([...items, ...this.items.filter(({ key }) => this.fresh.has(key))]);
    this.tell();
  }

  // Signed out: nothing is forgotten, it only rests.
  close(): void {
    this.lineDown();
    this.author = "";
    this.items = [];
    this.tell();
  }

  post(channel: string, text: string, thread: number | null, files: readonly File[] = []): string {
    const typedAt = Date.now();
    this.lastOrder = Math.max(this.lastOrder + 1, typedAt);
    const item: Item = { key: newKey(), author: this.author, channel, text, thread, files, typedAt, order: this.lastOrder, state: "waiting", code: "", detail: "" };
    this.items = [...this.items, item];
    // On the disk before on the wire: what was sent must be known to have been sent.
    this.unwritten.add(item.key);
    this.fresh.add(item.key);
    void this.write(() => this.parts.store.add(item)).then(() => {
      this.unwritten.delete(item.key);
      this.pump();
    });
    this.tell();
    return item.key;
  }

  // After a final refusal: the same words under a new key, behind what was typed since.
  retry(key: string): void {
    const item = this.items.find((one) => one.key === key);
    if (item?.state !== "refused") return;
    this.discard(key);
    this.post(item.channel, item.text, item.thread, item.files);
  }

  // What is under way may be stored already; taking it back is no longer ours to do.
  discard(key: string): void {
    const item = this.items.find((one) => one.key === key);
    if (item && item.state !== "sending") this.drop(key);
  }

  lineUp(): void {
    this.live = true;
    this.pump();
  }

  // What was under way has an unknown outcome: it waits, and goes out again under its key.
  lineDown(): void {
    this.live = false;
    for (const key of [...this.flights.keys()]) this.land(key, "waiting");
    for (const pause of this.pauses.values()) clearTimeout(pause);
    this.pauses.clear();
    this.tell();
  }

  acknowledged(key: string): void {
    this.settleFlight(key);
    if (!this.items.some((item) => item.key === key)) return;
    this.parts.stored(key);
    this.drop(key);
    this.pump();
  }

  refused({ key, code, final, retryMs, detail }: Refused): void {
    const item = this.items.find((one) => one.key === key);
    if (!item) return;
    if (final) {
      this.settleFlight(key);
      this.change({ ...item, state: "refused", code, detail });
    } else {
      this.land(key, "waiting", { code, detail });
      this.pause(item.channel, Math.max(retryMs, leastPauseMs));
    }
    this.tell();
    this.pump();
  }

  // All that was said so far is on the disk.
  async settled(): Promise<void> {
    await this.writes;
  }

  // What the disk does not know of an unsent message: whether it is under way, and why it was sent back.
  private asItStands(item: Item, held: Item | undefined): Item {
    return { ...item, state: this.flights.has(item.key) ? "sending" : "waiting", code: held?.code ?? "", detail: held?.detail ?? "" };
  }

  private pump(): void {
    if (!this.live || !this.author) return;
    const busy = new Set([...this.flights.values()].map(({ channel }) => channel));
    let changed = false;
    for (const item of this.items) {
      if (this.flights.size >= inFlightMost) break;
      if (item.state === "refused" || busy.has(item.channel)) continue;
      busy.add(item.channel); // whatever becomes of it, the next of this channel comes after it
      if (this.pauses.has(item.channel) || this.unwritten.has(item.key)) continue;
      changed = this.launch(item) || changed;
    }
    if (changed) this.tell();
  }

  private launch(item: Item): boolean {
    const { key, channel, text, thread, files = [] } = item;
    const carried = files.length === 0 ? {} : { files: files.map(({ id }) => id) };
    if (!this.parts.send({ type: "post", key, channel, text, ...(thread === null ? {} : { thread }), ...carried })) return false;
    const deadline = setTimeout(() => {
      this.land(key, "waiting");
      this.pump();
    }, answerWithinMs);
    this.flights.set(key, { channel, deadline });
    this.items = this.items.map((one) => (one.key === key ? { ...one, state: "sending", code: "", detail: "" } : one));
    return true;
  }

  private settleFlight(key: string): void {
    clearTimeout(this.flights.get(key)?.deadline);
    this.flights.delete(key);
  }

  // `why` it did not go: for the eye only, the next try may have another outcome.
  private land(key: string, state: "waiting", why: Pick<Item, "code" | "detail"> = { code: "", detail: "" }): void {
    this.settleFlight(key);
    this.items = this.items.map((one) => (one.key === key ? { ...one, ...why, state } : one));
  }

  private pause(channel: string, ms: number): void {
    clearTimeout(this.pauses.get(channel));
    const wake = (): void => {
      this.pauses.delete(channel);
      this.pump();
    };
    this.pauses.set(channel, setTimeout(wake, ms * (1 + Math.random() / 4)));
  }

  private change(item: Item): void {
    this.items = inOrder(this.items.map((one) => (one.key === item.key ? item : one)));
    void this.write(() => this.parts.store.put(item));
  }

  private drop(key: string): void {
    this.items = this.items.filter((item) => item.key !== key);
    this.fresh.delete(key);
    this.dropped.add(key);
    void this.write(() => this.parts.store.remove(key)).then(() => this.dropped.delete(key));
    this.tell();
  }

  // One after the other, so that the disk sees what the person did in that order. A disk that fails costs the restart, not the message.
  private write(change: () => Promise<void>): Promise<void> {
    const done = this.writes.then(change).catch(() => undefined);
    this.writes = done;
    return done.then(() => this.parts.written?.());
  }

  private tell(): void {
    this.parts.changed(this.items);
  }
}
