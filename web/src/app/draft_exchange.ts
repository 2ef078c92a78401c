// Drafts on all of one's devices: told to the server after a pause in typing, and taken from it when another device has typed on. The
// newest wins; what is being typed here is never written over. Without a line drafts wait, and go up when it is back.
import type { Rest } from "../api/rest";
import { isPassing } from "../api/rest";
import type { ChannelId, Seq, UserId } from "../state/model";
import { channelAt, placeOf, threadAt, type Place } from "../state/places";
import { Refusal } from "./client";
import type { Draft, Drafts } from "./drafts";

const pauseMs = 1_000; // in typing, before it is told
const gatherMs = 150; // news of several drafts, and the answer to one's own, come together
const calmMs = 3_000; // whoever has typed so lately is typing
const againMs = 5_000;

// As the line says it, without the text.
export interface DraftMark {
  readonly channel: ChannelId;
  readonly thread: Seq | null;
  readonly version: Seq;
}
export interface WireDraft extends DraftMark {
  readonly at: string;
  readonly text: string;
}

// What becomes of a draft when the server's are known. What was typed here and never told outlives that there is none.
export function settle(held: Draft, told: WireDraft | undefined, asOf: Seq): "keep" | "take" | "empty" {
  if (told) return told.version > held.version && (held.typedAt === 0 || Date.parse(told.at) > held.typedAt) ? "take" : "keep";
  return held.typedAt === 0 && held.text !== "" && held.version > 0 && held.version <= asOf ? "empty" : "keep";
}

export interface ExchangeParts {
  readonly rest: Rest;
  readonly drafts: Drafts;
  readonly me: () => UserId | null;
  readonly up: () => boolean; // the line
}

export class DraftExchange {
  private readonly timers = new Map<Place, ReturnType<typeof setTimeout>>();
  private readonly telling = new Set<Place>();
  private readonly touched = new Map<Place, number>();
  private newest = new Map<Place, Seq>(); // what the line told of, and was not read yet
  private reading: ReturnType<typeof setTimeout> | undefined;
  private known: UserId | null = null; // whose drafts were read since the page was opened

  constructor(private readonly parts: ExchangeParts) {}

  // Somebody has typed here; `leaving`: and will not go on.
  typed(place: Place, leaving: boolean): void {
    if (!this.waiting(place)) return;
    this.touched.set(place, leaving ? 0 : Date.now());
    this.tellIn(place, leaving ? 0 : pauseMs);
  }

  // The line says that a draft is news: perhaps one's own.
  heard(mark: DraftMark): void {
    this.newest.set(placeOf(mark.channel, mark.thread), mark.version);
    this.readIn(gatherMs);
  }

  // The line is up.
  connected(): void {
    const { drafts, me } = this.parts;
    const user = me();
    if (user && (this.known !== user || drafts.places(user).some((place) => this.waiting(place)))) this.readAgain();
  }

  // Something of what others typed was never heard.
  readAgain(): void {
    this.known = null;
    this.readIn(gatherMs * Math.random());
  }

  stop(): void {
    clearTimeout(this.reading);
    for (const timer of this.timers.values()) clearTimeout(timer);
    this.timers.clear();
    this.known = null;
  }

  private waiting(place: Place): boolean {
    const user = this.parts.me();
    return user !== null && this.parts.drafts.at(user, place).typedAt > 0;
  }

  private tellIn(place: Place, ms: number): void {
    clearTimeout(this.timers.get(place));
    if (ms === 0) return void this.tell(place);
    this.timers.set(place, setTimeout(() => void this.tell(place), ms));
  }

  // One at a time of each place; what was typed meanwhile follows.
  private async tell(place: Place): Promise<void> {
    const { rest, drafts, me, up } = this.parts;
    const user = me();
    clearTimeout(this.timers.get(place));
    this.timers.delete(place);
    if (user === null || !up() || this.telling.has(place)) return;
    const { text, version, typedAt } = drafts.at(user, place);
    if (typedAt === 0) return;
    if (text === "" && version === 0) return drafts.heard(user, place, text, 0); // nobody has heard of it
    this.telling.add(place);
    let pause = 0;
    try {
      const thread = threadAt(place);
      const told = await rest.ask<DraftMark>("PUT", `/me/drafts/${channelAt(place)}`, { body: { text, ...(thread === null ? {} : { thread }) }, outlives: true });
      drafts.heard(user, place, text, told.version);
    } catch (error) {
      if (!(error instanceof Refusal) || !isPassing(error)) return; // it stays on this device
      pause = Math.max(againMs, error.retryMs);
    } finally {
      this.telling.delete(place);
    }
    if (this.waiting(place)) this.tellIn(place, pause || pauseMs);
    this.readIn(gatherMs);
  }

  private readIn(ms: number): void {
    clearTimeout(this.reading);
    this.reading = setTimeout(() => void this.read(), ms);
  }

  // What is being told here is not news: its answer is on the way.
  private news(user: UserId): boolean {
    return this.known !== user || [...this.newest].some(([place, version]) => version > this.parts.drafts.at(user, place).version && !this.telling.has(place));
  }

  private async read(): Promise<void> {
    const { rest, drafts, me, up } = this.parts;
    const user = me();
    if (user === null || !up() || !this.news(user)) return;
    try {
      const told = await rest.get<{ as_of: Seq; drafts: readonly WireDraft[] }>("/me/drafts");
      if (me() !== user) return;
      this.known = user;
      this.apply(user, told.as_of, new Map(told.drafts.map((draft) => [placeOf(draft.channel, draft.thread), draft])));
    } catch (error) {
      if (error instanceof Refusal && isPassing(error)) this.readIn(Math.max(againMs, error.retryMs));
    }
    for (const place of drafts.places(user)) if (this.waiting(place) && !this.timers.has(place)) void this.tell(place);
  }

  private apply(user: UserId, asOf: Seq, told: ReadonlyMap<Place, WireDraft>): void {
    const { drafts } = this.parts;
    this.newest = new Map([...this.newest].filter(([, version]) => version > asOf));
    for (const place of new Set([...told.keys(), ...drafts.places(user)])) {
      const fresh = told.get(place);
      if (this.telling.has(place) || settle(drafts.at(user, place), fresh, asOf) === "keep") continue;
      const calmIn = (this.touched.get(place) ?? -Infinity) + calmMs - Date.now();
      if (calmIn <= 0) drafts.take(user, place, fresh?.text ?? "", fresh?.version ?? asOf);
      else {
        this.newest.set(place, fresh?.version ?? asOf);
        this.readIn(calmIn);
      }
    }
  }
}
