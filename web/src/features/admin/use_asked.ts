// A question to the server whose answer is shown: the latest one counts; what was read before stays on the screen meanwhile.
import { useEffect, useRef, useState } from "preact/hooks";
import { troubleOf } from "../../app/problems";

export interface Asked<T> {
  readonly answer: T | null;
  readonly failed: string;
  readonly busy: boolean;
  readonly again: () => void;
}

export function useAsked<T>(ask: () => Promise<T>, about: readonly unknown[], delayMs = 0): Asked<T> {
  const [answer, setAnswer] = useState<T | null>(null);
  const [failed, setFailed] = useState("");
  const [busy, setBusy] = useState(true);
  const [turn, setTurn] = useState(0);
  const latest = useRef(0);
  useEffect(() => {
    const mine = ++latest.current;
    setBusy(true);
    const timer = setTimeout(
      () =>
        void ask().then(
          (told) => {
            if (mine !== latest.current) return;
            setAnswer(told);
            setFailed("");
            setBusy(false);
          },
          (error: unknown) => {
            if (mine !== latest.current) return;
            setFailed(troubleOf(error).text);
            setBusy(false);
          },
        ),
      answer === null ? 0 : delayMs,
    );
    return () => clearTimeout(timer);
  }, [...about, turn]);
  useEffect(() => () => void latest.current++, []);
  return { answer, failed, busy, again: () => setTurn((count) => count + 1) };
}
