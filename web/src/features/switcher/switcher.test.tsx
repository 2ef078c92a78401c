// @vitest-environment happy-dom
import { signal } from "@preact/signals";
import { render } from "preact";
import { act } from "preact/test-utils";
import { expect, it } from "vitest";
import type { Client } from "../../app/client";
import { language } from "../../app/i18n";
import { aChannel, aMembership, aPerson, aState } from "../../ui/sample_state";
import { loadPinyin } from "./pinyin";
import { Switcher } from "./switcher";

const state = aState({
  me: "U0",
  people: [aPerson("U0", "mia", "Mia Brandt"), aPerson("U1", "chensiyuan", "陈思远"), aPerson("U2", "ada", "Ada Lindqvist")],
  channels: [aChannel("C1", "general"), aChannel("C2", "harbour-ops"), { ...aChannel("D1", ""), kind: "direct", people: ["U0", "U1"] }],
  mine: [aMembership("C1", 3), aMembership("C2", 4, 3), aMembership("D1", 1)],
});
const client = { state: signal(state), hasDraft: () => false } as unknown as Client;

it("shows other places in their order with each letter, each under its heading", async () => {
  language.value = "en";
  await loadPinyin();
  HTMLDialogElement.prototype.showModal ??= function (this: HTMLDialogElement) { this.open = true; };
  await act(() => render(<Switcher client={client} current={null} onClose={() => undefined} />, document.body));
  const input = document.querySelector("input")!;
  const told = (): string[] => [...document.querySelector("[role=listbox]")!.children].map((child) => child.textContent ?? "");
  const type = (query: string): Promise<void> => act(() => void ((input.value = query), input.dispatchEvent(new Event("input", { bubbles: true }))));
  expect(told().filter((text) => text === "Recent" || text === "Actions")).toEqual(["Recent", "Actions"]);
  await type("sy");
  expect(told()[0]).toBe("Best matches");
  expect(told()[1]).toContain("陈思远");
  expect(told().slice(2)).toEqual(["Actions", "Look for “sy” among all channels", "Search messages for “sy”", "Create channel “sy”"]);
  await type("har");
  expect(told()[1]).toContain("harbour-ops");
  await type("");
  expect(told()[0]).toBe("Recent");
});
