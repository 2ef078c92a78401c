import { signal } from "@preact/signals";
import { expect, it, vi } from "vitest";
import { aChannel, aMembership, aPerson, aState } from "../ui/sample_state";
import { settled } from "../features/messages/wishes";
import type { Client } from "./client";
import { readAll } from "./window_keys";

it("marks all read that is not, up to its head, and shows the end of what is open", () => {
  const mine = [{ ...aMembership("C1", 4), head: 12 }, { ...aMembership("C2", 0, 1), head: 7 }, { ...aMembership("C3"), head: 3 }];
  const state = aState({ me: "U0", people: [aPerson("U0", "mia", "Mia")], channels: mine.map(({ channel }) => aChannel(channel, channel)), mine });
  const read = vi.fn();
  readAll({ state: signal(state), read } as unknown as Client, "C1");
  expect(read.mock.calls).toEqual([["C1", 12], ["C2", 7]]);
  expect(settled.value).toEqual({ channel: "C1" });
});
