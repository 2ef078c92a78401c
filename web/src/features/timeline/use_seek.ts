// Where the view is to go next: to a message, to the new-messages line, to an unsent one of one's own; each as soon as its row is there.
import { useCallback, useEffect, useLayoutEffect, useRef, useState } from "preact/hooks";
import type { Client } from "../../app/client";
import { go as openAt, toMessage as toMessageAddress } from "../../app/router";
import type { Message, Seq, Timeline } from "../../state/model";
import { threadAt, type Place as PlaceName } from "../../state/places";
import { rowOfSeq, type Row } from "./rows";
import type { Place } from "./use_place";

const targetShownMs = 4_000;

interface SeekInput {
  readonly client: Client;
  readonly channel: PlaceName;
  readonly target: Seq | null; // of the address
  readonly rows: readonly Row[];
  readonly timeline: Timeline | undefined;
  readonly place: Place;
  readonly counted: boolean; // it is known whether there is a new-messages line
  readonly reach: (index: number) => Element | null; // brings the row into the document, now or with the next drawing
}

export interface Seek {
  readonly lit: Seq | null; // the message that was asked for, while it is marked
  readonly busy: { readonly current: Seq | null };
  toMessage(seq: Seq): void;
  toLine(newAfter: Seq | null): void;
  toUnsent(key: string): void;
  stop(): void;
}

export function useSeek({ client, channel, target, rows, timeline, place, counted, reach }: SeekInput): Seek {
  const [lit, setLit] = useState<Seq | null>(null);
  const wanted = useRef<Seq | null>(target);
  const lineWanted = useRef(false);
  const unsentWanted = useRef<string | null>(null);
  const placed = useRef(false);
  const messages = timeline?.messages ?? none;
  const line = (): number => rows.findIndex((row) => row.kind === "new");

  const toMessage = useCallback((seq: Seq) => {
    wanted.current = seq;
    client.open(channel, seq);
    setLit(seq);
  }, []);
  useLayoutEffect(() => {
    if (target === null) client.open(channel);
    else toMessage(target);
  }, [target]);
  useEffect(() => {
    if (lit === null) return;
    const timer = setTimeout(() => setLit(null), targetShownMs);
    return () => clearTimeout(timer);
  }, [lit, messages.length]);

  function found(): boolean {
    if (wanted.current !== null) {
      const row = reach(rowOfSeq(rows, wanted.current)) ?? nextBest();
      if (row) {
        wanted.current = null;
        place.show(row, "middle");
        return true;
      }
    }
    if (lineWanted.current) {
      const row = reach(line());
      if (row) {
        lineWanted.current = false;
        place.show(row, "top");
        return true;
      }
    }
    const unsent = unsentWanted.current === null ? null : reach(rows.findIndex((row) => row.key === `k:${unsentWanted.current}`));
    if (unsent instanceof HTMLElement) {
      unsentWanted.current = null;
      place.show(unsent, "middle");
      unsent.focus({ preventScroll: true });
      return true;
    }
    return false;
  }

  // Read, and not there: it is a reply, and stands in its thread; or it was no message, or is out of one's sight, and what comes after
  // it will do.
  function nextBest(): Element | null {
    const asked = wanted.current ?? 0;
    const now = client.state.peek().timelines.get(channel);
    if (now !== timeline || now?.loading !== "none" || messages.length === 0 || rowOfSeq(rows, asked) >= 0) return null;
    if (asked === target && threadAt(channel) === null) {
      client.messageAt(channel, asked).then(
        (message) => message.thread !== null && !message.broadcast && openAt(toMessageAddress(channel, message), "replace"),
        () => undefined,
      );
    }
    wanted.current = (messages.find((message) => message.seq > asked) ?? messages.at(-1))?.seq ?? null;
    return wanted.current === null ? null : reach(rowOfSeq(rows, wanted.current));
  }

  useLayoutEffect(() => {
    if (found()) return void (placed.current = true);
    place.restore();
    if (placed.current || rows.length === 0 || !counted) return;
    const first = reach(line());
    if (line() >= 0 && !first) return;
    placed.current = true;
    if (first && first.getBoundingClientRect().top < (place.box.current?.getBoundingClientRect().top ?? 0)) place.show(first, "top");
  });

  return {
    lit, busy: wanted, toMessage,
    toLine(newAfter) {
      const row = reach(line());
      if (row) return place.show(row, "top");
      lineWanted.current = true;
      if (newAfter !== null && line() < 0) client.open(channel, newAfter + 1);
    },
    toUnsent: (key) => void (unsentWanted.current = key),
    stop: () => void (wanted.current = null),
  };
}

const none: readonly Message[] = [];
