// The console's words, which come with it; and figures as people read them.
import { locale, wordsOf } from "../../app/i18n";
import { admin as en, type AdminWords } from "../../app/words/en/admin";
import { retention as retentionEn, type RetentionWords } from "../../app/words/en/retention";
import { admin as zh } from "../../app/words/zh/admin";
import { retention as retentionZh } from "../../app/words/zh/retention";

type Book = AdminWords & RetentionWords;
const books: Record<"en" | "zh", Book> = { en: { ...en, ...retentionEn }, zh: { ...zh, ...retentionZh } };
export const w = wordsOf<Book>(books);
export const hasWord = (key: string): key is keyof Book & string => key in books.en;

export function bytes(value: number): string {
  const units = ["byte", "kilobyte", "megabyte", "gigabyte", "terabyte"] as const;
  const step = value < 1 ? 0 : Math.min(units.length - 1, Math.floor(Math.log2(value) / 10));
  const shown = value / 1024 ** step;
  return new Intl.NumberFormat(locale.value, { style: "unit", unit: units[step] ?? "byte", unitDisplay: "short", maximumFractionDigits: shown < 10 && step > 0 ? 1 : 0 }).format(shown);
}

export function milliseconds(micros: number): string {
  const ms = micros / 1000;
  return `${new Intl.NumberFormat(locale.value, { maximumFractionDigits: ms < 10 ? 1 : 0 }).format(ms)} ms`;
}

export function span(seconds: number): string {
  const [value, unit] = seconds < 120 ? [seconds, "second"] : seconds < 7_200 ? [seconds / 60, "minute"] : seconds < 172_800 ? [seconds / 3_600, "hour"] : [seconds / 86_400, "day"];
  return new Intl.NumberFormat(locale.value, { style: "unit", unit: String(unit), unitDisplay: "long", maximumFractionDigits: 0 }).format(Number(value));
}

// As short as a row of a table: the day, and the year where it is another one.
export function shortDay(iso: string, now = new Date()): string {
  const at = new Date(iso);
  const year = at.getFullYear() === now.getFullYear() ? {} : { year: "numeric" as const };
  return new Intl.DateTimeFormat(locale.value, { day: "numeric", month: "short", ...year }).format(at).replace(/(?<=\p{Script=Han})(?=\d)|(?<=\d)(?=\p{Script=Han})/gu, " ");
}
