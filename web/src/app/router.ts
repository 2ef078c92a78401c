// Every view has an address, and Back works. The address is the only place that knows what is open.
import { computed, signal } from "@preact/signals";
import type { ChannelId, Seq, UserId } from "../state/model";

export type Route =
  | { readonly view: "home" }
  | { readonly view: "channel"; readonly channel: ChannelId; readonly around: Seq | null }
  | { readonly view: "browse"; readonly query: string }
  | { readonly view: "search"; readonly query: string }
  | { readonly view: "new"; readonly name: string }
  | { readonly view: "person"; readonly user: UserId }
  | { readonly view: "settings" }
  | { readonly view: "saved" }
  | { readonly view: "invite"; readonly code: string }
  | { readonly view: "setup"; readonly code: string }
  | { readonly view: "reset"; readonly code: string }
  | { readonly view: "nowhere" };

const here = signal(globalThis.location ? location.pathname + location.hash : "/");
export const route = computed(() => parse(here.value));

export function parse(address: string): Route {
  const [path = "/", hash = ""] = address.split("#");
  const [first = "", second = "", third = "", ...rest] = path.split("/").filter(Boolean).map(decoded);
  if (rest.length > 0) return { view: "nowhere" };
  if (first === "c" && second) return /^\d*$/.test(third) ? { view: "channel", channel: second, around: third ? Number(third) : null } : { view: "nowhere" };
  if (third) return { view: "nowhere" };
  if (first === "people" && second) return { view: "person", user: second };
  if (second) return { view: "nowhere" };
  switch (first) {
    case "":
      return { view: "home" };
    case "settings":
    case "saved":
      return { view: first };
    case "browse":
    case "search":
      return { view: first, query: decoded(hash) };
    case "new":
      return { view: "new", name: decoded(hash) };
    case "invite":
    case "setup":
    case "reset":
      return { view: first, code: decoded(hash) };
    default:
      return { view: "nowhere" };
  }
}

export const toChannel = (channel: ChannelId, around?: Seq): string => `/c/${encodeURIComponent(channel)}${around === undefined ? "" : `/${around}`}`;
export const toPerson = (user: UserId): string => `/people/${encodeURIComponent(user)}`;

export function go(address: string, how: "push" | "replace" = "push"): void {
  if (address === here.value) return;
  history[how === "push" ? "pushState" : "replaceState"]({ from: here.value }, "", address);
  here.value = address;
}

// Closes a view that stands over another: back to what was below it, or home when it was opened by its address.
export function leaveView(): void {
  if ((history.state as { from?: string } | null)?.from) history.back();
  else go("/", "replace");
}

// Follows Back, and turns clicks on links of our own into moves without a reload.
export function startRouter(): void {
  const follow = (): void => {
    here.value = location.pathname + location.hash;
  };
  addEventListener("popstate", follow);
  addEventListener("hashchange", follow);
  document.addEventListener("click", (event) => {
    const link = (event.target as Element | null)?.closest?.("a[href]");
    const plain = event.button === 0 && !event.ctrlKey && !event.metaKey && !event.shiftKey && !event.altKey;
    if (!(link instanceof HTMLAnchorElement) || !plain || event.defaultPrevented) return;
    if (link.origin !== location.origin || link.target || link.hasAttribute("download") || link.pathname.startsWith("/api/")) return;
    event.preventDefault();
    go(link.pathname + link.hash);
  });
}

function decoded(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    return part;
  }
}
