// The few things that are asked of the browser itself.
import type { SocketLike } from "../sync/socket";

export function dialHome(): SocketLike {
  return new WebSocket(`${location.origin.replace(/^http/, "ws")}/api/v1/stream`, "holdfast.v1") as unknown as SocketLike;
}

// Storage and locks may be forbidden, and then throw when they are only looked at.
export function safely<T>(get: () => T): T | undefined {
  try {
    return get();
  } catch {
    return undefined;
  }
}

export const pause = (ms: number): Promise<void> => new Promise((wake) => setTimeout(wake, Math.max(0, ms)));

// Woken, back on line, looked at again. Returns what ends it.
export function listenForWaking(nudge: () => void): () => void {
  if (typeof addEventListener !== "function") return () => undefined;
  const seen = (): void => void (document.visibilityState === "visible" && nudge());
  const names = ["online", "offline", "pageshow"];
  for (const name of names) addEventListener(name, nudge);
  globalThis.document?.addEventListener("visibilitychange", seen);
  return () => {
    for (const name of names) removeEventListener(name, nudge);
    globalThis.document?.removeEventListener("visibilitychange", seen);
  };
}

// Asks before a tab is closed that holds what would be lost with it. Returns what ends it.
export function guardClosing(holdsWhatWouldBeLost: () => boolean): () => void {
  if (typeof addEventListener !== "function") return () => undefined;
  const ask = (event: Event): void => void (holdsWhatWouldBeLost() && event.preventDefault());
  addEventListener("beforeunload", ask);
  return () => removeEventListener("beforeunload", ask);
}
