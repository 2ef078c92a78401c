// Do not disturb as a status of one's own: for how long, and how it ends.
import type { Client } from "../../app/client";
import { dateTime, time, type Key } from "../../app/i18n";
import type { State } from "../../state/model";

export type Span = "half" | "hour" | "tomorrow";
export const spans: readonly (readonly [Span, Key])[] = [["half", "notify.dndHalf"], ["hour", "notify.dndHour"], ["tomorrow", "notify.dndTomorrow"]];

// Tomorrow begins at eight, when people come to work.
export function endOfSpan(span: Span, now: Date): Date {
  if (span === "tomorrow") return new Date(now.getFullYear(), now.getMonth(), now.getDate() + 1, 8);
  return new Date(now.getTime() + (span === "half" ? 30 : 60) * 60_000);
}

export function disturbing({ me, presence }: State, now = Date.now()): { readonly on: boolean; readonly until: number | null } {
  const mine = me ? presence.get(me) : undefined;
  const on = mine?.state === "dnd" && (mine.until === null || mine.until > now);
  return { on, until: on ? mine.until : null };
}

// A time today, or a day and a time.
export function shortTime(at: number, now = Date.now()): string {
  const iso = new Date(at).toISOString();
  return at - now < 86_400_000 ? time(iso) : dateTime(iso);
}

export const disturbFor = (client: Client, span: Span): Promise<void> => say(client, "dnd", endOfSpan(span, new Date()).toISOString());
export const disturbAgain = (client: Client): Promise<void> => say(client, "online", null);

function say(client: Client, state: "dnd" | "online", until: string | null): Promise<void> {
  const { me, presence } = client.state.peek();
  const mine = me ? presence.get(me) : undefined;
  return client.setStatus(state, mine?.text ?? "", mine?.emoji ?? "", until);
}
