// @vitest-environment happy-dom
import { expect, it } from "vitest";
import { grow } from "./grow";

it("measures a box without letting its parent shrink meanwhile", () => {
  document.body.innerHTML = "<div><textarea></textarea></div>";
  const [parent, area] = [document.querySelector("div")!, document.querySelector("textarea")!];
  const held: string[] = [];
  Object.defineProperty(parent, "offsetHeight", { value: 90 });
  Object.defineProperty(area, "scrollHeight", { get: () => (held.push(parent.style.minHeight, area.style.height), 62) });
  grow(area);
  expect(held).toEqual(["90px", "auto"]);
  expect([area.style.height, parent.style.minHeight]).toEqual(["62px", ""]);
});
