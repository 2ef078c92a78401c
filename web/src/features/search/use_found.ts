// What was found for a question: the newest page, more on demand, and only ever the answer to the last question.
import { useCallback, useEffect, useRef, useState } from "preact/hooks";
import type { Found } from "../../app/calls/search";
import { Refusal, type Client } from "../../app/client";
import { troubleOf } from "../../app/problems";

export interface Finds {
  readonly query: string; // that this is the answer to
  readonly items: readonly Found[];
  readonly next: number | null;
  readonly waiting: number;
  readonly loading: boolean;
  readonly trouble: string | null;
  readonly tooFew: boolean;
}

const nothing: Finds = { query: "", items: [], next: null, waiting: 0, loading: false, trouble: null, tooFew: false };
const settleMs = 250;
const emptyPagesMost = 25; // one asks on by oneself where only others' messages were passed

export function useFound(client: Client, query: string): { readonly finds: Finds; more(): void; again(): void } {
  const [finds, setFinds] = useState(nothing);
  const turn = useRef(0);

  const read = useCallback(async (asked: string, had: readonly Found[], cursor: number | null) => {
    const mine = ++turn.current;
    setFinds((before) => ({ ...before, query: asked, items: had, loading: true, trouble: null, tooFew: false }));
    try {
      let page = await client.search(asked, cursor);
      for (let tries = 0; page.items.length === 0 && page.next !== null && tries < emptyPagesMost && mine === turn.current; tries++) page = await client.search(asked, page.next);
      if (mine === turn.current) setFinds({ ...nothing, query: asked, items: [...had, ...page.items], next: page.next, waiting: page.waiting });
    } catch (error) {
      if (mine !== turn.current) return;
      const tooFew = error instanceof Refusal && error.code === "nothing_to_find";
      setFinds({ ...nothing, query: asked, items: had, next: cursor, tooFew, trouble: tooFew ? null : troubleOf(error).text });
    }
  }, [client]);

  const asked = query.trim();
  useEffect(() => {
    turn.current++;
    if (!asked) return setFinds(nothing);
    const timer = setTimeout(() => void read(asked, [], null), settleMs);
    return () => clearTimeout(timer);
  }, [asked, read]);

  return {
    finds,
    more: () => void read(asked, finds.items, finds.next),
    again: () => void read(asked, finds.items, finds.items.length > 0 ? finds.next : null),
  };
}
