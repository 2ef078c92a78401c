// How long the line has been away, for those who speak of it. Silent for the first two seconds, since most breaks are over by then.
import { useEffect, useState } from "preact/hooks";
import type { Client, LineState } from "../../app/client";

const silenceMs = 2_000;

// True once there is something to say. It begins anew when the trouble is of another sort.
export function useTrouble(client: Client): boolean {
  const { kind } = client.line.value;
  const quiet = kind === "connected" || kind === "signed-out";
  const [spoken, setSpoken] = useState(false);
  useEffect(() => {
    setSpoken(false);
    if (quiet) return;
    const timer = setTimeout(() => setSpoken(true), silenceMs);
    return () => clearTimeout(timer);
  }, [quiet, kind === "busy"]);
  return spoken && !quiet;
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
