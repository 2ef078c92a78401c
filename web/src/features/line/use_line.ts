// How long the line has been away, for those who speak of it. Silent for the first two seconds, since most breaks are over by then.
import { useEffect, useState } from "preact/hooks";
import type { Client, LineState } from "../../app/client";

const silenceMs = 2_000;
type Sort = "" | "busy" | "away"; // of trouble
let began: { readonly sort: Sort; readonly at: number } = { sort: "", at: 0 }; // for all who ask, also for those who come later

// True once there is something to say. It begins anew when the trouble is of another sort.
export function useTrouble(client: Client): boolean {
  const { kind } = client.line.value;
  const sort: Sort = kind === "connected" || kind === "signed-out" ? "" : kind === "busy" ? "busy" : "away";
  if (began.sort !== sort) began = { sort, at: Date.now() };
  const left = began.at + silenceMs - Date.now();
  const [, wake] = useState(0);
  useEffect(() => {
    if (sort === "" || left <= 0) return;
    const timer = setTimeout(() => wake((count) => count + 1), left);
    return () => clearTimeout(timer);
  }, [sort]);
  return sort !== "" && left <= 0;
}

// When what the line waits for should come; 0 where it waits for nothing that has a time.
export function untilOf(line: LineState): number {
  if (line.kind === "reconnecting" || line.kind === "restarting") return line.at;
  return line.kind === "waiting" ? line.until : 0;
}

export function useClock(runs: boolean): number {
  const [now, setNow] = useState(Date.now);
  useEffect(() => {
    if (!runs) return;
    setNow(Date.now());
    const timer = setInterval(() => setNow(Date.now()), 250);
    return () => clearInterval(timer);
  }, [runs]);
  return now;
}
