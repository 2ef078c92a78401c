import { beforeEach, describe, expect, it } from "vitest";
import { Sayings } from "./sayings";

let up: boolean, said: object[], sayings: Sayings;
beforeEach(() => {
  [up, said] = [true, []];
  sayings = new Sayings((frame) => up && said.push(frame) > 0);
});

describe("what tabs have to say", () => {
  it("keeps the furthest place read until it can be told, and typing for nobody", () => {
    up = false;
    for (const seq of [7, 9, 8]) sayings.say({ type: "read", channel: "C1", seq }, "a");
    sayings.say({ type: "typing", channel: "C1" }, "a");
    up = true;
    sayings.sayAgain();
    sayings.sayAgain();
    expect(said).toEqual([{ type: "read", channel: "C1", seq: 9 }]);
  });
  it("forgets what was marked unread since", () => {
    up = false;
    sayings.say({ type: "read", channel: "C1", seq: 7 }, "a");
    sayings.forgetRead("C1");
    up = true;
    sayings.sayAgain();
    expect(said).toEqual([]);
  });
  it("watches whom any tab looks at, each once", () => {
    sayings.say({ type: "watch", users: ["U1", "U2"] }, "a");
    sayings.say({ type: "watch", users: ["U2", "U3"] }, "b");
    sayings.say({ type: "watch", users: [] }, "a");
    expect(said).toEqual([{ type: "watch", users: ["U1", "U2"] }, { type: "watch", users: ["U1", "U2", "U3"] }, { type: "watch", users: ["U2", "U3"] }]);
  });
});
