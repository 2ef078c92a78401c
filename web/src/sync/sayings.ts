// What the tabs of this browser have to say on the one line, besides messages: how far they have read, whom they look at, that somebody
// types. What must not be lost waits until it can be said; the rest is news only now.
import type { Spoken } from "./tabs";

const watchMost = 200;

export class Sayings {
  private readonly reads = new Map<string, number>(); // by channel or thread; moved while nobody could be told
  private readonly watched = new Map<string, readonly string[]>(); // by tab

  constructor(private readonly send: (frame: object) => boolean) {} // false: nothing went out

  say(frame: Spoken, tab: string): void {
    if (frame.type === "watch") {
      this.watched.set(tab, frame["users"] as readonly string[]);
      return this.watchAll();
    }
    if (this.send(frame) || frame.type !== "read") return;
    const place = `${frame["channel"] as string}/${(frame["thread"] as number | undefined) ?? ""}`;
    this.reads.set(place, Math.max(frame["seq"] as number, this.reads.get(place) ?? 0));
  }

  // The line is up.
  sayAgain(): void {
    for (const [place, seq] of this.reads) {
      const [channel, thread] = place.split("/");
      if (this.send({ type: "read", channel, ...(thread ? { thread: Number(thread) } : {}), seq })) this.reads.delete(place);
    }
    this.watchAll();
  }

  // Marked unread by hand: what was still to be told must not read it again.
  forgetRead(channel: string): void {
    this.reads.delete(`${channel}/`);
  }

  clear(): void {
    this.reads.clear();
    this.watched.clear();
  }

  private watchAll(): void {
    const users = [...new Set([...this.watched.values()].flat())].slice(0, watchMost);
    if (users.length > 0) this.send({ type: "watch", users });
  }
}
