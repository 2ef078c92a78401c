// A part of the page that comes after the first drawing: asked for at once, drawn when it is here, asked for again when it could not be had.
import type { ComponentType, JSX } from "preact";
import { useEffect, useState } from "preact/hooks";

const againMs = 3_000;

export function later<P extends object>(load: () => Promise<ComponentType<P>>, Meanwhile?: ComponentType<P>): (props: P) => JSX.Element | null {
  let held: ComponentType<P> | undefined;
  return function Later(props: P): JSX.Element | null {
    const [Part, setPart] = useState<ComponentType<P> | undefined>(() => held);
    useEffect(() => {
      let timer: ReturnType<typeof setTimeout> | undefined;
      const ask = (): void =>
        void load().then(
          (part) => setPart(() => (held = part)),
          () => (timer = setTimeout(ask, againMs)),
        );
      if (!held) ask();
      return () => clearTimeout(timer);
    }, []);
    return Part ? <Part {...props} /> : Meanwhile ? <Meanwhile {...props} /> : null;
  };
}
