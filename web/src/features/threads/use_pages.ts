// A list that comes in pages, and is read again when what it shows has changed.
import { useCallback, useEffect, useRef, useState } from "preact/hooks";
import type { Pages } from "../../app/calls/threads";

export interface Listed<T> {
  readonly items: readonly T[] | null; // null: not here yet
  readonly failed: boolean;
  readonly more: boolean;
  readonly readMore: () => void;
  readonly again: () => void;
}

const calmMs = 400;

export function usePages<T>(read: (cursor: string | null) => Promise<Pages<T>>, subject: string, changes: unknown): Listed<T> {
  const [items, setItems] = useState<readonly T[] | null>(null);
  const [next, setNext] = useState<string | null>(null);
  const [failed, setFailed] = useState(false);
  const turn = useRef(0);
  const pages = useRef(1);
  const load = useCallback(
    async (fresh: boolean): Promise<void> => {
      const mine = ++turn.current;
      try {
        const held: T[] = [];
        let cursor: string | null = null;
        for (let page = 0; page < pages.current; page++) {
          const told: Pages<T> = await read(cursor);
          if (mine !== turn.current) return;
          held.push(...told.items);
          cursor = told.next;
          if (cursor === null) break;
        }
        setItems(held);
        setNext(cursor);
        setFailed(false);
      } catch {
        if (mine === turn.current && (fresh || items === null)) setFailed(true);
      }
    },
    [subject],
  );
  useEffect(() => {
    pages.current = 1;
    setItems(null);
    void load(true);
  }, [subject]);
  const first = useRef(true);
  useEffect(() => {
    if (first.current) return void (first.current = false);
    const timer = setTimeout(() => void load(false), calmMs);
    return () => clearTimeout(timer);
  }, [changes]);
  return {
    items, failed, more: next !== null,
    readMore: () => {
      pages.current++;
      void load(true);
    },
    again: () => (setFailed(false), void load(true)),
  };
}
