// Date.now() at the beginning of this minute, and again with each that follows: for what shows a clock.
import { useEffect, useState } from "preact/hooks";

const minute = 60_000;
const begun = (): number => Math.floor((Date.now() + 1_000) / minute) * minute; // a timer may come a little early

export function useMinute(): number {
  const [now, setNow] = useState(begun);
  useEffect(() => {
    const timer = setTimeout(() => setNow(begun()), begun() + minute - Date.now());
    return () => clearTimeout(timer);
  }, [now]);
  return now;
}
