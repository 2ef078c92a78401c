// @vitest-environment happy-dom
import { render } from "preact";
import { describe, expect, it } from "vitest";
import { Dialog } from "./dialog";

describe("a dialog", () => {
  it("is open before the next key comes, and gives the focus back", () => {
    const home = document.body.appendChild(document.createElement("div"));
    const opener = document.body.appendChild(document.createElement("button"));
    opener.focus();
    render(<Dialog title="Go to…"><input /></Dialog>, home);
    expect(home.querySelector("dialog")?.open).toBe(true);
    home.querySelector("input")?.focus();
    render(null, home);
    expect(document.activeElement).toBe(opener);
  });
});
