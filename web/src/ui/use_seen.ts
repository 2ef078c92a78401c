// Whether an element is on the screen. Where the browser cannot tell, at once.
import type { RefObject } from "preact";
import { useEffect, useState } from "preact/hooks";

export function useSeen(element: RefObject<Element>): boolean {
  const watches = typeof IntersectionObserver !== "undefined";
  const [seen, setSeen] = useState(!watches);
  useEffect(() => {
    if (!watches || !element.current) return;
    const watcher = new IntersectionObserver((entries) => setSeen(entries.some(({ isIntersecting }) => isIntersecting)));
    watcher.observe(element.current);
    return () => watcher.disconnect();
  }, []);
  return seen;
}
