// The notifications that are open: one for each channel, the newest in front; a click lands on the message.
import { go, toChannel } from "../../app/router";
import type { ChannelId, Seq } from "../../state/model";

export interface Shown {
  readonly channel: ChannelId;
  readonly seq: Seq;
  readonly title: string;
  readonly body: string;
  readonly icon: string | null;
  readonly silent: boolean;
}

const open = new Map<ChannelId, { readonly seq: Seq; readonly notification: Notification }>();

// False when the browser would not (a phone's allows it to service workers alone).
export function show({ channel, seq, title, body, icon, silent }: Shown): boolean {
  try {
    const options = { body, silent, tag: `holdfast.${channel}`, renotify: true, ...(icon ? { icon } : {}) };
    const notification = new Notification(title, options as NotificationOptions);
    notification.onclick = () => {
      globalThis.focus?.();
      go(toChannel(channel, seq));
      notification.close();
    };
    notification.onclose = () => {
      if (open.get(channel)?.notification === notification) open.delete(channel);
    };
    open.set(channel, { seq, notification });
    return true;
  } catch {
    return false;
  }
}

// What was read, here or elsewhere, or is gone, needs no telling any more.
export function closeRead(readOf: (channel: ChannelId) => Seq | null): void {
  for (const [channel, { seq, notification }] of open) {
    const read = readOf(channel);
    if (read !== null && read < seq) continue;
    open.delete(channel);
    notification.close();
  }
}

const previewMost = 160;

// A message as one line without its marks.
export function plain(text: string): string {
  const line = text
    .replace(/```[^\n]*\n?/g, " ")
    .replace(/!?\[([^\]]*)\]\([^)]*\)/g, "$1")
    .replace(/^\s*(>|#{1,6}|[-*+])\s+/gm, "")
    .replace(/(\*\*|__|~~|`)/g, "")
    .replace(/\s+/g, " ")
    .trim();
  const points = [...line];
  return points.length > previewMost ? `${points.slice(0, previewMost).join("")}…` : line;
}
