// @vitest-environment happy-dom
import { render, type ComponentType } from "preact";
import { act } from "preact/test-utils";
import { afterEach, expect, it, vi } from "vitest";
import { later } from "./later";

const root = document.body;
afterEach(() => {
  render(null, root);
  vi.useRealTimers();
});

it("is drawn when it is here, and asked for again when it could not be had", async () => {
  vi.useFakeTimers();
  const Part: ComponentType<{ word: string }> = ({ word }) => <b>{word}</b>;
  const load = vi.fn<() => Promise<typeof Part>>().mockRejectedValueOnce(new Error("no network")).mockResolvedValue(Part);
  const Later = later(load);
  await act(() => render(<Later word="tide" />, root));
  await act(async () => void (await vi.advanceTimersByTimeAsync(2_999)));
  expect([root.textContent, load.mock.calls.length]).toEqual(["", 1]);
  await act(async () => void (await vi.advanceTimersByTimeAsync(1)));
  expect(root.textContent).toBe("tide");
  await act(() => render(null, root));
  await act(() => render(<Later word="again" />, root));
  expect([root.textContent, load.mock.calls.length]).toEqual(["again", 2]);
});

it("shows what stands in its place meanwhile", async () => {
  const Part: ComponentType<object> = () => <b>tide</b>;
  let come = (_: typeof Part): void => undefined;
  const Later = later(() => new Promise<typeof Part>((here) => (come = here)), () => <i>soon</i>);
  await act(() => render(<Later />, root));
  expect(root.textContent).toBe("soon");
  await act(async () => come(Part));
  expect(root.textContent).toBe("tide");
});
