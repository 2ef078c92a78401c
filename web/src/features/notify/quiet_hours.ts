// Quiet hours on the clock of a time zone: whether they hold now, and when they end. Past midnight they belong to the day they began on.
import { dayNames } from "../../state/at_first";
import type { Preferences } from "../../state/model";

type Quiet = Preferences["quietHours"];
const wholeDay = 24 * 60;

// Date.now() when they end; null: they do not hold.
export function quietUntil(quiet: Quiet, now: number): number | null {
  if (!quiet.on || quiet.fromMinute === quiet.toMinute) return null;
  const { minute, day, into } = clockIn(quiet.timeZone, now);
  const past = quiet.fromMinute > quiet.toMinute;
  const today = quiet.days.includes(dayNames[day]!);
  const yesterday = quiet.days.includes(dayNames[(day + 6) % 7]!);
  const left = (to: number): number => now - into + (to - minute) * 60_000;
  if (today && minute >= quiet.fromMinute && (past || minute < quiet.toMinute)) return left(quiet.toMinute + (past ? wholeDay : 0));
  return past && yesterday && minute < quiet.toMinute ? left(quiet.toMinute) : null;
}

// The minute of the day, the weekday (0 is Monday), and the milliseconds into this minute.
function clockIn(timeZone: string, now: number): { minute: number; day: number; into: number } {
  const parts = new Map(clockOf(timeZone).formatToParts(now).map(({ type, value }) => [type, value]));
  const day = dayNames.findIndex((name) => name.startsWith((parts.get("weekday") ?? "").toLowerCase()));
  return { minute: Number(parts.get("hour")) * 60 + Number(parts.get("minute")), day, into: now % 60_000 };
}

function clockOf(timeZone: string): Intl.DateTimeFormat {
  const how = { weekday: "short", hour: "2-digit", minute: "2-digit", hourCycle: "h23" } as const;
  try {
    return new Intl.DateTimeFormat("en-GB", timeZone ? { ...how, timeZone } : how);
  } catch {
    return new Intl.DateTimeFormat("en-GB", how); // a zone that this browser does not know
  }
}

export const deviceZone = (): string => Intl.DateTimeFormat().resolvedOptions().timeZone;
export const asTime = (minute: number): string => `${String(Math.floor(minute / 60)).padStart(2, "0")}:${String(minute % 60).padStart(2, "0")}`;
export const asMinute = (time: string): number | null => (/^\d\d:\d\d$/.test(time) ? Number(time.slice(0, 2)) * 60 + Number(time.slice(3)) : null);
