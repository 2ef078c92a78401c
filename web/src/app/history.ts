// Reading history: which page is wanted, one request at a time for each place, and again when a page came too late to be true.
import { isPassing, type Rest } from "../api/rest";
import type { CursorBook } from "../sync/cursors";
import type { WirePage } from "../state/from-wire";
import { findMessage } from "../state/messages";
import type { ChannelId, Seq } from "../state/model";
import { channelAt, threadAt, type Place } from "../state/places";
import { applyPage, askPage, dropTimeline, failPage, trim, type Side } from "../state/pages";
import type { Brain } from "./brain";
import { Refusal } from "./client";

const pageSize = 50;
const heldMost = 2_000; // of the channel on screen, when it has grown too long
const restingMost = 200; // of any other
const restingPlaces = 30;

export class History {
  private readonly asked = new Map<Place, number>(); // which request a place waits for
  private readonly wanted = new Map<Place, Seq | undefined>(); // opened places, and what they were opened around
  private readonly floors = new Map<ChannelId, Seq>(); // no page of it below is of use
  private requests = 0;

  constructor(
    private readonly rest: Rest,
    private readonly brain: Brain,
    private readonly cursors: CursorBook,
    private readonly onScreen: () => readonly Place[],
  ) {}

  open(place: Place, around?: Seq): void {
    this.wanted.delete(place);
    this.wanted.set(place, around); // the latest stands last
    this.tidy();
    const timeline = this.brain.known.timelines.get(place);
    const usable = timeline && !timeline.stale && timeline.asOf > 0 && (around === undefined ? !timeline.hasNewer : findMessage(timeline, around) || timeline.root?.seq === around);
    if (usable || (timeline?.loading === "first" && around === undefined)) return;
    void this.load(place, "first", around === undefined ? {} : { around });
  }

  older(place: Place): void {
    const timeline = this.brain.known.timelines.get(place);
    if (!timeline?.hasOlder || timeline.loading !== "none") return;
    void this.load(place, "older", { before: timeline.messages[0]?.seq });
  }

  newer(place: Place): void {
    const timeline = this.brain.known.timelines.get(place);
    if (!timeline?.hasNewer || timeline.loading !== "none") return;
    void this.load(place, "newer", { after: timeline.messages.at(-1)?.seq });
  }

  latest(place: Place): void {
    this.open(place);
  }

  // The view holds too much: what is far from `middle`, or from the end with null, is let go.
  trim(place: Place, middle: Seq | null): void {
    this.brain.apply((known) => trim(known, place, middle, heldMost));
  }

  // Of places that are not on screen a page or two rests, and of those not opened for long nothing.
  tidy(): void {
    const opened = [...this.wanted.keys()].reverse();
    const shown = this.onScreen();
    this.brain.apply((known) => {
      let next = known;
      for (const place of known.timelines.keys()) {
        const at = opened.indexOf(place);
        if (shown.includes(place)) continue;
        next = at < 0 || at >= restingPlaces ? dropTimeline(next, place) : trim(next, place, null, restingMost);
      }
      return next;
    });
  }

  // The line has jumped: what is on screen is read again now, the rest when it is opened. A page under way that is true for the new
  // place is still good.
  jumped(channel: ChannelId, from: Seq): void {
    this.floors.set(channel, from);
    for (const [place, { stale }] of this.brain.known.timelines) {
      if (!stale || channelAt(place) !== channel) continue;
      this.asked.delete(place);
      if (this.onScreen().includes(place)) void this.load(place, "first", this.anchor(place));
    }
  }

  // The line is back: what failed meanwhile is tried again.
  retry(): void {
    for (const place of this.onScreen()) if (this.brain.known.timelines.get(place)?.failed) this.open(place, this.wanted.get(place));
  }

  gone(channel: ChannelId): void {
    this.floors.delete(channel);
    for (const kept of [this.asked, this.wanted]) for (const place of kept.keys()) if (channelAt(place) === channel) kept.delete(place);
  }

  private anchor(place: Place): { around?: Seq } {
    const timeline = this.brain.known.timelines.get(place);
    const middle = timeline?.hasNewer ? timeline.messages[timeline.messages.length >> 1]?.seq : undefined;
    return middle === undefined ? {} : { around: middle };
  }

  private async load(place: Place, side: Side, query: { before?: Seq | undefined; after?: Seq | undefined; around?: Seq | undefined }): Promise<void> {
    const request = ++this.requests;
    const channel = channelAt(place);
    const thread = threadAt(place);
    const which = thread === null ? { replies: false } : { thread };
    this.asked.set(place, request);
    this.brain.apply((known) => askPage(known, place, side));
    for (let pause = 200; this.asked.get(place) === request; pause = Math.min(pause * 2, 10_000)) {
      const seen = this.cursors.at(channel)?.[0] ?? 0;
      try {
        const page = await this.rest.get<WirePage>(`/channels/${channel}/messages`, { ...query, ...which, limit: pageSize });
        if (this.asked.get(place) !== request) return;
        const next = applyPage(this.brain.known, place, page, side, Math.max(seen, this.floors.get(channel) ?? 0));
        if (next) {
          this.asked.delete(place);
          this.brain.apply(() => next);
          return;
        }
        this.brain.apply((known) => askPage(known, place, side));
      } catch (error) {
        if (this.asked.get(place) !== request) return;
        if (!(error instanceof Refusal) || !isPassing(error) || pause > 800) {
          this.asked.delete(place);
          return this.brain.apply((known) => failPage(known, place));
        }
      }
      await new Promise((wake) => setTimeout(wake, pause * (0.5 + Math.random())));
    }
  }
}
