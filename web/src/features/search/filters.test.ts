import { describe, expect, it } from "vitest";
import { dayBack, filtersIn, halfTyped, withFilter, withoutFilter, wordsOf } from "./filters";

describe("filters in a question", () => {
  it("are found by their names, quoted or not, after either colon", () => {
    const found = filtersIn('唯一索引 from:@ada in："harbour ops" has:link');
    expect(found.map(({ name, value }) => `${name}=${value}`)).toEqual(["from=@ada", "in=harbour ops", "has=link"]);
    expect(wordsOf('唯一索引 from:@ada in："harbour ops" tide')).toBe("唯一索引 tide");
  });
  it("are words where no blank stands before them", () => expect(filtersIn("https://x.org/from:me")).toEqual([]));

  it("are put in once, and a day takes the place of another", () => {
    expect(withFilter("tide", "from", "@ada")).toBe("tide from:@ada ");
    expect(withFilter("tide from:@ada rope", "from", "@ben")).toBe("tide rope from:@ben ");
    expect(withFilter("tide after:2026-01-01 ", "on", "2026-02-02")).toBe("tide on:2026-02-02 ");
    expect(withFilter("", "in", "#harbour ops")).toBe('in:"#harbour ops" ');
  });
  it("are taken out without a trace", () => {
    const query = "tide from:@ada rope";
    expect(withoutFilter(query, filtersIn(query)[0]!)).toBe("tide rope");
  });

  it("are completed where the caret is", () => {
    expect(halfTyped("tide from:陈", 11)).toEqual({ name: "from", typed: "陈", start: 5 });
    expect(halfTyped("in:", 3)).toEqual({ name: "in", typed: "", start: 0 });
    expect(halfTyped("from:ada tide", 13)).toBeNull();
  });
  it("count days in the reader's calendar", () => expect(dayBack(7, new Date(2026, 2, 3))).toBe("2026-02-24"));
});
