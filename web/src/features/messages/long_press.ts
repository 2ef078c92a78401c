// A finger that rests on something for half a second, without moving, asks for its menu. A mouse has the hover bar for that.
import { useEffect, useRef } from "preact/hooks";

const restsMs = 450;
const stillPx = 10;

interface Handlers {
  readonly onPointerDown: (event: PointerEvent) => void;
  readonly onPointerMove: (event: PointerEvent) => void;
  readonly onPointerUp: () => void;
  readonly onPointerCancel: () => void;
  readonly onContextMenu: (event: MouseEvent) => void;
}

export function useLongPress(act: () => unknown): Handlers {
  const timer = useRef<ReturnType<typeof setTimeout>>();
  const from = useRef<{ x: number; y: number } | null>(null);
  const end = (): void => {
    clearTimeout(timer.current);
    from.current = null;
  };
  useEffect(() => end, []);
  return {
    onPointerDown(event) {
      if (event.pointerType !== "touch" || (event.target as Element).closest("a, button, textarea")) return;
      from.current = { x: event.clientX, y: event.clientY };
      clearTimeout(timer.current);
      timer.current = setTimeout(() => {
        end();
        act();
      }, restsMs);
    },
    onPointerMove(event) {
      if (from.current && Math.hypot(event.clientX - from.current.x, event.clientY - from.current.y) > stillPx) end();
    },
    onPointerUp: end,
    onPointerCancel: end,
    onContextMenu(event) {
      if (from.current) event.preventDefault(); // the browser's own, while a finger rests
    },
  };
}
