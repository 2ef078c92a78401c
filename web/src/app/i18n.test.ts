import { afterEach, describe, expect, it, vi } from "vitest";
import { dateTime, day, hasWords, language, rich, setLanguage, t } from "./i18n";
import { en } from "./words/en";
import { admin as adminEn } from "./words/en/admin";
import { retention as retentionEn } from "./words/en/retention";
import { zh } from "./words/zh";
import { admin as adminZh } from "./words/zh/admin";
import { retention as retentionZh } from "./words/zh/retention";

type Book = Readonly<Record<string, Readonly<Record<string, unknown>>>>;
const flat = (book: Book): Map<string, string> =>
  new Map(Object.entries(book).flatMap(([section, words]) => Object.entries(words).map(([name, text]) => [`${section}.${name}`, JSON.stringify(text)] as const)));
const blanks = (text: string): string[] => [...new Set(text.match(/\{\w+\}/g) ?? [])].sort();

const english = flat({ ...en, admin: adminEn, retention: retentionEn } as Book);
const chinese = flat({ ...zh, admin: adminZh, retention: retentionZh } as unknown as Book);

describe("The words", () => {
  it("are the same keys in both languages", () => {
    expect([...chinese.keys()].sort()).toEqual([...english.keys()].sort());
  });
  it("have the same blanks in both languages", () => {
    expect([...english].filter(([key, text]) => blanks(text).join() !== blanks(chinese.get(key) ?? "").join()).map(([key]) => key)).toEqual([]);
  });
  it("keep a real space between Han and Latin", () => {
    const crammed = /\p{Script=Han}[A-Za-z0-9]|[A-Za-z0-9]\p{Script=Han}/u;
    expect([...chinese].filter(([, text]) => crammed.test(text)).map(([key]) => key)).toEqual([]);
  });
  it("neither shout nor bow", () => {
    expect([...english, ...chinese].filter(([, text]) => /[!！]|您/.test(text)).map(([key]) => key)).toEqual([]);
  });
});

describe("t", () => {
  afterEach(() => void (language.value = "en"));

  it("fills the blanks and counts by the language's rule", () => {
    language.value = "en";
    expect(t("channels.members", { n: 1 })).toBe("1 member");
    expect(t("channels.members", { n: 1200 })).toBe("1,200 members");
    language.value = "zh";
    expect(t("channels.members", { n: 1 })).toBe("1 位成员");
  });
  it("puts elements into the places of blanks", () => {
    language.value = "en";
    expect(rich("doors.invitedBy", { name: "Ada", workspace: "Northpier" }).join("")).toBe("Ada invites you to Northpier.");
  });
  it("writes days with their comma, and with the year only where it is another one", () => {
    const now = new Date("2026-11-23T12:00:00");
    expect(day("2026-09-14T10:00:00", now)).toBe("Monday, 14 September");
    expect(day("2025-09-14T10:00:00", now)).toBe("Sunday, 14 September 2025");
    language.value = "zh";
    expect(day("2026-09-14T10:00:00", now)).toBe("9 月 14 日 星期一");
    expect(dateTime("2026-09-14T10:00:00")).toBe("2026 年 9 月 14 日 10:00");
  });
  it("knows which codes of refusals it has words for", () => {
    expect(hasWords("problems.name_taken")).toBe(true);
    expect(hasWords("problems.never_heard")).toBe(false);
  });
  it("speaks the language that was chosen last", async () => {
    const root = { lang: "en" };
    vi.stubGlobal("document", { documentElement: root });
    await Promise.all([setLanguage("zh"), setLanguage("en"), setLanguage("zh")]);
    expect([language.value, root.lang, t("shell.close")]).toEqual(["zh", "zh-CN", "关闭"]);
    vi.unstubAllGlobals();
  });
});
