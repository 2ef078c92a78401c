// What the page says, in the reader's language. Reading t() inside a component follows the language by itself.
// A text may hold {name}; a text that counts is { one, other } and picks by the language's own rule.
import { computed, signal } from "@preact/signals";
import type { ComponentChildren } from "preact";
import type { Words } from "./words/en";

export type Language = "en" | "zh";
export type Counted = { readonly one: string; readonly other: string };
type Params = Readonly<Record<string, string | number>>;
type Keys<T> = { [S in keyof T & string]: `${S}.${keyof T[S] & string}` }[keyof T & string];
export type Key = Keys<Words>;

// One language's words come with the page (theme.js asks for them before this is here), the other's when it is chosen.
const books: Partial<Record<Language, Words>> = {};
const shelves: Readonly<Record<Language, () => Promise<Words>>> = {
  en: () => import("./words/en").then((book) => book.en),
  zh: () => import("./words/zh").then((book) => book.zh),
};
const againMs = 3_000;
const tags: Record<Language, string> = { en: "en-GB", zh: "zh-CN" };

export const language = signal<Language>(preferred());
export const locale = computed(() => tags[language.value]);

export async function readWords(of: Language): Promise<void> {
  while (!books[of]) {
    try {
      books[of] = await shelves[of]();
    } catch {
      await new Promise((go) => setTimeout(go, againMs)); // no network: until it is back
    }
  }
}

// What is shown changes when the words are here; of two choices in a row the last one holds.
export async function setLanguage(next: Language): Promise<void> {
  wished = next;
  await readWords(next);
  if (wished !== next) return;
  language.value = next;
  document.documentElement.lang = next === "zh" ? "zh-CN" : "en";
}

let wished: Language | undefined;

// The number that chooses between one and other is the parameter `n`.
export function t(key: Key, params: Params = {}): string {
  return filled(template(key, params), params);
}

// Whether there are words for a key that came from elsewhere, such as a refusal's code.
export const hasWords = (key: string): key is Key => template(key as Key, {}) !== key;

// The same with elements in the places of parameters: rich("people.addedBy", { name: <b>Ada</b> }).
export function rich(key: Key, parts: Readonly<Record<string, ComponentChildren>>): ComponentChildren[] {
  const params = Object.fromEntries(Object.entries(parts).filter(([, part]) => typeof part === "number")) as Params;
  return template(key, params).split(/(\{\w+\})/).map((piece) => {
    const name = /^\{(\w+)\}$/.exec(piece)?.[1];
    return name && name in parts ? parts[name] : piece;
  });
}

export const number = (value: number): string => new Intl.NumberFormat(locale.value).format(value);
export const time = (iso: string): string => format(iso, { hour: "2-digit", minute: "2-digit", hourCycle: "h23" });
export const dateTime = (iso: string): string => format(iso, { dateStyle: "medium", timeStyle: "short" });
export const list = (names: readonly string[]): string => new Intl.ListFormat(locale.value, { type: "conjunction" }).format(names);


// "Monday, 14 September", "9 月 14 日 星期一"; with the year where it is another one.
export function day(iso: string, now = new Date()): string {
  const year = new Date(iso).getFullYear() === now.getFullYear() ? {} : { year: "numeric" as const };
  const [date, weekday] = [format(iso, { day: "numeric", month: "long", ...year }), format(iso, { weekday: "long" })];
  return language.value === "zh" ? `${date} ${weekday}` : `${weekday}, ${date}`;
}

// A real space between Han and figures, as in all that this page writes itself.
function format(iso: string, how: Intl.DateTimeFormatOptions): string {
  return new Intl.DateTimeFormat(locale.value, how).format(new Date(iso)).replace(/(?<=\p{Script=Han})(?=\d)|(?<=\d)(?=\p{Script=Han})/gu, " ");
}

function template(key: Key, params: Params): string {
  const [section = "", name = ""] = key.split(".");
  const book = books[language.value] as unknown as Record<string, Record<string, string | Counted>> | undefined;
  return chosen(book?.[section]?.[name] ?? key, params);
}

function chosen(found: string | Counted, params: Params): string {
  if (typeof found === "string") return found;
  return new Intl.PluralRules(locale.value).select(Number(params["n"] ?? 0)) === "one" ? found.one : found.other;
}

const filled = (text: string, params: Params): string => text.replace(/\{(\w+)\}/g, (whole, name: string) => shown(params[name]) ?? whole);

// The words of a part that comes later, with that part: t() for a section of its own, the same in both languages.
export function wordsOf<T extends Readonly<Record<string, string | Counted>>>(both: Readonly<Record<Language, T>>): (key: keyof T & string, params?: Params) => string {
  return (key, params = {}) => filled(chosen(both[language.value][key] ?? key, params), params);
}

const shown = (value: string | number | undefined): string | undefined => (typeof value === "number" ? number(value) : value);

// As theme.js has chosen it: what was chosen here before, else the first of the browser's languages that we speak.
function preferred(): Language {
  return globalThis.document?.documentElement.lang.startsWith("zh") ? "zh" : "en";
}
