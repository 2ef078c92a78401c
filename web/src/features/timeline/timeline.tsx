// The stream of one place, a channel or a thread: a slice of its rows in the document, older and newer ones as the reader comes near an edge.
import { useComputed } from "@preact/signals";
import type { ComponentChildren, JSX } from "preact";
import { useCallback, useEffect, useLayoutEffect, useMemo, useRef, useState } from "preact/hooks";
import type { Client } from "../../app/client";
import { t } from "../../app/i18n";
import { later } from "../../app/later";
import { notices } from "../../app/notices";
import type { ChannelId, Message, Seq, Timeline as TimelineState } from "../../state/model";
import { channelAt, placeOf, threadAt, type Place } from "../../state/places";
import { MessageRow } from "../messages/message_row";
import { PendingRow } from "../messages/pending_row";
import { editing, lastPlace, writeAgain } from "../messages/wishes";
import { channelName } from "./channel_name";
import { DayLine, Edge, NewLine, TrimmedLine } from "./lines";
import { LatestPill, NewPill } from "./pills";
import { rowOfSeq, rowsOf, type Row } from "./rows";
import { around, boundsOf, downwards, sliceAtEnd, upwards } from "./slice";
import { EmptyTimeline, FailedTimeline, TimelineSkeleton } from "./states";
import styles from "./timeline.module.css";
import { usePlace } from "./use_place";
import { useSeek } from "./use_seek";
import { useMine } from "./use_mine";
import { useTrimming } from "./use_trimming";
import { useUnread } from "./use_unread";
import { useUnsettled, useWishes } from "./use_wishes";

const NoticeRows = later(() => import("../slash/notice_rows").then((part) => part.NoticeRows));
const nearEdge = 800;

export function Timeline({ client, channel, around: target }: { client: Client; channel: ChannelId; around: Seq | null }): JSX.Element {
  return <Stream key={channel} client={client} place={channel} target={target} />;
}

interface StreamProps {
  readonly client: Client;
  readonly place: Place;
  readonly target: Seq | null;
  readonly lead?: (timeline: TimelineState | undefined) => ComponentChildren; // above the first row
}

