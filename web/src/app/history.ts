// Reading history: which page is wanted, one request at a time for each channel, and again when a page came too late to be true.
import { isPassing, type Rest } from "../api/rest";
import type { CursorBook } from "../sync/cursors";
import type { WirePage } from "../state/from-wire";
import { findMessage } from "../state/messages";
import type { ChannelId, Seq } from "../state/model";
import { applyPage, askPage, dropTimeline, failPage, trim, type Side } from "../state/pages";
import type { Brain } from "./brain";
import { Refusal } from "./client";

const pageSize = 50;
const heldMost = 2_000; // of the channel on screen, when it has grown too long
const restingMost = 200; // of any other
const restingChannels = 30;

export class History {
  private readonly asked = new Map<ChannelId, number>(); // which request a channel waits for
  private readonly wanted = new Map<ChannelId, Seq | undefined>(); // opened channels, and what they were opened around
  private readonly floors = new Map<ChannelId, Seq>(); // no page below is of use
  private requests = 0;

  constructor(
    private readonly rest: Rest,
    private readonly brain: Brain,
    private readonly cursors: CursorBook,
    private readonly onScreen: () => ChannelId | null,
  ) {}

  open(channel: ChannelId, around?: Seq): void {
    this.wanted.delete(channel);
    this.wanted.set(channel, around); // the latest stands last
    this.tidy();
    const timeline = this.brain.known.timelines.get(channel);
    const usable = timeline && !timeline.stale && timeline.asOf > 0 && (around === undefined ? !timeline.hasNewer : findMessage(timeline, around));
    if (usable || (timeline?.loading === "first" && around === undefined)) return;
    void this.load(channel, "first", around === undefined ? {} : { around });
  }

  older(channel: ChannelId): void {
    const timeline = this.brain.known.timelines.get(channel);
    if (!timeline?.hasOlder || timeline.loading !== "none") return;
    void this.load(channel, "older", { before: timeline.messages[0]?.seq });
  }

  newer(channel: ChannelId): void {
    const timeline = this.brain.known.timelines.get(channel);
    if (!timeline?.hasNewer || timeline.loading !== "none") return;
    void this.load(channel, "newer", { after: timeline.messages.at(-1)?.seq });
  }

  latest(channel: ChannelId): void {
    this.open(channel);
  }

  // The view holds too much: what is far from `middle`, or from the end with null, is let go.
  trim(channel: ChannelId, middle: Seq | null): void {
    this.brain.apply((known) => trim(known, channel, middle, heldMost));
  }

  // Of channels that are not on screen a page or two rests, and of those not opened for long nothing.
  tidy(): void {
    const opened = [...this.wanted.keys()].reverse();
    const shown = this.onScreen();
    this.brain.apply((known) => {
      let next = known;
      for (const channel of known.timelines.keys()) {
        const at = opened.indexOf(channel);
        if (channel === shown) continue;
        next = at < 0 || at >= restingChannels ? dropTimeline(next, channel) : trim(next, channel, null, restingMost);
      }
      return next;
    });
  }

  // The line has jumped: what is on screen is read again now, the rest when it is opened. A page under way that is true for the new
  // place is still good.
  jumped(channel: ChannelId, from: Seq): void {
    this.floors.set(channel, from);
    if (!this.brain.known.timelines.get(channel)?.stale) return;
    this.asked.delete(channel);
    if (this.onScreen() === channel) void this.load(channel, "first", this.anchor(channel));
  }

  // The line is back: what failed meanwhile is tried again.
  retry(): void {
    const channel = this.onScreen();
    if (channel && this.brain.known.timelines.get(channel)?.failed) this.open(channel, this.wanted.get(channel));
  }

  gone(channel: ChannelId): void {
    for (const kept of [this.asked, this.wanted, this.floors]) kept.delete(channel);
  }

  private anchor(channel: ChannelId): { around?: Seq } {
    const timeline = this.brain.known.timelines.get(channel);
    const middle = timeline?.hasNewer ? timeline.messages[timeline.messages.length >> 1]?.seq : undefined;
    return middle === undefined ? {} : { around: middle };
  }

  private async load(channel: ChannelId, side: Side, query: { before?: Seq | undefined; after?: Seq | undefined; around?: Seq | undefined }): Promise<void> {
    const request = ++this.requests;
    this.asked.set(channel, request);
    this.brain.apply((known) => askPage(known, channel, side));
    for (let pause = 200; this.asked.get(channel) === request; pause = Math.min(pause * 2, 10_000)) {
      const seen = this.cursors.at(channel)?.[0] ?? 0;
      try {
        const page = await this.rest.get<WirePage>(`/channels/${channel}/messages`, { ...query, limit: pageSize });
        if (this.asked.get(channel) !== request) return;
        const next = applyPage(this.brain.known, channel, page, side, Math.max(seen, this.floors.get(channel) ?? 0));
        if (next) {
          this.asked.delete(channel);
          this.brain.apply(() => next);
          return;
        }
        this.brain.apply((known) => askPage(known, channel, side));
      } catch (error) {
        if (this.asked.get(channel) !== request) return;
        if (!(error instanceof Refusal) || !isPassing(error) || pause > 800) {
          this.asked.delete(channel);
          return this.brain.apply((known) => failPage(known, channel));
        }
      }
      await new Promise((wake) => setTimeout(wake, pause * (0.5 + Math.random())));
    }
  }
}
