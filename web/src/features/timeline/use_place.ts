// Where the reader is. At the end, the view follows what comes; anywhere else, the row at the top edge stays where it is, whatever is put
// in above or below, however late it gets its height. Nothing else ever moves the view but the reader.
import { useCallback, useLayoutEffect, useRef, useState } from "preact/hooks";
import type { RefObject } from "preact";

const endWithin = 30;

export interface Place {
  readonly box: RefObject<HTMLDivElement>;
  readonly content: RefObject<HTMLDivElement>;
  readonly stuck: { current: boolean }; // to the end
  readonly aside: boolean; // far enough from the end to be offered a way back
  readonly away: boolean; // not at the end, however little
  readonly lineAbove: boolean; // the new-messages line is above what is seen
  restore(): void;
  toEnd(): void; // and stay there, also while the newest are still being read
  note(): void; // the reader has moved
  show(row: Element, where: "middle" | "top"): void;
}

export function usePlace(ends: () => boolean): Place {
  const box = useRef<HTMLDivElement>(null);
  const content = useRef<HTMLDivElement>(null);
  const stuck = useRef(true);
  const endWanted = useRef(false);
  const anchor = useRef<{ key: string; offset: number } | null>(null);
  const [aside, setAside] = useState(false);
  const [away, setAway] = useState(false);
  const [lineAbove, setLineAbove] = useState(false);

  const remember = useCallback(() => {
    const view = box.current;
    if (!view) return;
    const edge = view.getBoundingClientRect().top;
    const top = rowsIn(view).find((row) => row.getBoundingClientRect().bottom > edge + 1);
    anchor.current = top ? { key: top.dataset["row"] ?? "", offset: top.getBoundingClientRect().top - edge } : null;
  }, []);

  const note = useCallback(() => {
    const view = box.current;
    if (!view) return;
    const left = view.scrollHeight - view.scrollTop - view.clientHeight;
    stuck.current = left < endWithin && (ends() || endWanted.current);
    if (ends() || !stuck.current) endWanted.current = false;
    remember();
    setAway(!stuck.current);
    setAside(!ends() || left > view.clientHeight / 2);
    const line = view.querySelector("[data-row='new']");
    setLineAbove(line !== null && line.getBoundingClientRect().bottom < view.getBoundingClientRect().top);
  }, [ends, remember]);

  const restore = useCallback(() => {
    const view = box.current;
    if (!view) return;
    if (stuck.current) {
      view.scrollTop = view.scrollHeight;
      return;
    }
    const { key, offset } = anchor.current ?? { key: "", offset: 0 };
    const row = key ? view.querySelector(`[data-row="${CSS.escape(key)}"]`) : null;
    if (!row) return;
    const moved = row.getBoundingClientRect().top - view.getBoundingClientRect().top - offset;
    if (Math.abs(moved) > 0.5) view.scrollTop += moved;
  }, []);

  const toEnd = useCallback(() => {
    endWanted.current = stuck.current = true;
    restore();
  }, [restore]);

  const show = useCallback((row: Element, where: "middle" | "top") => {
    const view = box.current;
    if (!view) return;
    const [outer, inner] = [view.getBoundingClientRect(), row.getBoundingClientRect()];
    endWanted.current = stuck.current = false;
    view.scrollTop += inner.top - outer.top - (where === "top" ? 24 : Math.max(24, (outer.height - inner.height) / 2));
    note();
  }, [note]);

  // Heights change late: pictures of letters arrive, code is coloured, the window is resized, the box below grows.
  useLayoutEffect(() => {
    if (typeof ResizeObserver === "undefined" || !box.current || !content.current) return;
    const watcher = new ResizeObserver(() => restore());
    watcher.observe(box.current);
    watcher.observe(content.current);
    return () => watcher.disconnect();
  }, []);

  return { box, content, stuck, aside, away, lineAbove, restore, toEnd, note, show };
}

// A day line is no anchor: it moves up when earlier messages of its day come in.
const rowsIn = (view: HTMLElement): HTMLElement[] => [...view.querySelectorAll<HTMLElement>("[data-message]")];
