// What is attached to a message that is still being written: it goes up at once, in the background, and survives a look into another
// channel. One tray for each channel, for as long as the page lives.
import { signal, type ReadonlySignal } from "@preact/signals";
import { Refusal, type Client } from "../../app/client";
import type { UploadLimits } from "../../app/calls/files";
import { t, type Key } from "../../app/i18n";
import { keep, recall } from "../../app/preferences";
import type { File as Stored } from "../../state/model";
import type { Place } from "../../state/places";
import { say } from "../../ui/toast";
import { sizeText } from "./sizes";

export const filesMost = 10;

export interface Held {
  readonly id: number;
  readonly name: string;
  readonly bytes: number;
  readonly picture: string; // where it can be seen; empty: nowhere
  readonly sent: number;
  readonly state: "going" | "held" | "ready" | "failed"; // held: waits for the line
  readonly why: string;
  readonly again: boolean; // may be tried again
  readonly file: Stored | null;
}

let lastId = 0;
let known: Promise<UploadLimits> | undefined;
export const limits = signal<UploadLimits | null>(null);

// Asked once; what it cannot tell now it is asked for again.
export function askLimits(client: Client): Promise<UploadLimits | null> {
  known ??= client.uploadLimits();
  return known.then(
    (told) => (limits.value = told),
    () => ((known = undefined), null),
  );
}

export class Tray {
  private readonly list = signal<readonly Held[]>([]);
  private readonly going = new Map<number, { content: Blob; stop: AbortController }>();
  private readonly uploadedAt = new Map<string, number>();
  readonly held: ReadonlySignal<readonly Held[]> = this.list;

  // What is there already survives a reload, by its name here.
  constructor(
    private readonly client: Client,
    private readonly name = "",
  ) {
    const kept = name ? keptFiles(name) : [];
    for (const { id, at } of kept) this.uploadedAt.set(id, at);
    this.restore(kept.map(({ at: _, ...file }) => file));
  }

  add(files: Iterable<globalThis.File>): void {
    const chosen = [...files];
    const room = filesMost - this.list.value.length;
    if (chosen.length > room) say(t("files.tooMany", { n: filesMost }));
    for (const file of chosen.slice(0, Math.max(0, room))) {
      const picture = /^image\/(png|jpeg|gif|webp)$/.test(file.type) ? URL.createObjectURL(file) : "";
      const held: Held = { id: ++lastId, name: file.name, bytes: file.size, picture, sent: 0, state: "going", why: "", again: false, file: null };
      this.show([...this.list.value, held]);
      void this.send(held.id, file);
    }
  }

  // So that the limit is known before it is met.
  ask(): void {
    void askLimits(this.client);
  }

  // Of a message that came back: they are there already.
  restore(files: readonly Stored[]): void {
    const back = files.map((file): Held => ({ id: ++lastId, name: file.name, bytes: file.bytes, picture: file.preview ? `/api/v1/files/${encodeURIComponent(file.id)}/preview` : "", sent: file.bytes, state: "ready", why: "", again: false, file }));
    this.show([...back, ...this.list.value].slice(0, filesMost));
  }

  retry(id: number): void {
    const content = this.going.get(id)?.content;
    if (content) void this.send(id, content);
  }

  remove(id: number): void {
    this.going.get(id)?.stop.abort();
    this.going.delete(id);
    const held = this.list.value.find((one) => one.id === id);
    if (held?.picture) URL.revokeObjectURL(held.picture);
    this.show(this.list.value.filter((one) => one.id !== id));
  }

  // Null while one of them is on its way.
  ready(): readonly Stored[] | null {
    const files = this.list.value.map(({ file }) => file);
    return files.every((file) => file !== null) ? files : null;
  }

  clear(): void {
    for (const { id } of this.list.value) this.remove(id);
  }

  private change(id: number, to: Partial<Held>): void {
    this.show(this.list.value.map((one) => (one.id === id ? { ...one, ...to } : one)));
  }

  private since(id: string): number {
    const at = this.uploadedAt.get(id) ?? Date.now();
    this.uploadedAt.set(id, at);
    return at;
  }

  private show(list: readonly Held[]): void {
    const filesOf = (held: readonly Held[]): readonly Stored[] => held.flatMap(({ file }) => (file ? [file] : []));
    const [before, now] = [filesOf(this.list.value), filesOf(list)];
    this.list.value = list;
    if (this.name && (before.length !== now.length || before.some((file, i) => file !== now[i]))) keep(this.name, now.length > 0 ? JSON.stringify(now.map((file) => ({ ...file, at: this.since(file.id) }))) : null);
  }

  private async send(id: number, content: Blob): Promise<void> {
    const stop = new AbortController();
    this.going.set(id, { content, stop });
    this.change(id, { state: "going", sent: 0, why: "", again: false });
    const bounds = await askLimits(this.client);
    const name = this.list.value.find((one) => one.id === id)?.name ?? "";
    if (content.size === 0) return this.change(id, { state: "failed", why: t("files.emptyFile") });
    if (bounds && content.size > bounds.bytesMost) return this.change(id, { state: "failed", why: t("files.tooLarge", { size: sizeText(bounds.bytesMost) }) });
    try {
      const file = await this.client.upload(content, name, false, {
        sent: (sent) => this.change(id, { sent }),
        held: (waiting) => this.change(id, { state: waiting ? "held" : "going" }),
        signal: stop.signal,
      });
      this.change(id, { state: "ready", sent: content.size, file });
    } catch (error) {
      if (stop.signal.aborted) return;
      this.change(id, { state: "failed", ...reasonOf(error, bounds) });
    }
  }
}

const words: Readonly<Record<string, Key>> = { quota_exceeded: "files.quota", disk_full: "files.diskFull" };

function reasonOf(error: unknown, bounds: UploadLimits | null): Pick<Held, "why" | "again"> {
  const code = error instanceof Refusal ? error.code : "";
  if (code === "too_large" && bounds) return { why: t("files.tooLarge", { size: sizeText(bounds.bytesMost) }), again: false };
  return { why: t(words[code] ?? "files.failed"), again: true };
}

// The server drops after a day what no message took.
const keptMs = 23 * 3_600_000;
type Kept = Stored & { readonly at: number };

function keptFiles(name: string): readonly Kept[] {
  try {
    const list: unknown = JSON.parse(recall(name) ?? "[]");
    const fits = (file: Partial<Kept> | null): boolean => typeof file?.id === "string" && typeof file.name === "string" && typeof file.bytes === "number" && typeof file.at === "number" && file.at > Date.now() - keptMs;
    return Array.isArray(list) ? (list as Kept[]).filter(fits).slice(0, filesMost) : [];
  } catch {
    return [];
  }
}

const trays = new Map<string, Tray>();

export function trayOf(client: Client, place: Place): Tray {
  const key = `${client.state.peek().me}.${place}`;
  const held = trays.get(key) ?? new Tray(client, `holdfast.tray.${key}`);
  trays.set(key, held);
  return held;
}
