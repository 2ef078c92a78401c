// Where notes from the line become state: the reducers, the snapshots a start or a jump asks for, and recounts.
import { signal, type Signal } from "@preact/signals";
import type { Rest } from "../api/rest";
import { isPassing } from "../api/rest";
import type { CursorBook } from "../sync/cursors";
import type { Note } from "../sync/follower";
import {
  applyGone, applyJump, applyMyState, applyReady, applyWorkspaceState, nothing, reduce, reduceSettled, type Known,
} from "../state/all";
import type { WireMyState, WireWorkspaceState } from "../state/from-wire";
import { applySaved, type WireSavedMarks } from "../state/marks";
import type { ChannelId, Seq } from "../state/model";
import { channelAt, placeOf, threadAt, type Place } from "../state/places";
import { applyThread, applyThreads, type WireThread } from "../state/threads";
import { applyPreferences, expireMutes, nextUnmuting, type WirePreferences } from "../state/preferences";
import { applyPresence, expireStatuses, forgetPresence, nextExpiry } from "../state/presence";
import { having } from "../state/known";
import { applyTyping, expireTyping } from "../state/typing";
import { applyCount } from "../state/unread";
import { Refusal } from "./client";
import type { DraftMark } from "./draft_exchange";
import { heardEvent, heardNotice } from "./notices";

const tidyEvery = 500;
type Whole = "me" | "workspace" | "saved" | "preferences" | "threads";

export interface BrainParts {
  readonly rest: Rest;
  readonly cursors: CursorBook;
  readonly jumped: (channel: ChannelId, from: Seq) => void; // what is stale is to be read again
  readonly gone: (channel: ChannelId) => void;
  readonly drafted: (mark: DraftMark | null) => void; // one has typed on; null: nobody knows what
  readonly tidy: () => void; // now and then, while events come in
}

export class Brain {
  readonly state: Signal<Known> = signal(nothing);
  private readonly recounting = new Set<ChannelId>();
  private readonly recountingThreads = new Set<Place>();
  private readonly reading = new Set<Whole>();
  private heard = 0;
  private muteTimer: ReturnType<typeof setTimeout> | undefined;
  private statusTimer: ReturnType<typeof setTimeout> | undefined;
  private typingTimer: ReturnType<typeof setTimeout> | undefined;

  constructor(private readonly parts: BrainParts) {}

  get known(): Known {
    return this.state.value;
  }

  apply(change: (known: Known) => Known): void {
    const next = change(this.state.value);
    if (next === this.state.value) return;
    const before = this.state.value;
    const spoken = next.presence !== before.presence;
    this.state.value = next;
    if (spoken) this.watchStatuses();
    if (next.channelPreferences !== before.channelPreferences) this.watchMutes();
    if (!next.preferencesRead) this.readPreferences();
    for (const [channel, counts] of next.counts) if (counts.recount) void this.recount(channel);
    for (const [place, thread] of next.threads) if (thread.recount) void this.recountThread(place);
    if (next.threadsDue) this.readThreads();
  }

  forget(): void {
    this.state.value = nothing;
    this.parts.cursors.clear();
  }

  // Before the first line: three requests that give all names and marks, and cursors to go on from.
  async snapshots(): Promise<void> {
    const { rest } = this.parts;
    const [me, workspace, saved] = await Promise.all([
      rest.get<WireMyState>("/me/state"), rest.get<WireWorkspaceState>("/workspace/state"), rest.get<WireSavedMarks>("/me/saved/marks"),
    ]);
    this.apply((known) => applyMyState(known, me) ?? known);
    this.apply((known) => applyWorkspaceState(known, workspace) ?? known);
    this.parts.cursors.set("@me", [me.as_of, me.check]);
    this.parts.cursors.set("@workspace", [workspace.as_of, workspace.check]);
    const known = applySaved(this.known, saved);
    if (known) this.apply(() => known);
    else this.readSaved();
  }

  take(note: Note): void {
    switch (note.kind) {
      case "ready":
        return this.apply((known) => applyReady(known, note));
      case "event":
        this.apply((known) => (note.settled ? reduceSettled(known, note.event) : reduce(known, note.event)));
        if (!note.settled) heardEvent(note.event);
        if (note.event.kind === "draft.changed" && !note.settled) this.parts.drafted(note.event["draft"] as DraftMark);
        if (++this.heard % tidyEvery === 0) this.parts.tidy();
        if (note.event.kind === "channel.left" && !note.settled) this.parts.gone((note.event["left"] as { channel: string }).channel);
        return;
      case "jump":
        return this.jumped(note);
      case "gone":
        this.apply((known) => applyGone(known, note.channel));
        return this.parts.gone(note.channel);
      case "presence":
        return this.apply((known) => applyPresence(known, note.changes));
      case "typing":
        this.apply((known) => applyTyping(known, placeOf(note.channel, note.thread), note.user, performance.now()));
        return this.watchTyping();
      case "notice":
        return heardNotice(note.notice);
      case "cut":
        return this.apply((known) => forgetPresence(expireTyping(known, Infinity)));
      default:
        return;
    }
  }

