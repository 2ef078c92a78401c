import { describe, expect, it } from "vitest";
import { parse, toChannel, toMessage, toPerson, toThread } from "./router";

describe("An address", () => {
  it.each([
    ["/", { view: "home" }],
    ["/c/C01", { view: "channel", channel: "C01", around: null }],
    ["/c/C01/413", { view: "channel", channel: "C01", around: 413 }],
    ["/c/C01/t/413", { view: "channel", channel: "C01", around: null, thread: 413 }],
    ["/c/C01/t/413/420", { view: "channel", channel: "C01", around: null, thread: 413, reply: 420 }],
    ["/threads", { view: "threads" }],
    ["/mentions", { view: "mentions" }],
    ["/browse", { view: "browse", query: "" }],
    ["/browse#sy", { view: "browse", query: "sy" }],
    ["/new", { view: "new", name: "" }],
    ["/new#%E7%A0%81%E5%A4%B4", { view: "new", name: "码头" }],
    ["/people/U01", { view: "person", user: "U01" }],
    ["/settings", { view: "settings" }],
    ["/invite#hf_x", { view: "invite", code: "hf_x" }],
    ["/reset#reset_z", { view: "reset", code: "reset_z" }],
    ["/setup#setup_y", { view: "setup", code: "setup_y" }],
  ])("%s opens its view", (address, route) => {
    expect(parse(address)).toEqual(route);
  });
  it.each(["/c", "/c/C01/x", "/c/C01/1/2", "/c/C01/t", "/c/C01/t/x", "/c/C01/t/1/2/3", "/browse/more", "/elsewhere", "/people"])("%s is nowhere", (address) => {
    expect(parse(address)).toEqual({ view: "nowhere" });
  });
  it("survives what is no valid escape", () => {
    expect(parse("/c/%E0%A4%A")).toEqual({ view: "channel", channel: "%E0%A4%A", around: null });
  });
  it("is made so that it opens the same again", () => {
    expect(parse(toChannel("C/1", 7))).toEqual({ view: "channel", channel: "C/1", around: 7 });
    expect(parse(toThread("C/1", 7, 9))).toEqual({ view: "channel", channel: "C/1", around: null, thread: 7, reply: 9 });
    expect(toMessage("C1", { seq: 9, thread: 7, broadcast: false })).toBe("/c/C1/t/7/9");
    expect(toMessage("C1", { seq: 9, thread: 7, broadcast: true })).toBe("/c/C1/9");
    expect(parse(toPerson("U 1"))).toEqual({ view: "person", user: "U 1" });
  });
});
