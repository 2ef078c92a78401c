import "fake-indexeddb/auto";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { Outbox } from "./outbox";
import { openOutboxStore, type Item, type OutboxStore } from "./outbox-store";

let store: OutboxStore, sent: { key: string; channel: string; text: string }[], shown: readonly Item[], ticked: string[], count = 0;

beforeEach(async () => {
  store = await openOutboxStore(`outbox-${++count}`);
  [sent, shown, ticked] = [[], [], []];
});
afterEach(() => void vi.useRealTimers());

async function open(author = "Ume"): Promise<Outbox> {
  const outbox = new Outbox({ store, send: (frame) => (sent.push(frame as never), true), changed: (items) => (shown = items), stored: (key) => ticked.push(key) });
  await outbox.open(author);
  return outbox;
}

const texts = (): string[] => sent.map(({ text }) => text);
const refusal = { code: "rate_limited", final: false, retryMs: 100, detail: "" };

describe("the outbox", () => {
  it("sends in the order typed, one at a time in each channel", async () => {
    const outbox = await open();
    outbox.lineUp();
    const [first] = [outbox.post("C1", "one", null), outbox.post("C1", "two", null), outbox.post("C2", "other", 7)];
    await outbox.settled();
    expect(texts()).toEqual(["one", "other"]);
    expect(sent[1]).toMatchObject({ type: "post", channel: "C2", thread: 7 });
    outbox.acknowledged(first!);
    expect(texts()).toEqual(["one", "other", "two"]);
    expect(ticked).toEqual([first]);
  });

  it("keeps what was typed off line through a restart, and sends it in order", async () => {
    const before = await open();
    for (const text of ["one", "two", "three"]) before.post("C1", text, null);
    await before.settled();
    const after = await open();
    expect(shown.map(({ text, state }) => [text, state])).toEqual([["one", "waiting"], ["two", "waiting"], ["three", "waiting"]]);
    after.lineUp();
    for (let i = 0; i < 3; i++) after.acknowledged(sent.at(-1)!.key);
    await after.settled();
    expect(texts()).toEqual(["one", "two", "three"]);
    expect(await store.all("Ume")).toEqual([]);
  });

  it("sends again under the same key when the line was cut before an answer", async () => {
    const outbox = await open();
    outbox.lineUp();
    outbox.post("C1", "one", null);
    outbox.post("C1", "two", null);
    await outbox.settled();
    outbox.lineDown();
    expect(shown.map(({ state }) => state)).toEqual(["waiting", "waiting"]);
    outbox.lineUp();
    expect(texts()).toEqual(["one", "one"]);
    expect(sent[0]!.key).toBe(sent[1]!.key);
  });

  it("sends again when no answer comes on a line that stands", async () => {
    const outbox = await open();
    outbox.lineUp();
    outbox.post("C1", "one", null);
    await outbox.settled();
    vi.useFakeTimers();
    outbox.lineDown();
    outbox.lineUp();
    vi.advanceTimersByTime(20_000);
    expect(texts()).toEqual(["one", "one", "one"]);
    outbox.close();
  });

  it("waits as long as it is told, without letting a later message pass", async () => {
    const outbox = await open();
    outbox.lineUp();
    const key = outbox.post("C1", "one", null);
    outbox.post("C1", "two", null);
    await outbox.settled();
    vi.useFakeTimers();
    outbox.refused({ key, ...refusal });
    vi.advanceTimersByTime(499);
    expect(texts()).toEqual(["one"]);
    vi.advanceTimersByTime(200);
    expect(texts()).toEqual(["one", "one"]);
    outbox.close();
  });

  it("says why a message waits, until it goes out again", async () => {
    const outbox = await open();
    outbox.lineUp();
    outbox.post("C1", "one", null);
    await outbox.settled();
    outbox.refused({ key: sent[0]!.key, ...refusal, detail: "Slow down." });
    expect(shown).toMatchObject([{ state: "waiting", code: "rate_limited", detail: "Slow down." }]);
    await outbox.reload();
    expect(shown).toMatchObject([{ state: "waiting", code: "rate_limited" }]);
    outbox.lineDown();
    outbox.lineUp();
    await outbox.settled();
    await vi.waitFor(() => expect(sent.length).toBe(2));
    expect(shown).toMatchObject([{ state: "sending", code: "" }]);
  });

  it("shows a final refusal, goes on with the next, and keeps it over a restart until it is discarded or tried again", async () => {
    const outbox = await open();
    outbox.lineUp();
    const key = outbox.post("C1", "one", null);
    outbox.post("C1", "two", null);
    await outbox.settled();
    outbox.refused({ ...refusal, key, code: "archived", final: true, detail: "The channel is archived." });
    expect(texts()).toEqual(["one", "two"]);
    await outbox.settled();
    const later = await open();
    expect(shown[0]).toMatchObject({ key, state: "refused", code: "archived", detail: "The channel is archived." });
    later.retry(key);
    await later.settled();
    expect(shown.map(({ text, state }) => [text, state])).toEqual([["two", "waiting"], ["one", "waiting"]]);
    expect(shown[1]!.key).not.toBe(key);
    later.discard(shown[1]!.key);
    await later.settled();
    expect((await store.all("Ume")).map(({ text }) => text)).toEqual(["two"]);
  });

  it("does not discard what is under way", async () => {
    const outbox = await open();
    outbox.lineUp();
    const key = outbox.post("C1", "one", null);
    await outbox.settled();
    outbox.discard(key);
    expect(shown.length).toBe(1);
  });

  it("never sends one person's words in another's name", async () => {
    const ada = await open("Uada");
    ada.post("C1", "from Ada", null);
    await ada.settled();
    ada.close();
    const ben = await open("Uben");
    ben.lineUp();
    expect(shown).toEqual([]);
    expect(sent).toEqual([]);
    ben.close();
    await open("Uada");
    expect(shown.map(({ text }) => text)).toEqual(["from Ada"]);
  });

  it("takes up what another tab has added", async () => {
    const [leader, other] = [await open(), await open()];
    leader.lineUp();
    other.post("C1", "from the other tab", null);
    await other.settled();
    await leader.reload();
    expect(texts()).toEqual(["from the other tab"]);
  });

  it("loses nothing that is typed, and brings back nothing that is stored, while it reads the disk", async () => {
    const outbox = await open();
    outbox.lineUp();
    const first = outbox.post("C1", "one", null);
    await outbox.settled();
    const reading = outbox.reload();
    outbox.post("C1", "two", null);
    await Promise.resolve();
    outbox.acknowledged(first);
    outbox.post("C1", "three", null);
    await reading;
    expect(shown.map(({ text }) => text)).toEqual(["two", "three"]);
    await outbox.settled();
    expect((await store.all("Ume")).map(({ text }) => text)).toEqual(["two", "three"]);
  });
});
