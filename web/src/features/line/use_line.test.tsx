// @vitest-environment happy-dom
import { signal } from "@preact/signals";
import { render } from "preact";
import { act } from "preact/test-utils";
import { afterEach, beforeEach, expect, it, vi } from "vitest";
import type { Client, LineState } from "../../app/client";
import { useTrouble } from "./use_line";

const root = document.body;
const line = signal<LineState>({ kind: "connected" });
const client = { line } as unknown as Client;
function View({ name }: { name: string }): preact.JSX.Element {
  return <b>{`${name}: ${useTrouble(client)}`}</b>;
}
const wait = (ms: number): Promise<void> => act(async () => void (await vi.advanceTimersByTimeAsync(ms)));

beforeEach(() => void vi.useFakeTimers());
afterEach(() => {
  render(null, root);
  vi.useRealTimers();
});

it("speaks of a break after two seconds, to whoever comes later at once, and no more when it is over", async () => {
  await act(() => render(<View name="a" />, root));
  await act(() => void (line.value = { kind: "reconnecting", at: 0 }));
  await wait(1_900);
  await act(() => void (line.value = { kind: "offline" })); // still the same trouble
  expect(root.textContent).toBe("a: false");
  await wait(200);
  expect(root.textContent).toBe("a: true");
  await act(() => render(<View key="b" name="b" />, root));
  expect(root.textContent).toBe("b: true");
  await act(() => void (line.value = { kind: "connected" }));
  expect(root.textContent).toBe("b: false");
});
