// The filters in a question, as text: they are what was typed, and nothing else remembers them. Pure.
export interface Filter {
  readonly name: "from" | "in" | "has" | "before" | "after" | "on";
  readonly value: string;
  readonly start: number;
  readonly end: number;
}

const pattern = /(?<![^\s\u3000])(from|in|has|before|after|on)[:：]("[^"]*"|“[^”]*”|[^\s\u3000]+)/g;

export function filtersIn(query: string): readonly Filter[] {
  return [...query.matchAll(pattern)].map((found) => ({
    name: found[1] as Filter["name"],
    value: (found[2] ?? "").replace(/^["“]|["”]$/g, ""),
    start: found.index,
    end: found.index + found[0].length,
  }));
}

export function wordsOf(query: string): string {
  return filtersIn(query).reduceRight((left, { start, end }) => left.slice(0, start) + left.slice(end), query).replace(/\s+/g, " ").trim();
}

export const withoutFilter = (query: string, { start, end }: Filter): string => `${query.slice(0, start)}${query.slice(end)}`.replace(/\s+/g, " ").trimStart();

// Put in, in place of what says the same already; a blank after it, to go on writing.
export function withFilter(query: string, name: Filter["name"], value: string): string {
  const days = new Set<Filter["name"]>(["before", "after", "on"]);
  const same = filtersIn(query).filter((one) => one.name === name || (days.has(one.name) && days.has(name)));
  const rest = same.reduceRight(withoutFilter, query).trimEnd();
  return `${rest}${rest ? " " : ""}${name}:${/\s/.test(value) ? `"${value}"` : value} `;
}

// The filter that is being typed at the caret: "from:陈" asks whose name begins so.
export function halfTyped(query: string, caret: number): { readonly name: "from" | "in"; readonly typed: string; readonly start: number } | null {
  const found = /(?:^|[\s\u3000])((from|in)[:：]([@＠#＃]?[^\s\u3000"“]*))$/.exec(query.slice(0, caret));
  return found ? { name: found[2] as "from" | "in", typed: found[3] ?? "", start: caret - (found[1]?.length ?? 0) } : null;
}

// A day in the reader's own calendar, some days back.
export function dayBack(days: number, now = new Date()): string {
  const day = new Date(now.getFullYear(), now.getMonth(), now.getDate() - days);
  return `${day.getFullYear()}-${String(day.getMonth() + 1).padStart(2, "0")}-${String(day.getDate()).padStart(2, "0")}`;
}
