// @vitest-environment happy-dom
// A card shows the linked message to who may read it, and nothing at all to who may not.
import { signal } from "@preact/signals";
import { render } from "preact";
import { act } from "preact/test-utils";
import { afterEach, beforeEach, expect, it, vi } from "vitest";
import type { Message, Quote, State } from "../../state/model";
import { postedBy } from "../../state/messages";
import { quoteKey } from "../../state/quotes";
import { posted } from "../../state/sample-log";
import { aChannel, aPerson, aState } from "../../ui/sample_state";
import type { PartProps } from "../messages/parts";
import { Quotes } from "./quotes";

const page = document.createElement("div");
document.body.append(page);
const state = signal<State>(aState({ me: "Ume", people: [aPerson("Uada", "ada", "Ada Lindqvist")], channels: [aChannel("C1", "harbour")] }));
let asked: string[] = [];
const client = { state, line: signal({ kind: "connected" }), quote: (channel: string, seq: number) => (asked.push(`${channel}/${seq}`), () => undefined) };
beforeEach(() => {
  asked = [];
  vi.stubGlobal("IntersectionObserver", undefined);
});
afterEach(() => {
  render(null, page);
  vi.unstubAllGlobals();
});

const hold = (quote: Quote): Promise<void> => act(() => void (state.value = { ...state.value, quotes: new Map([[quoteKey("C1", 4), quote]]) }));
async function show(quote?: Quote): Promise<void> {
  state.value = { ...state.value, quotes: new Map() };
  if (quote) await hold(quote);
  const message = { text: `See ${location.origin}/c/C1/4` } as Message;
  await act(() => render(<Quotes {...({ client, message, channel: "C2", people: state.value.people, me: "Ume", inThread: false } as unknown as PartProps)} />, page));
}
const six = (more: Partial<Message> = {}): Quote => ({ kind: "here", stale: false, message: { ...postedBy(posted(4, "The **tide**", { by: "Uada" })), ...more } });

it("asks for what is linked to, and shows who said it where", async () => {
  await show();
  expect(asked).toEqual(["C1/4"]);
  expect(page.textContent).toBe("");
  await hold(six({ files: [{ id: "F1", name: "tide.pdf", type: "", bytes: 1, width: null, height: null, preview: false }] }));
  expect(page.querySelector("figure")?.getAttribute("aria-label")).toBe("Linked message by Ada Lindqvist, #harbour");
  expect(page.querySelector("strong")?.textContent).toBe("tide");
  expect(page.textContent).toContain("tide.pdf");
  expect(page.querySelector("a")?.getAttribute("href")).toBe("/c/C1/4");
});

it("follows an edit, and says when it is gone", async () => {
  await show(six());
  await hold(six({ text: "At seven", editedAt: "2026-09-14T08:00:00Z" }));
  expect(page.textContent).toContain("At seven");
  await hold(six({ text: "", deleted: true }));
  expect(page.querySelector("figure")?.textContent).toBe("The linked message was deleted.");
});

it("shows nothing of what is not for its reader", async () => {
  await show({ kind: "hidden" });
  expect(page.querySelector("figure, a, p")).toBeNull();
  expect(page.textContent).toBe("");
});

it("leads to a reply in its thread", async () => {
  await show(six({ thread: 2 }));
  expect(page.querySelector("a")?.getAttribute("href")).toBe("/c/C1/t/2/4");
});
