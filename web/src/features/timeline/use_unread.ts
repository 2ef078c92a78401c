// The read cursor and the new-messages line. The cursor moves when the end is on screen and somebody can see it. The line stands where the
// reader left off when they came, and stays there while they read.
import { useCallback, useEffect, useRef, useState } from "preact/hooks";
import type { Client } from "../../app/client";
import type { ChannelId, Membership, Seq, Timeline } from "../../state/model";

export interface Unread {
  readonly newAfter: Seq | null;
  readonly whenCame: number; // how many were unread then
  readonly counted: boolean; // false while that is not known yet: the page may be here before the line is
  settle(): void;
  clear(): void; // the reader says: all seen
  markFrom(seq: Seq): void;
}

export function useUnread(client: Client, channel: ChannelId, mine: Membership | undefined, timeline: Timeline | undefined, atEnd: { current: boolean }): Unread {
  const known = mine !== undefined && mine.head > 0;
  const [counted, setCounted] = useState(known);
  const [newAfter, setNewAfter] = useState<Seq | null>(known && mine.unread > 0 ? mine.read : null);
  const [whenCame, setWhenCame] = useState(mine?.unread ?? 0);
  const held = useRef(false); // marked unread by hand: stays so until the reader comes back
  const readBefore = useRef(mine?.read ?? 0);
  const watching = (): boolean => atEnd.current && document.visibilityState === "visible" && !held.current;

  const settle = useCallback(() => {
    if (!mine || !counted || !timeline || timeline.stale || timeline.hasNewer || timeline.asOf === 0 || !watching()) return;
    if (mine.unread > 0 || mine.mentions > 0) client.read(channel, Math.min(timeline.asOf, mine.head));
  }, [mine, timeline, counted]);

  useEffect(() => {
    if (!mine || !known) return;
    if (!counted) {
      setCounted(true);
      setWhenCame(mine.unread);
      if (mine.unread > 0) setNewAfter(mine.read);
      return;
    }
    const lowered = mine.read < readBefore.current;
    readBefore.current = mine.read;
    if (lowered) held.current = true;
    if (lowered || (mine.unread > 0 && newAfter === null && !watching())) setNewAfter(mine.read);
    else settle();
  });

  useEffect(() => {
    const seen = (): void => {
      if (document.visibilityState !== "visible") return;
      held.current = false;
      settle();
    };
    document.addEventListener("visibilitychange", seen);
    return () => document.removeEventListener("visibilitychange", seen);
  }, [settle]);

  const clear = (): void => {
    held.current = false;
    setNewAfter(null);
  };
  const markFrom = (seq: Seq): void => {
    held.current = true;
    setNewAfter(seq - 1);
    client.markUnread(channel, seq).catch(() => {
      held.current = false;
    });
  };
  return { newAfter, whenCame, counted, settle, clear, markFrom };
}
