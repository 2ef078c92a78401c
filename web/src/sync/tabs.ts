// What the tabs of one browser tell each other: the leader passes on what the line says, the others ask it to speak for them. Messages
// of one tab arrive in the order sent, so a snapshot and the numbered notes behind it are all that a follower needs.
import type { CursorBook } from "./cursors";
import type { Cursor } from "./wire";
import type { Item } from "./outbox-store";
import type { LineStatus, Note } from "./socket";

type Places = readonly (readonly [string, Cursor])[];

// `Held`: the state as the leader holds it, plain data.
export interface Snapshot<Held> {
  readonly user: string;
  readonly serial: number;
  readonly held: Held;
  readonly places: Places;
  readonly status: LineStatus;
  readonly items: readonly Item[];
}

type Message<Held> =
  | { readonly kind: "who" }
  | { readonly kind: "snapshot"; readonly snapshot: Snapshot<Held> }
  | { readonly kind: "note"; readonly serial: number; readonly note: Note; readonly places: Places }
  | { readonly kind: "status"; readonly status: LineStatus }
  | { readonly kind: "items"; readonly items: readonly Item[] }
  | { readonly kind: "say"; readonly tab: string; readonly frame: Spoken }
  | { readonly kind: "outbox" }
  | { readonly kind: "try" }
  | { readonly kind: "session" };

export type Spoken = { readonly type: "read" | "typing" | "watch"; readonly [field: string]: unknown };

export interface TabParts<Held> {
  readonly channel: Pick<BroadcastChannel, "postMessage" | "close"> & { onmessage: unknown };
  readonly tab: string;
  // The leader's part.
  readonly snapshot: () => Snapshot<Held> | null;
  readonly say: (frame: Spoken, tab: string) => void;
  readonly outboxChanged: () => void;
  readonly tryNow: () => void;
  // A follower's part.
  readonly adopt: (snapshot: Snapshot<Held>) => boolean; // false: it is somebody else's
  readonly note: (note: Note, places: Places) => void;
  readonly status: (status: LineStatus) => void;
  readonly items: (items: readonly Item[]) => void;
  readonly sessionChanged: () => void;
  readonly unanswered: () => void; // the leader does not speak
}

const askAgainMs = 2_000;
const asksMost = 3;

export class Tabs<Held> {
  private role: "apart" | "leader" | "follower" = "apart";
  private serial = 0; // leader: the last note told; follower: the last one applied
  private adopted = false;
  private asking: ReturnType<typeof setTimeout> | undefined;

  constructor(private readonly parts: TabParts<Held>) {
    parts.channel.onmessage = ({ data }: { data: Message<Held> }) => this.heard(data);
  }

  get number(): number {
    return this.serial;
  }

  get following(): boolean {
    return this.role === "follower";
  }

  lead(): void {
    clearTimeout(this.asking);
    this.role = "leader"; // its notes go on from the number up to which it followed
    this.tellSnapshot();
  }

  follow(): void {
    this.role = "follower";
    this.ask(asksMost);
  }

  rest(): void {
    clearTimeout(this.asking);
    this.role = "apart";
    this.adopted = false;
  }

  close(): void {
    this.rest();
    this.parts.channel.close();
  }

  // From the leader.
  tellNote(note: Note, places: Places): void {
    if (this.role === "leader") this.post({ kind: "note", serial: ++this.serial, note, places });
  }
  tellStatus(status: LineStatus): void {
    if (this.role === "leader") this.post({ kind: "status", status });
  }
  tellItems(items: readonly Item[]): void {
    if (this.role === "leader") this.post({ kind: "items", items });
  }
  // To those who ask, and to those who followed another leader.
  private tellSnapshot(): void {
    const snapshot = this.role === "leader" ? this.parts.snapshot() : null;
    if (snapshot) this.post({ kind: "snapshot", snapshot });
  }

  // From a follower.
  tellSpoken(frame: Spoken): void {
    this.post({ kind: "say", tab: this.parts.tab, frame });
  }
  tellOutbox(): void {
    if (this.role === "follower") this.post({ kind: "outbox" });
  }
  tellTry(): void {
    this.post({ kind: "try" });
  }

  // From any.
  tellSession(): void {
    this.post({ kind: "session" });
  }

  private ask(left: number): void {
    clearTimeout(this.asking);
    this.adopted = false;
    this.post({ kind: "who" });
    this.asking = setTimeout(() => (left > 1 ? this.ask(left - 1) : this.parts.unanswered()), askAgainMs);
  }

  private post(message: Message<Held>): void {
    this.parts.channel.postMessage(message);
  }

  private heard(message: Message<Held>): void {
    if (message.kind === "session") return this.parts.sessionChanged();
    if (this.role === "leader") this.heardAsLeader(message);
    if (this.role === "follower") this.heardAsFollower(message);
  }

  private heardAsLeader(message: Message<Held>): void {
    if (message.kind === "who") this.tellSnapshot();
    if (message.kind === "say") this.parts.say(message.frame, message.tab);
    if (message.kind === "outbox") this.parts.outboxChanged();
    if (message.kind === "try") this.parts.tryNow();
  }

  private heardAsFollower(message: Message<Held>): void {
    switch (message.kind) {
      case "snapshot":
        if (this.adopted && message.snapshot.serial === this.serial) return this.parts.status(message.snapshot.status);
        if (!this.parts.adopt(message.snapshot)) return;
        clearTimeout(this.asking);
        this.adopted = true;
        this.serial = message.snapshot.serial;
        return;
      case "note":
        if (!this.adopted || message.serial <= this.serial) return;
        if (message.serial !== this.serial + 1) return this.ask(asksMost);
        this.serial = message.serial;
        return this.parts.note(message.note, message.places);
      case "status":
        return this.adopted ? this.parts.status(message.status) : undefined;
      case "items":
        return this.adopted ? this.parts.items(message.items) : undefined;
      default:
        return;
    }
  }
}

// What a follower must know to go on from here: the places that this note has moved.
export function placesOf(note: Note, cursors: CursorBook): Places {
  if (note.kind === "ready" || note.kind === "jump" || note.kind === "gone") return cursors.snapshot();
  if (note.kind !== "event") return [];
  const entered = note.event.kind === "channel.entered" ? [(note.event["entered"] as { channel: { id: string } }).channel.id] : [];
  return [note.event.channel, ...entered].flatMap((log) => {
    const cursor = cursors.at(log);
    return cursor ? [[log, cursor] as const] : [];
  });
}
