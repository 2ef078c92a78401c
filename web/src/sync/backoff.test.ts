import { describe, expect, it } from "vitest";
import { Backoff, firstStepMs, longestMs, steadyMs } from "./backoff";

function backoff(): { it: Backoff; roll: (value: number) => void; pass: (ms: number) => void } {
  let [rolled, now] = [0, 0];
  return { it: new Backoff(() => rolled, () => now), roll: (value) => (rolled = value), pass: (ms) => (now += ms) };
}

describe("the wait before the next try", () => {
  it("is anywhere between nothing and a bound that doubles up to thirty seconds", () => {
    for (const rolled of [0, 0.5, 0.999999]) {
      const { it: wait, roll } = backoff();
      roll(rolled);
      for (let n = 0; n < 20; n++) expect(wait.next(null)).toBeCloseTo(rolled * Math.min(longestMs, firstStepMs * 2 ** n), 6);
    }
  });

  it("is spread over the server's own window after the first unannounced cut", () => {
    const { it: wait, roll } = backoff();
    roll(0.5);
    expect(wait.next(4_000)).toBe(2_000);
    expect(wait.next(4_000)).toBe(firstStepMs);
  });

  it("begins anew only after a minute of a steady line", () => {
    const { it: wait, roll, pass } = backoff();
    roll(1);
    for (let n = 0; n < 5; n++) wait.next(null);
    wait.steady();
    pass(steadyMs - 1);
    expect(wait.next(null)).toBe(firstStepMs * 2 ** 5);
    wait.steady();
    pass(steadyMs);
    expect(wait.next(null)).toBe(firstStepMs);
  });

  it("is never shorter than the server asked for, once", () => {
    const { it: wait, roll } = backoff();
    roll(0);
    wait.notBefore(7_000);
    wait.notBefore(3_000);
    expect(wait.next(null)).toBe(7_000);
    expect(wait.next(null)).toBe(0);
  });
});
