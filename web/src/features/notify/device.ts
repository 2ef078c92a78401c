// Whether this browser shows notifications: what it allows, and what was chosen here. It is never asked on load, only when somebody wants it.
import { computed, signal } from "@preact/signals";
import { keep, recall } from "../../app/preferences";
import type { Device } from "./decide";

type Allowed = "granted" | "denied" | "default" | "insecure" | "unsupported";

const allowed = signal<Allowed>("default");
const chosen = signal(recall("notifications")); // "on", "off", "later", or nothing yet

export const device = computed<Device>(() => {
  if (allowed.value === "default") return "notAsked";
  if (allowed.value !== "granted") return allowed.value;
  return chosen.value === "off" ? "offHere" : "on";
});

// The calm question: put once there is something to be told of, and not again after "not now".
export const mayAsk = computed(() => allowed.value === "default" && chosen.value === null);

// The permission may be changed in the browser's own settings at any time.
export function lookAtPermission(): void {
  if (globalThis.isSecureContext === false) allowed.value = "insecure";
  else if (!("Notification" in globalThis)) allowed.value = "unsupported";
  else allowed.value = Notification.permission;
}

export function choose(next: "on" | "off" | "later"): void {
  chosen.value = next;
  keep("notifications", next);
}

export async function turnOn(): Promise<void> {
  choose("on");
  if (allowed.value === "default") await Notification.requestPermission();
  lookAtPermission();
}
