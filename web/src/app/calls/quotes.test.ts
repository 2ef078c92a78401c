import { afterEach, beforeEach, expect, it, vi } from "vitest";
import type { Rest } from "../../api/rest";
import { nothing, put, type Known } from "../../state/known";
import type { Quote } from "../../state/model";
import { quoteKey } from "../../state/quotes";
import { aMembership } from "../../ui/sample_state";
import type { Brain } from "../brain";
import { Refusal } from "../client";
import { makeQuoteCalls, type QuoteCalls } from "./quotes";

// A server that answers when it is let, and counts what it is asked.
let asked: string[], answers: ((refusal?: Refusal) => void)[], known: Known, calls: QuoteCalls;

beforeEach(() => {
  vi.useFakeTimers();
  [asked, answers] = [[], []];
  known = { ...nothing, me: "Ume", mine: new Map([["C1", aMembership("C1")]]) };
  const brain = { get known() { return known; }, apply: (change: (before: Known) => Known) => void (known = change(known)) } as unknown as Brain;
  const get = (path: string): Promise<unknown> => {
    asked.push(path);
    return new Promise((done, fail) => answers.push((refusal) => (refusal ? fail(refusal) : done({ seq: Number(path.split("/").at(-1)), by: "Uada", at: "", text: "six" }))));
  };
  calls = makeQuoteCalls({ get } as unknown as Rest, brain);
});
afterEach(() => vi.useRealTimers());

const held = (seq: number, channel = "C1"): Quote | undefined => known.quotes.get(quoteKey(channel, seq));
const settle = (ms = 200): Promise<unknown> => vi.advanceTimersByTimeAsync(ms);

it("asks once for what two cards show, and not again while it is known", async () => {
  calls.quote("C1", 4);
  calls.quote("C1", 4);
  await settle();
  expect(asked).toEqual(["/channels/C1/messages/4"]);
  answers[0]!();
  await settle();
  expect(held(4)).toMatchObject({ kind: "here", message: { text: "six" } });
  calls.quote("C1", 4);
  await settle(120_000);
  expect(asked).toHaveLength(1);
});

it("asks for nothing that was scrolled past, and for three at once at most", async () => {
  const ends = [1, 2, 3, 4, 5].map((seq) => calls.quote("C1", seq));
  ends[0]!();
  await settle();
  expect(asked.map((path) => path.at(-1))).toEqual(["2", "3", "4"]);
  answers[1]!();
  await settle();
  expect(asked).toHaveLength(4);
});

it("takes a refusal as it is, and asks nothing of a channel one is not in", async () => {
  calls.quote("C1", 4);
  calls.quote("C9", 4);
  await settle();
  expect(asked).toEqual(["/channels/C1/messages/4"]);
  answers[0]!(new Refusal(404, "not_found", "", "", 0));
  await settle();
  expect(held(4)).toEqual({ kind: "hidden" });
  calls.quote("C1", 4);
  await settle();
  expect(asked).toHaveLength(1);
});

it("tries again what nobody knows the end of, as long as it is on the screen", async () => {
  const end = calls.quote("C1", 4);
  await settle();
  answers[0]!(new Refusal(503, "unavailable", "", "", 0));
  await settle(1_500);
  expect(asked).toHaveLength(2);
  end();
  answers[1]!(new Refusal(503, "unavailable", "", "", 0));
  await settle(60_000);
  expect(asked).toHaveLength(2);
  expect(held(4)).toBeUndefined();
});

it("shows no answer to who sits here after another has left", async () => {
  calls.quote("C1", 4);
  await settle();
  known = { ...known, me: "Uother", quotes: put(new Map(), quoteKey("C1", 4), { kind: "asked", events: [] }) };
  answers[0]!();
  await settle();
  expect(held(4)).toMatchObject({ kind: "asked" });
});
