import { describe, expect, it } from "vitest";
import { commandOf, type KeyPress } from "./shortcuts";

const press = (key: string, held: Partial<KeyPress> = {}): KeyPress => ({ key, code: "", ctrlKey: false, metaKey: false, altKey: false, shiftKey: false, isComposing: false, ...held });

describe("A key", () => {
  it.each([
    [press("k", { ctrlKey: true }), "switcher"],
    [press("K", { ctrlKey: true, shiftKey: true }), "direct"],
    [press("/", { ctrlKey: true }), "sheet"],
    [press(".", { ctrlKey: true }), "panel"],
    [press("ArrowDown", { altKey: true }), "next"],
    [press("ArrowUp", { altKey: true, shiftKey: true }), "previous-unread"],
    [press("Escape"), "done"],
    [press("Escape", { shiftKey: true }), "all-read"],
    [press("F6"), "region"],
    [press("F6", { shiftKey: true }), "region-back"],
  ])("%j is a command", (key, command) => {
    expect(commandOf(key, false)).toBe(command);
  });
  it("is held by ⌘ on macOS, and Ctrl stays with the system", () => {
    expect(commandOf(press("k", { metaKey: true }), true)).toBe("switcher");
    expect(commandOf(press("k", { ctrlKey: true }), true)).toBeUndefined();
  });
  it("is no command while an input method is composing, nor alone", () => {
    expect(commandOf(press("k", { ctrlKey: true, isComposing: true }), false)).toBeUndefined();
    expect(commandOf(press("k"), false)).toBeUndefined();
  });
});