export function Stream({ client, place: at, target, lead }: StreamProps): JSX.Element {
  const [channel, thread] = [channelAt(at), threadAt(at)];
  const timeline = useComputed(() => client.state.value.timelines.get(at)).value;
  const people = useComputed(() => client.state.value.people).value;
  const me = useComputed(() => client.state.value.me).value;
  const mine = useMine(client, at, timeline);
  const name = useComputed(() => channelName(client, channel)).value;
  const pending = useComputed(() => client.pending.value).value;
  const stored = client.storedKeys.value;

  const [slice, setSlice] = useState(sliceAtEnd);
  const [current, setCurrent] = useState("");
  const visited = useRef(false); // the reader has asked for the first new message

  const messages = timeline?.messages ?? none;
  const hasNewer = timeline?.hasNewer ?? false;
  const ends = useCallback(() => slice.to === null && !hasNewer, [slice, hasNewer]);
  const place = usePlace(ends);
  const unread = useUnread(client, at, mine, timeline, place.stuck);
  const rows = useMemo(
    () => rowsOf({ messages, pending: pending.filter((item) => placeOf(item.channel, item.thread) === at), atBeginning: !timeline?.hasOlder, atEnd: !hasNewer, newAfter: unread.newAfter, me }),
    [messages, pending, timeline?.hasOlder, hasNewer, unread.newAfter, me],
  );
  const [start, end] = boundsOf(rows, slice);

  // A row that was asked for and is not in the document: the slice goes there first.
  const reach = (index: number): Element | null => {
    const row = rows[index];
    if (!row) return null;
    if (index < start || index >= end) setSlice(around(rows, index));
    return place.box.current?.querySelector(`[data-row="${CSS.escape(row.key)}"]`) ?? null;
  };
  const seek = useSeek({ client, channel: at, target, rows, timeline, place, counted: unread.counted, reach });

  const toLatest = useCallback(() => {
    seek.stop();
    setSlice(sliceAtEnd);
    client.latest(at);
    place.toEnd();
  }, [place]);
  const settle = (): void => {
    unread.clear();
    toLatest();
  };
  useWishes(at, settle, (key) => {
    toLatest();
    seek.toUnsent(key);
  });
  useUnsettled(at, place.aside || unread.newAfter !== null);
  useTrimming(client, at, timeline, place.aside ? (shownSeq(rows, start, end) ?? null) : null);

  const fill = (): void => {
    const view = place.box.current;
    if (!view || !timeline || seek.busy.current !== null) return;
    if (view.scrollTop < nearEdge) {
      if (start > 0) setSlice(upwards(rows, slice));
      else if (timeline.hasOlder && timeline.loading === "none" && !timeline.failed) client.older(at);
    }
    if (view.scrollHeight - view.scrollTop - view.clientHeight < nearEdge) {
      if (end < rows.length) setSlice(downwards(rows, slice));
      else if (timeline.hasNewer && timeline.loading === "none" && !timeline.failed) client.newer(at);
    }
  };
  useEffect(() => {
    place.note();
    fill();
  }, [rows, slice]);

  const moved = (): void => {
    place.note();
    fill();
    unread.settle();
  };

  function keyDown(event: KeyboardEvent): void {
    if (event.key === "Escape" && !event.defaultPrevented && thread === null) {
      event.preventDefault();
      settle();
      return writeAgainNow();
    }
    const row = event.target as HTMLElement;
    if (!row.hasAttribute("data-message") || event.ctrlKey || event.metaKey || event.altKey) return;
    const all = [...(place.box.current?.querySelectorAll<HTMLElement>("[data-message]") ?? [])];
    const at = all.indexOf(row);
    const next = { ArrowUp: all[at - 1], ArrowDown: all[at + 1], Home: all[0], End: all.at(-1) }[event.key];
    if (event.key === "ArrowDown" && !next && ends()) writeAgainNow();
    else if (!next) return;
    event.preventDefault();
    if (!next) return;
    next.focus();
    place.note(); // at once: the next drawing would go back to where the view was
  }

  const edited = editing.value?.place === at ? editing.value.seq : null;
  useLayoutEffect(() => {
    if (edited === null) return;
    reach(rowOfSeq(rows, edited))?.scrollIntoView({ block: "nearest" });
  }, [edited]);
  const edit = useCallback((seq: Seq | null) => {
    editing.value = seq === null ? null : { place: at, seq };
    if (seq === null) writeAgainNow();
  }, []);

  const shown = rows.slice(start, end);
  const tabStop = shown.some((row) => row.key === current) ? current : shown.findLast((row) => row.kind === "message" || row.kind === "pending")?.key;
  const roots = useMemo(() => new Map(messages.map((message) => [message.seq, message])), [messages]);

  const render = (row: Row): JSX.Element => {
    switch (row.kind) {
      case "day":
        return <DayLine key={row.key} rowKey={row.key} at={row.at} />;
      case "new":
        return <NewLine key={row.key} count={row.count} />;
      case "pending":
        return <PendingRow key={row.key} client={client} item={row.pending} first={row.first} people={people} me={me} channelName={name} rowKey={row.key} current={row.key === tabStop} onCurrent={setCurrent} />;
      case "message":
        return (
          <MessageRow
            key={row.key} client={client} channel={channel} message={row.message} first={row.first} people={people} me={me}
            inThread={thread !== null} root={row.message.thread === null ? null : (roots.get(row.message.thread) ?? null)}
            target={seek.lit === row.message.seq} current={row.key === tabStop} editing={edited === row.message.seq}
            stored={row.message.by === me && stored.has(row.message.key)} rowKey={row.key}
            onEdit={edit} onCurrent={setCurrent} onMarkUnread={thread === null ? unread.markFrom : undefined}
          />
        );
    }
  };

  const lineHeld = unread.newAfter !== null && rows.some((row) => row.kind === "new");
  const lineNotHeld = unread.newAfter !== null && !lineHeld && !visited.current && (timeline?.hasOlder ?? false) && !hasNewer;
  const newIsAbove = (place.lineAbove && (mine?.unread ?? 0) > 0) || lineNotHeld;
  const toNew = (): void => {
    visited.current = true;
    seek.toLine(unread.newAfter);
  };
  const first = !timeline || (timeline.asOf === 0 && messages.length === 0);
  const trimmed = !first && thread === null && !timeline.hasOlder && timeline.first > Math.max(1, mine?.visibleFrom ?? 1);

  return (
    <div class={styles.place} data-thread={thread !== null || undefined} onFocusCapture={() => (lastPlace.value = at)}>
      <div ref={place.box} class={styles.box} data-stream onScroll={moved} onKeyDown={keyDown}>
        <div ref={place.content} class={styles.content} role="log" aria-live={place.aside ? "off" : "polite"} aria-label={t(thread === null ? "timeline.log" : "threads.log", { name })} aria-busy={timeline?.loading === "first"}>
          {first && timeline?.failed && <FailedTimeline onRetry={() => client.open(at)} />}
          {first && !timeline?.failed && rows.length === 0 && <TimelineSkeleton />}
          {lead?.(timeline)}
          {!first && rows.length === 0 && thread === null && <EmptyTimeline client={client} channel={channel} name={name} trimmed={trimmed} />}
          {trimmed && rows.length > 0 && start === 0 && <TrimmedLine />}
          {!first && <Edge side="older" timeline={timeline} shown={start === 0} onRetry={() => client.older(at)} />}
          {shown.map(render)}
          {!first && thread === null && end === rows.length && !hasNewer && notices.value.some((one) => one.channel === channel) && <NoticeRows client={client} channel={channel} />}
          {!first && <Edge side="newer" timeline={timeline} shown={end === rows.length} onRetry={() => client.newer(at)} />}
        </div>
      </div>
      {newIsAbove && <NewPill count={Math.max(unread.whenCame, mine?.unread ?? 0)} onClick={toNew} />}
      {(place.aside || (place.away && (mine?.unread ?? 0) > 0)) && rows.length > 0 && <LatestPill count={mine?.unread ?? 0} onClick={toLatest} />}
    </div>
  );
}

const none: readonly Message[] = [];
const writeAgainNow = (): void => void (writeAgain.value = writeAgain.peek() + 1);

// What the reader looks at, somewhere in the middle of it.
function shownSeq(rows: readonly Row[], start: number, end: number): Seq | undefined {
  const row = rows.slice((start + end) >> 1, end).find((one) => one.kind === "message");
  return row?.kind === "message" ? row.message.seq : undefined;
}
