// A list is one Tab stop with arrow keys inside; the place is remembered. Put the returned handlers on the list and
// mark its stops with data-stop. Hidden stops are passed over.
import { useEffect, useRef } from "preact/hooks";
import type { RefObject } from "preact";

export interface Roving<T extends HTMLElement> {
  readonly ref: RefObject<T>;
  readonly onKeyDown: (event: KeyboardEvent) => void;
  readonly onFocusIn: (event: FocusEvent) => void;
}

export const stopsIn = (root: Element | null): HTMLElement[] =>
  [...(root?.querySelectorAll<HTMLElement>("[data-stop]") ?? [])].filter((stop) => !stop.hidden && stop.offsetParent !== null);

export function useRoving<T extends HTMLElement>(across: "vertical" | "horizontal" = "vertical"): Roving<T> {
  const ref = useRef<T>(null);
  // After each drawing exactly one stop is reachable: the one last held, else the chosen one, else the first.
  useEffect(() => {
    const stops = [...(ref.current?.querySelectorAll<HTMLElement>("[data-stop]") ?? [])];
    const held = stops.find((stop) => stop.dataset["held"] === "true") ?? stops.find((stop) => stop.getAttribute("aria-current")) ?? stops[0];
    for (const stop of stops) stop.tabIndex = stop === held ? 0 : -1;
  });
  return {
    ref,
    onKeyDown(event) {
      if (event.altKey || event.ctrlKey || event.metaKey) return;
      const next = step(event.key, across, stopsIn(ref.current), document.activeElement);
      if (!next) return;
      event.preventDefault();
      next.focus();
    },
    onFocusIn(event) {
      const stops = [...(ref.current?.querySelectorAll<HTMLElement>("[data-stop]") ?? [])];
      const now = stops.find((stop) => stop.contains(event.target as Node));
      if (!now) return;
      for (const stop of stops) {
        stop.tabIndex = stop === now ? 0 : -1;
        stop.dataset["held"] = String(stop === now);
      }
    },
  };
}

function step(key: string, across: "vertical" | "horizontal", stops: HTMLElement[], from: Element | null): HTMLElement | undefined {
  const at = stops.findIndex((stop) => stop.contains(from));
  const [back, on] = across === "vertical" ? ["ArrowUp", "ArrowDown"] : ["ArrowLeft", "ArrowRight"];
  if (key === on) return stops[Math.min(stops.length - 1, at + 1)];
  if (key === back) return stops[Math.max(0, at - 1)];
  if (key === "Home") return stops[0];
  if (key === "End") return stops.at(-1);
  return undefined;
}
