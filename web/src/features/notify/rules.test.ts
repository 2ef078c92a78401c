import { describe, expect, it } from "vitest";
import { atFirst } from "../../state/at_first";
import { keywordIn, wordsIn } from "./keywords";
import { openLooks } from "./looks";
import { quietUntil } from "./quiet_hours";
import { plain } from "./show";

describe("A keyword", () => {
  it("is a whole word where words are parted, and any place where they are not", () => {
    expect(keywordIn("The OUTAGE is over", "outage")).toBe(true);
    expect(keywordIn("outages happen", "outage")).toBe(false);
    expect(keywordIn("今天又停电了", "停电")).toBe(true);
    expect(keywordIn("server服务器", "server")).toBe(true);
    expect(keywordIn("ｏｕｔａｇｅ!", "outage")).toBe(true);
    expect(keywordIn("berth 14b", "berth 14")).toBe(false);
    expect(keywordIn("c++ (or C#)", "C++")).toBe(true);
    expect(keywordIn("anything", ".*")).toBe(false);
    expect(keywordIn("anything", "")).toBe(false);
  });
  it("is read from a list in either script, each once", () => {
    expect(wordsIn(" outage,停电，Berth 14、outage ;;\n x")).toEqual(["outage", "停电", "Berth 14", "x"]);
    expect(wordsIn("  ")).toEqual([]);
  });
});

describe("Quiet hours", () => {
  const at = (iso: string): number => Date.parse(iso);
  const quiet = (more: object) => ({ ...atFirst.quietHours, on: true, timeZone: "UTC", ...more });
  it("hold between two times and end at the second", () => {
    const noon = quiet({ fromMinute: 720, toMinute: 780 });
    expect(quietUntil(noon, at("2026-09-14T11:59:59Z"))).toBeNull();
    expect(quietUntil(noon, at("2026-09-14T12:00:00Z"))).toBe(at("2026-09-14T13:00:00Z"));
    expect(quietUntil(noon, at("2026-09-14T12:59:59Z"))).toBe(at("2026-09-14T13:00:00Z"));
    expect(quietUntil(noon, at("2026-09-14T13:00:00Z"))).toBeNull();
    expect(quietUntil({ ...noon, on: false }, at("2026-09-14T12:30:00Z"))).toBeNull();
  });
  it("run past midnight and belong to the day they began on", () => {
    const night = quiet({ days: ["monday"] }); // 22:00 to 08:00
    expect(quietUntil(night, at("2026-09-14T23:00:00Z"))).toBe(at("2026-09-15T08:00:00Z"));
    expect(quietUntil(night, at("2026-09-15T07:59:00Z"))).toBe(at("2026-09-15T08:00:00Z"));
    expect(quietUntil(night, at("2026-09-14T07:00:00Z"))).toBeNull(); // Sunday's night
    expect(quietUntil(night, at("2026-09-15T23:00:00Z"))).toBeNull();
  });
  it("go by the clock of their time zone", () => {
    const shanghai = quiet({ fromMinute: 720, toMinute: 780, timeZone: "Asia/Shanghai" });
    expect(quietUntil(shanghai, at("2026-09-14T04:30:00Z"))).toBe(at("2026-09-14T05:00:00Z"));
    expect(quietUntil(shanghai, at("2026-09-14T12:30:00Z"))).toBeNull();
    expect(() => quietUntil({ ...shanghai, timeZone: "Nowhere/Deep" }, 0)).not.toThrow();
  });
});

describe("Looking at a channel", () => {
  it("is known from any tab, and from nobody who does not answer", async () => {
    const [left, right] = pair();
    openLooks(right, (channel) => channel === "C1");
    const mine = openLooks(left, () => false);
    expect(await mine.at("C1")).toBe(true);
    expect(await mine.at("C2")).toBe(false);
    expect(await openLooks(undefined, () => true).at("C9")).toBe(true);
    expect(await openLooks(undefined, () => false).at("C9")).toBe(false);
  });
});

describe("What a notification says", () => {
  it("is one line without marks, and not too long", () => {
    expect(plain("**High** water at `six`\n> said [the table](https://tides.example)\n- twice")).toBe("High water at six said the table twice");
    expect([...plain("潮".repeat(500))].length).toBe(161);
    expect(plain("a_name_with_lines and 2 * 3")).toBe("a_name_with_lines and 2 * 3");
  });
});

type Port = { postMessage(data: unknown): void; close(): void; onmessage: unknown };
function pair(): [Port, Port] {
  const port = (other: () => Port): Port => ({ onmessage: null, close: () => undefined, postMessage: (data) => queueMicrotask(() => (other().onmessage as (event: object) => void)({ data })) });
  const left: Port = port(() => right);
  const right: Port = port(() => left);
  return [left, right];
}
