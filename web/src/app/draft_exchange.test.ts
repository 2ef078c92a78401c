import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import type { Rest } from "../api/rest";
import { Refusal } from "./client";
import { DraftExchange, settle, type WireDraft } from "./draft_exchange";
import { makeDrafts } from "./drafts";

const me = "Ume";
const there = (text: string, version: number, at: number): WireDraft => ({ channel: "C1", thread: null, version, at: new Date(at).toISOString(), text });

describe("of two drafts of one place", () => {
  const clean = { text: "here", version: 5, typedAt: 0 };
  const typed = { text: "here", version: 5, typedAt: 2_000 };
  it("the newest wins", () => {
    expect(settle(clean, there("there", 6, 1_000), 9)).toBe("take");
    expect(settle(clean, there("there", 5, 9_000), 9)).toBe("keep");
    expect(settle(typed, there("there", 6, 1_000), 9)).toBe("keep");
    expect(settle(typed, there("there", 6, 3_000), 9)).toBe("take");
    expect(settle(typed, there("there", 5, 3_000), 9)).toBe("keep");
  });
  it("one that is gone elsewhere is gone here, unless it was typed on and never told", () => {
    expect(settle(clean, undefined, 9)).toBe("empty");
    expect(settle(clean, undefined, 4)).toBe("keep"); // an old answer
    expect(settle(typed, undefined, 9)).toBe("keep");
    expect(settle({ ...clean, text: "" }, undefined, 9)).toBe("keep");
  });
});

describe("drafts on all devices", () => {
  let stored: WireDraft[], told: string[], head: number, up: boolean, broken: Refusal | null;
  const rest = {
    async get() {
      return { as_of: head, drafts: stored };
    },
    async ask(_method: string, path: string, { body }: { body: { text: string } }) {
      if (broken) throw broken;
      told.push(`${path} ${body.text}`);
      stored = body.text ? [there(body.text, ++head, Date.now())] : (head++, []);
      return { version: head };
    },
  } as unknown as Rest;
  const elsewhere = (text: string): void => {
    stored = text ? [there(text, ++head, Date.now())] : (head++, []);
    exchange.heard({ channel: "C1", thread: null, version: head });
  };
  let drafts: ReturnType<typeof makeDrafts>, exchange: DraftExchange;
  const type = (text: string, leaving = false): void => {
    drafts.set(me, "C1", text);
    exchange.typed("C1", leaving);
  };
  const text = (): string => drafts.get(me, "C1");

  beforeEach(async () => {
    vi.useFakeTimers();
    [stored, told, head, up, broken] = [[], [], 10, true, null];
    drafts = makeDrafts(undefined);
    exchange = new DraftExchange({ rest, drafts, me: () => me, up: () => up });
    exchange.connected();
    await vi.advanceTimersByTimeAsync(500);
  });
  afterEach(() => {
    exchange.stop();
    vi.useRealTimers();
  });

  it("are told after a pause in typing, once; and at once by whoever leaves", async () => {
    for (const word of ["h", "ha", "half"]) {
      type(word);
      await vi.advanceTimersByTimeAsync(600);
    }
    expect(told).toEqual([]);
    await vi.advanceTimersByTimeAsync(600);
    expect(told).toEqual(["/me/drafts/C1 half"]);
    type("half a", true);
    await vi.advanceTimersByTimeAsync(0);
    expect(told.at(-1)).toBe("/me/drafts/C1 half a");
  });
  it("are cleared with sending, and nothing is said of what nobody heard of", async () => {
    type("quick");
    type("", true);
    await vi.advanceTimersByTimeAsync(2_000);
    expect(told).toEqual([]);
    type("slow", true);
    await vi.advanceTimersByTimeAsync(0);
    type("", true);
    await vi.advanceTimersByTimeAsync(0);
    expect(told).toEqual(["/me/drafts/C1 slow", "/me/drafts/C1 "]);
  });
  it("are taken from another device, and go when they go there", async () => {
    elsewhere("from the phone");
    await vi.advanceTimersByTimeAsync(500);
    expect(text()).toBe("from the phone");
    elsewhere("");
    await vi.advanceTimersByTimeAsync(500);
    expect(text()).toBe("");
    expect(told).toEqual([]);
  });
  it("are not written over while they are being typed, and taken when the hands rest", async () => {
    type("here");
    await vi.advanceTimersByTimeAsync(1_200); // told
    elsewhere("there, later");
    await vi.advanceTimersByTimeAsync(500);
    expect(text()).toBe("here");
    await vi.advanceTimersByTimeAsync(3_000);
    expect(text()).toBe("there, later");
  });
  it("that were typed here meanwhile are the newest", async () => {
    elsewhere("there");
    type("here");
    await vi.advanceTimersByTimeAsync(5_000);
    expect(text()).toBe("here");
    expect(told).toEqual(["/me/drafts/C1 here"]);
  });
  it("wait without a line, and go up when it is back", async () => {
    up = false;
    type("off line");
    await vi.advanceTimersByTimeAsync(5_000);
    expect(told).toEqual([]);
    up = true;
    exchange.connected();
    await vi.advanceTimersByTimeAsync(500);
    expect(told).toEqual(["/me/drafts/C1 off line"]);
  });
  it("give way, when the line is back, to what was typed later elsewhere", async () => {
    up = false;
    type("off line");
    await vi.advanceTimersByTimeAsync(5_000);
    stored = [there("later", ++head, Date.now())];
    up = true;
    exchange.connected();
    await vi.advanceTimersByTimeAsync(500);
    expect(text()).toBe("later");
    expect(told).toEqual([]);
  });
  it("are told again after a while when the server had no time, and stay here when it refuses them", async () => {
    broken = new Refusal(503, "overloaded", "", "", 0);
    type("patience");
    await vi.advanceTimersByTimeAsync(2_000);
    broken = null;
    await vi.advanceTimersByTimeAsync(6_000);
    expect(told).toEqual(["/me/drafts/C1 patience"]);
    broken = new Refusal(409, "too_many_drafts", "", "", 0);
    type("one too many");
    await vi.advanceTimersByTimeAsync(20_000);
    expect(text()).toBe("one too many");
  });
});