  private jumped({ log, from, reason }: Extract<Note, { kind: "jump" }>): void {
    const history = reason === "epoch" || reason === "ahead" ? "other" : "same";
    this.apply((known) => applyJump(known, log, from, reason));
    if (log === "@me") {
      this.parts.drafted(null);
      return this.readMine(history);
    }
    if (log === "@workspace") return this.readWorkspace(history);
    this.parts.jumped(log, from);
    if (reason !== "new") this.readMine(history); // its name or topic may have changed unheard; one request for all that jumped
  }

  private readMine(history: "same" | "other"): void {
    void this.readAgain("me", async () => {
      const told = await this.parts.rest.get<WireMyState>("/me/state");
      return applyMyState(this.known, told, history);
    }).then(() => this.readSaved());
  }

  // After one's state: what it jumped over may have been a saved message.
  private readSaved(): void {
    void this.readAgain("saved", async () => {
      const told = await this.parts.rest.get<WireSavedMarks>("/me/saved/marks");
      return applySaved(this.known, told);
    });
  }

  private readWorkspace(history: "same" | "other"): void {
    void this.readAgain("workspace", async () => {
      const told = await this.parts.rest.get<WireWorkspaceState>("/workspace/state");
      return applyWorkspaceState(this.known, told, history);
    });
  }

  // What comes while the list is on its way is remembered, and told again to it.
  private readThreads(): void {
    void this.readAgain("threads", async () => {
      this.apply((known) => ({ ...known, threadsArriving: [], threadsDue: false }));
      const told = await this.parts.rest.get<{ items: WireThread[]; complete: boolean }>("/me/threads/state");
      return applyThreads(this.known, told);
    });
  }

  // After @me was read whole, and so never older than it.
  private readPreferences(): void {
    void this.readAgain("preferences", async () => {
      const told = await this.parts.rest.get<WirePreferences>("/me/preferences");
      return applyPreferences(this.known, told);
    }).then(() => this.apply((known) => having(known, { preferencesRead: true }))); // refused for good: not asked for at every event
  }

  // Until it is here and not older than what is known. Jumps that come together are settled by one request.
  private async readAgain(what: Whole, read: () => Promise<Known | null>): Promise<void> {
    if (this.reading.has(what)) return;
    this.reading.add(what);
    for (let pause = 50; ; pause = Math.min(pause * 2, 30_000)) {
      await new Promise((wake) => setTimeout(wake, pause * (0.5 + Math.random())));
      try {
        const next = await read();
        if (!next) continue;
        this.apply(() => next);
        break;
      } catch (error) {
        if (error instanceof Refusal && !isPassing(error)) break;
      }
    }
    this.reading.delete(what);
  }

  private async recount(channel: ChannelId): Promise<void> {
    if (this.recounting.has(channel)) return;
    this.recounting.add(channel);
    try {
      for (let tries = 0; tries < 5 && this.known.counts.get(channel)?.recount; tries++) {
        // The server gathers read cursors for a second before it writes them down.
        await new Promise((wake) => setTimeout(wake, tries === 0 ? 50 : 1_000 * tries));
        const told = await this.parts.rest.get<{ seq: number; unread: number; mentions: number; as_of: number }>(`/channels/${channel}/read`);
        this.apply((known) => applyCount(known, channel, told) ?? known);
      }
    } catch {
      // the next event of this channel asks again
    } finally {
      this.recounting.delete(channel);
    }
  }

  private async recountThread(place: Place): Promise<void> {
    if (this.recountingThreads.has(place)) return;
    this.recountingThreads.add(place);
    try {
      for (let tries = 0; tries < 5 && this.known.threads.get(place)?.recount; tries++) {
        await new Promise((wake) => setTimeout(wake, tries === 0 ? 50 : 1_000 * tries));
        const told = await this.parts.rest.get<WireThread>(`/channels/${channelAt(place)}/threads/${threadAt(place)}`);
        this.apply((known) => applyThread(known, told) ?? known);
      }
    } catch {
      // the next event of this thread asks again
    } finally {
      this.recountingThreads.delete(place);
    }
  }

  private watchStatuses(): void {
    clearTimeout(this.statusTimer);
    const pause = nextExpiry(this.known) - Date.now();
    if (pause === Infinity) return;
    this.statusTimer = setTimeout(() => {
      this.apply((known) => expireStatuses(known, Date.now()));
      this.watchStatuses();
    }, Math.min(Math.max(0, pause), 3_600_000)); // a timer cannot wait for weeks
  }

  private watchMutes(): void {
    clearTimeout(this.muteTimer);
    const pause = nextUnmuting(this.known) - Date.now();
    if (pause === Infinity) return;
    this.muteTimer = setTimeout(() => {
      this.apply((known) => expireMutes(known, Date.now()));
      this.watchMutes();
    }, Math.min(Math.max(0, pause), 3_600_000));
  }

  private watchTyping(): void {
    clearTimeout(this.typingTimer);
    this.typingTimer = setTimeout(() => {
      this.apply((known) => expireTyping(known, performance.now()));
      if (this.known.typing.size > 0) this.watchTyping();
    }, 1_000);
  }
}
