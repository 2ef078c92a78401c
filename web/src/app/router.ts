// Every view has an address, and Back works. The address is the only place that knows what is open.
import { computed, signal } from "@preact/signals";
import type { ChannelId, Message, Seq, UserId } from "../state/model";

export type Route =
  | { readonly view: "home" }
  | { readonly view: "channel"; readonly channel: ChannelId; readonly around: Seq | null; readonly thread?: Seq; readonly reply?: Seq }
  | { readonly view: "threads" }
  | { readonly view: "mentions" }
  | { readonly view: "browse"; readonly query: string }
  | { readonly view: "search"; readonly query: string }
  | { readonly view: "new"; readonly name: string }
  | { readonly view: "person"; readonly user: UserId }
  | { readonly view: "settings" }
  | { readonly view: "saved" }
  | { readonly view: "admin"; readonly section: string }
  | { readonly view: "invite"; readonly code: string }
  | { readonly view: "setup"; readonly code: string }
  | { readonly view: "reset"; readonly code: string }
  | { readonly view: "nowhere" };

const here = signal(globalThis.location ? location.pathname + location.hash : "/");
export const route = computed(() => parse(here.value));
export const part = computed(() => here.value.split("#")[1] ?? ""); // of a view that has several: /settings#keyboard

export function parse(address: string): Route {
  const [path = "/", hash = ""] = address.split("#");
  const [first = "", second = "", third = "", ...rest] = path.split("/").filter(Boolean).map(decoded);
  if (first === "c" && third === "t") return threadOf(second, rest);
  if (rest.length > 0) return { view: "nowhere" };
  if (first === "c" && second) return /^\d*$/.test(third) ? { view: "channel", channel: second, around: third ? Number(third) : null } : { view: "nowhere" };
  if (third) return { view: "nowhere" };
  if (first === "people" && second) return { view: "person", user: second };
  if (first === "admin") return { view: "admin", section: second };
  if (second) return { view: "nowhere" };
  switch (first) {
    case "":
      return { view: "home" };
    case "settings":
    case "saved":
    case "threads":
    case "mentions":
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

function threadOf(channel: ChannelId, [root = "", reply, ...rest]: readonly string[]): Route {
  if (!/^\d+$/.test(root) || (reply !== undefined && !/^\d+$/.test(reply)) || rest.length > 0) return { view: "nowhere" };
  return { view: "channel", channel, around: null, thread: Number(root), ...(reply === undefined ? {} : { reply: Number(reply) }) };
}

export const toThread = (channel: ChannelId, root: Seq, reply?: Seq): string => `${toChannel(channel)}/t/${root}${reply === undefined ? "" : `/${reply}`}`;
// A message where it is read: a reply in its thread.
export const toMessage = (channel: ChannelId, { seq, thread, broadcast }: Pick<Message, "seq" | "thread" | "broadcast">): string =>
  thread === null || broadcast ? toChannel(channel, seq) : toThread(channel, thread, seq);
// A thread closes to where it was opened from, if that was its channel.
export function leaveThread(channel: ChannelId): void {
  const from = (history.state as { from?: string } | null)?.from;
  const below = from === undefined ? undefined : parse(from);
  if (below?.view === "channel" && below.channel === channel && below.thread === undefined) history.back();
  else go(toChannel(channel));
}
export const toChannel = (channel: ChannelId, around?: Seq): string => `/c/${encodeURIComponent(channel)}${around === undefined ? "" : `/${around}`}`;
export const toPerson = (user: UserId): string => `/people/${encodeURIComponent(user)}`;

export function go(address: string, how: "push" | "replace" = "push"): void {
  if (address === here.value) return;
  history[how === "push" ? "pushState" : "replaceState"]({ from: here.value }, "", address);
  here.value = address;
}

// Another part of the same view: no step of its own for Back, which leads where it did.
export function goPart(name: string): void {
  const address = `${location.pathname}#${name}`;
  history.replaceState(history.state, "", address);
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
