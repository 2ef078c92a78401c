import { describe, expect, it } from "vitest";
import type { Pending } from "../../app/client";
import type { Message } from "../../state/model";
import { rowsOf, type Row } from "./rows";
import { around, boundsOf, downwards, rowsMost, sliceAtEnd, upwards } from "./slice";

const at = (clock: string, date = "2026-09-14"): string => new Date(`${date}T${clock}:00`).toISOString();
const said = (seq: number, by: string, when: string, more: Partial<Message> = {}): Message => ({
  seq, by, at: when, key: `m${seq}`, text: "x", thread: null, broadcast: false, mentions: [], files: [], cards: [], as: null, reactions: [], replies: null, pinned: null, revision: seq, version: seq, editedAt: null, deleted: false, ...more,
});
const waiting = (key: string): Pending => ({ key, channel: "C1", text: "x", thread: null, typedAt: Date.parse(at("09:00")), state: "sending", code: "", detail: "" });
const rows = (messages: Message[], more: Partial<Parameters<typeof rowsOf>[0]> = {}): readonly Row[] => rowsOf({ messages, pending: [], atBeginning: true, atEnd: true, newAfter: null, me: "U9", ...more });
const kinds = (all: readonly Row[]): string[] => all.map((row) => (row.kind === "message" || row.kind === "pending" ? `${row.kind}${row.first ? "!" : ""}` : row.kind));

describe("rows", () => {
  it("group what one author says within five minutes", () => {
    expect(kinds(rows([said(1, "U1", at("08:00")), said(2, "U1", at("08:05")), said(3, "U1", at("08:11")), said(4, "U2", at("08:11"))]))).toEqual(["day", "message!", "message", "message!", "message!"]);
  });
  it("begin each day with a line and a new group", () => {
    expect(kinds(rows([said(1, "U1", at("23:59")), said(2, "U1", at("00:01", "2026-09-15"))]))).toEqual(["day", "message!", "day", "message!"]);
  });
  it("put the new line before the first unread of another, and begin a group after it", () => {
    const all = rows([said(1, "U1", at("08:00")), said(2, "U9", at("08:01")), said(3, "U1", at("08:01")), said(4, "U1", at("08:02"))], { newAfter: 1 });
    expect(kinds(all)).toEqual(["day", "message!", "message!", "new", "message!", "message"]);
    expect(all.find((row) => row.kind === "new")).toMatchObject({ count: 2 });
  });
  it("put the day above the new line when both are due", () => {
    expect(kinds(rows([said(1, "U1", at("08:00")), said(2, "U1", at("08:00", "2026-09-15"))], { newAfter: 1 }))).toEqual(["day", "message!", "day", "new", "message!"]);
  });
  it("draw no new line where the first unread is not held", () => expect(kinds(rows([said(9, "U1", at("08:00"))], { newAfter: 1, atBeginning: false }))).toEqual(["day", "message!"]));
  it("count no new messages while newer ones are not held", () => expect(rows([said(2, "U1", at("08:00"))], { newAfter: 1, atEnd: false })).toContainEqual({ kind: "new", key: "new", count: null }));
  it("end with one's own unsent ones, each once, under the key they keep", () => {
    const own = said(5, "U9", at("08:59"), { key: "k1" });
    const all = rows([own], { pending: [waiting("k1"), waiting("k2")] });
    expect(all.map((row) => row.key).slice(1)).toEqual(["k:k1", "k:k2"]);
    expect(kinds(all)).toEqual(["day", "message!", "pending"]);
  });
  it("hold back the unsent ones while the end is not on screen", () => expect(rows([said(1, "U1", at("08:00"))], { pending: [waiting("k")], atEnd: false }).length).toBe(2));
  it("are the same for a thousand messages in a blink", () => {
    const many = Array.from({ length: 1_000 }, (_, n) => said(n + 1, `U${n % 3}`, new Date(1.7e12 + n * 60_000).toISOString()));
    const start = performance.now();
    rows(many, { newAfter: 500 });
    expect(performance.now() - start).toBeLessThan(100);
  });
});

describe("the slice", () => {
  const many = rows(Array.from({ length: 600 }, (_, n) => said(n + 1, "U1", new Date(1.7e12 + n * 1_000).toISOString())));
  it("begins at the end and never holds more than its most", () => {
    let slice = sliceAtEnd;
    expect(boundsOf(many, slice)[1]).toBe(many.length);
    for (let turn = 0; turn < 20; turn++) {
      slice = upwards(many, slice);
      const [start, end] = boundsOf(many, slice);
      expect(end - start).toBeLessThanOrEqual(rowsMost);
    }
    expect(boundsOf(many, slice)[0]).toBe(0);
    for (let turn = 0; turn < 20; turn++) slice = downwards(many, slice);
    expect(slice.to).toBeNull();
  });
  it("stays on the same rows when a page comes in front", () => {
    const slice = around(many, 300);
    const [start, end] = boundsOf(many, slice);
    const longer = [...rows([said(9_001, "U1", at("08:00"))]).slice(1), ...many];
    expect(boundsOf(longer, slice)).toEqual([start + 1, end + 1]);
  });
});
