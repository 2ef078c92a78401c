// Something read from the server when it is looked at: what is held, what went wrong, and one act at a time that may change it.
import { useEffect, useState } from "preact/hooks";
import { troubleOf } from "../../app/problems";

export interface Load<T> {
  readonly held: T | null;
  readonly problem: string;
  readonly busy: boolean;
  readonly again: () => Promise<void>;
  readonly act: (deed: () => Promise<unknown>) => Promise<boolean>; // then reads again; false: refused
}

export function useLoad<T>(read: () => Promise<T>, of: unknown = null): Load<T> {
  const [held, setHeld] = useState<T | null>(null);
  const [problem, setProblem] = useState("");
  const [busy, setBusy] = useState(false);
  const failed = (error: unknown): void => setProblem(troubleOf(error).text);
  const again = (): Promise<void> => read().then(setHeld, failed);
  useEffect(() => void again(), [of]);
  return {
    held, problem, busy, again,
    async act(deed) {
      if (busy) return false;
      setBusy(true);
      setProblem("");
      try {
        await deed();
        await again();
        return true;
      } catch (error) {
        failed(error);
        return false;
      } finally {
        setBusy(false);
      }
    },
  };
}
