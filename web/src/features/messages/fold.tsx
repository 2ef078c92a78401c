// A long message shows its beginning and says how much more there is. Opened once, it stays open for as long as the page lives.
import type { ComponentChildren, JSX } from "preact";
import { useLayoutEffect, useRef, useState } from "preact/hooks";
import { t } from "../../app/i18n";
import { Icon } from "../../ui/icon";
import styles from "./fold.module.css";

// What is not longer than `most` is shown whole.
interface Lines {
  readonly most: number;
  readonly shown: number;
}
const ofMessage: Lines = { most: 24, shown: 14 };
export const ofQuote: Lines = { most: 8, shown: 5 };
const opened = new Set<string>();

// Only what can be long is measured: reading heights costs, and most messages are a line or two.
export const mayBeLong = (text: string, { shown }: Lines = ofMessage): boolean => text.length > shown * 70 || (text.match(/\n/g)?.length ?? 0) >= shown;

// How many lines are hidden; none where folding would save too little to be worth a press.
export function hiddenLines(height: number, line: number, { most, shown }: Lines = ofMessage): number {
  const lines = Math.round(height / line);
  return lines > most ? lines - shown : 0;
}

export function Fold({ name, text, lines = ofMessage, children }: { name: string; text: string; lines?: Lines; children: ComponentChildren }): JSX.Element {
  return mayBeLong(text, lines) ? <Folding name={name} lines={lines}>{children}</Folding> : <>{children}</>;
}

function Folding({ name, lines, children }: { name: string; lines: Lines; children: ComponentChildren }): JSX.Element {
  const inner = useRef<HTMLDivElement>(null);
  const [hidden, setHidden] = useState(0);
  const [open, setOpen] = useState(opened.has(name));
  useLayoutEffect(() => {
    const box = inner.current;
    if (box) setHidden(hiddenLines(box.scrollHeight, Number.parseFloat(getComputedStyle(box).lineHeight) || 24, lines));
  }, [children, lines]);
  // The stream is one Tab stop: like all inside a message, the button is reached only in the current one.
  const button = useRef<HTMLButtonElement>(null);
  useLayoutEffect(() => {
    if (button.current) button.current.tabIndex = button.current.closest<HTMLElement>("[data-message]")?.tabIndex ?? 0;
  }, [hidden > 0]);
  const toggle = (): void => {
    if (open) opened.delete(name);
    else opened.add(name);
    setOpen(!open);
    if (open) requestAnimationFrame(() => inner.current?.scrollIntoView({ block: "nearest" }));
  };
  // Tab into what is hidden opens it: nothing has the focus unseen.
  const reveal = (event: FocusEvent): void => {
    const box = inner.current;
    if (!box || open || !(event.target instanceof HTMLElement)) return;
    if (event.target.getBoundingClientRect().top > box.getBoundingClientRect().bottom - 24) toggle();
  };
  const folded = hidden > 0 && !open;
  return (
    <>
      <div ref={inner} class={folded ? styles.folded : undefined} style={{ "--lines": lines.shown }} onFocusCapture={reveal}>
        {children}
      </div>
      {hidden > 0 && (
        <button ref={button} type="button" class={styles.toggle} aria-expanded={open} onClick={toggle}>
          <Icon name={open ? "up" : "down"} size={14} />
          {open ? t("timeline.showLess") : t("timeline.showMore", { n: hidden })}
        </button>
      )}
    </>
  );
}
