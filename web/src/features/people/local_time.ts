// How late it is where somebody is, and how far that is from one's own clock. Empty for a zone that is not said, or that this browser does not know.
import { locale, t } from "../../app/i18n";

export interface LocalTime {
  readonly time: string; // 14:32
  readonly ahead: number; // hours; below zero: behind
}

export function localTime(timeZone: string, now: number, own?: string): LocalTime | null {
  const there = minutesIn(timeZone || null, now);
  const here = minutesIn(own, now);
  if (there === null || here === null) return null;
  const time = new Intl.DateTimeFormat(locale.value, { hour: "2-digit", minute: "2-digit", hourCycle: "h23", timeZone }).format(now);
  return { time, ahead: (there - here) / 60 };
}

export function localTimeText(timeZone: string, now: number, own?: string): string {
  const found = localTime(timeZone, now, own);
  if (!found) return "";
  const { time, ahead } = found;
  return t(ahead > 0 ? "people.localAhead" : ahead < 0 ? "people.localBehind" : "people.localTime", { time, hours: Math.abs(ahead) });
}

// The wall clock of a zone, or of this device, as minutes since 1970.
function minutesIn(timeZone: string | null | undefined, now: number): number | null {
  if (timeZone === null) return null;
  try {
    const how = { year: "numeric", month: "numeric", day: "numeric", hour: "numeric", minute: "numeric", hourCycle: "h23" } as const;
    const parts = new Map(new Intl.DateTimeFormat("en-GB", timeZone === undefined ? how : { ...how, timeZone }).formatToParts(now).map(({ type, value }) => [type, Number(value)]));
    const of = (name: Intl.DateTimeFormatPartTypes): number => parts.get(name) ?? 0;
    return Date.UTC(of("year"), of("month") - 1, of("day"), of("hour"), of("minute")) / 60_000;
  } catch {
    return null;
  }
}
