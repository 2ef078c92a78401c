// What stands open beside the address: the panel, and what lies over the window. One thing at a time.
import { signal } from "@preact/signals";
import type { ChannelId } from "../state/model";
import { keep, recall } from "./preferences";

export type Over = "switcher" | "sheet" | "direct" | "invite" | null;

export const over = signal<Over>(null);
// On a phone the panel takes the whole screen, so there it begins closed.
export const membersOpen = signal(recall("members") === "open" && !globalThis.matchMedia?.("(max-width: 767px)").matches);
export const lastChannel = signal<ChannelId | null>(recall("last-channel"));
export const recents = signal<readonly ChannelId[]>([]);

export const pinsOpen = signal(false);

// One panel at a time.
export function showPins(open: boolean): void {
  if (open) showMembers(false);
  pinsOpen.value = open;
}

export function showMembers(open: boolean): void {
  if (open) pinsOpen.value = false;
  membersOpen.value = open;
  keep("members", open ? "open" : "closed");
}

export function visited(channel: ChannelId): void {
  lastChannel.value = channel;
  keep("last-channel", channel);
  recents.value = [channel, ...recents.peek().filter((one) => one !== channel)].slice(0, 8);
}
