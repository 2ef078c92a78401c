// @vitest-environment happy-dom
import { signal } from "@preact/signals";
import { render } from "preact";
import { act } from "preact/test-utils";
import { expect, it, vi } from "vitest";
import type { Client } from "../../app/client";
import { language } from "../../app/i18n";
import { nothing, type Known } from "../../state/all";
import { channelOf } from "../../state/from-wire";
import { Members } from "./members";

language.value = "en";

it("says that the members could not be read, and reads them again when asked", async () => {
  const channel = channelOf({ id: "C1", kind: "public", name: "harbour" });
  const ada = { id: "Uada", username: "ada", displayName: "Ada", role: "member" as const, bot: false, active: true, avatar: null, title: "", timeZone: "", version: 1 };
  const state = signal<Known>({ ...nothing, people: new Map([[ada.id, ada]]) });
  let answers = false;
  const members = async (): Promise<boolean> => {
    if (answers) state.value = { ...state.value, members: new Map([["C1", [ada.id]]]) };
    return answers;
  };
  const client = { state, line: signal({ kind: "connected" }), members, kept: async () => ({ days: 90, hold: false }) } as unknown as Client;
  const root = document.body.appendChild(document.createElement("div"));
  await act(() => render(<Members client={client} channel={channel} />, root));
  await vi.waitFor(() => expect(root.querySelector("h2")?.textContent).toBe("The members could not be read."));
  answers = true;
  await act(() => root.querySelector("button")!.click());
  await vi.waitFor(() => expect(root.textContent).toContain("Ada"));
  expect(root.querySelector("h2")).toBeNull();
  await vi.waitFor(() => expect(root.textContent).toContain("Messages here are kept for 90 days."));
});
