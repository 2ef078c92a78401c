// What opens beside a button and stands over everything: menus of messages, the emoji picker. One at a time; on a phone it is a sheet at
// the foot. Esc, a press elsewhere or a change of size closes it, and the focus goes back to where it came from.
import { signal } from "@preact/signals";
import type { ComponentChildren, JSX } from "preact";
import { useEffect, useLayoutEffect, useRef } from "preact/hooks";
import styles from "./popover.module.css";

interface Open {
  readonly anchor: DOMRect;
  readonly label: string;
  readonly content: () => ComponentChildren;
  readonly back: readonly (HTMLElement | null)[]; // the first that is still there takes the focus
  readonly closed: (() => void) | undefined;
}

const open = signal<Open | null>(null);

interface Wish {
  readonly label: string;
  readonly content: () => ComponentChildren;
  readonly back?: HTMLElement | null | undefined;
  readonly closed?: () => void;
}

export function openPopover(anchor: Element, { label, content, back = null, closed }: Wish): void {
  closePopover(false);
  const opener = document.activeElement instanceof HTMLElement && document.activeElement !== document.body ? document.activeElement : null;
  open.value = { anchor: anchor.getBoundingClientRect(), label, content, back: [opener, back], closed };
}

export function closePopover(focus = true): void {
  const held = open.peek();
  if (!held) return;
  open.value = null;
  held.closed?.();
  if (focus) held.back.find((one) => one?.isConnected)?.focus();
}

export function Popover(): JSX.Element | null {
  const shown = open.value;
  return shown && <Layer key={String(shown.anchor.top)} shown={shown} />;
}

const gap = 4;
const edge = 8;

function Layer({ shown }: { shown: Open }): JSX.Element {
  const layer = useRef<HTMLDivElement>(null);
  useLayoutEffect(() => {
    const box = layer.current;
    if (!box) return;
    const place = (): void => {
      const { top, bottom, right } = shown.anchor;
      const below = bottom + gap + box.offsetHeight <= innerHeight - edge;
      const y = below ? bottom + gap : Math.max(edge, top - gap - box.offsetHeight);
      box.style.top = `${Math.min(y, Math.max(edge, innerHeight - edge - box.offsetHeight))}px`;
      box.style.left = `${Math.max(edge, Math.min(right - box.offsetWidth, innerWidth - edge - box.offsetWidth))}px`;
    };
    place();
    const grown = globalThis.ResizeObserver ? new ResizeObserver(place) : null; // what it shows may come later
    grown?.observe(box);
    return () => grown?.disconnect();
  }, [shown]);
  useEffect(() => {
    const outside = (event: Event): void => {
      if (!layer.current?.contains(event.target as Node)) closePopover(false);
    };
    const width = innerWidth;
    const away = (): void => closePopover(false);
    const resized = (): void => void (innerWidth !== width && away()); // a keyboard on the screen takes height only
    document.addEventListener("pointerdown", outside);
    addEventListener("resize", resized);
    addEventListener("popstate", away);
    return () => {
      document.removeEventListener("pointerdown", outside);
      removeEventListener("resize", resized);
      removeEventListener("popstate", away);
    };
  }, []);
  const keyDown = (event: KeyboardEvent): void => {
    if (event.key !== "Escape" || event.defaultPrevented) return;
    event.preventDefault();
    event.stopPropagation();
    closePopover();
  };
  return (
    <div class={styles.shade} onKeyDown={keyDown}>
      <div ref={layer} class={styles.layer} role="dialog" aria-label={shown.label}>
        {shown.content()}
      </div>
    </div>
  );
}
