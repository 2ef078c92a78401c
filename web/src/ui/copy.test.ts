// @vitest-environment happy-dom
import { afterEach, expect, it, vi } from "vitest";
import { copyText } from "./copy";

afterEach(() => vi.unstubAllGlobals());

it("copies by the clipboard where there is one", async () => {
  const writeText = vi.fn(async () => undefined);
  vi.stubGlobal("navigator", { clipboard: { writeText } });
  expect(await copyText("潮")).toBe(true);
  expect(writeText).toHaveBeenCalledWith("潮");
});

it("copies by selecting where a page came over plain HTTP, inside the open dialog, and leaves nothing behind", async () => {
  vi.stubGlobal("navigator", {});
  document.body.innerHTML = "<button>b</button><dialog open></dialog>";
  document.querySelector("button")!.focus();
  let selected = "";
  document.execCommand = () => ((selected = document.querySelector<HTMLTextAreaElement>("dialog textarea")?.value ?? ""), true);
  expect(await copyText("潮")).toBe(true);
  expect(selected).toBe("潮");
  expect(document.querySelector("textarea")).toBeNull();
  expect(document.activeElement?.tagName).toBe("BUTTON");
});
