// kill -9 while two people write: whatever they see afterwards is the same, whole, in one order, each message once, and nobody has loaded
// the page again.

import { afterAll, beforeAll, expect, it } from "vitest";
import { soon } from "./browsers.ts";
import type { Desk, Row } from "./desk.ts";
import { Stage } from "./stage.ts";
import { chinese, english } from "./words.ts";

let stage: Stage;
let ada: Desk;
let mei: Desk;
let harbour: string;

beforeAll(async () => {
  stage = await Stage.open({ rate_per_second: 0 });
  harbour = await stage.channel("harbour", [await stage.person("ada", "Ada"), await stage.person("mei", "林美")]);
  [ada, mei] = await Promise.all([stage.desk("ada", english), stage.desk("mei", chinese)]);
  await Promise.all([ada.opens("harbour"), mei.opens("harbour")]);
  await Promise.all([ada.marks(), mei.marks()]);
});
afterAll(() => stage?.close());

// As fast as the keys go, without waiting for anything.
async function burst(desk: Desk, texts: readonly string[]): Promise<void> {
  await desk.box.focus();
  for (const text of texts) {
    await desk.page.keyboard.insertText(text);
    await desk.page.keyboard.press("Enter");
  }
}
const numbered = (word: string, count: number): string[] => Array.from({ length: count }, (_, i) => `${word} ${i + 1}`);
const stored = async (desk: Desk): Promise<Row[]> => (await desk.rows()).filter(({ seq }) => seq !== null);

// Both screens and the server hold the same: all of what was typed, each text once, each writer's in the order typed.
async function agree(typed: Record<string, readonly string[]>): Promise<void> {
  const count = Object.values(typed).flat().length;
  for (const desk of [ada, mei]) {
    await soon(async () => (await desk.rows()).length, "every message is on the screen").toBe(count);
    await soon(async () => (await desk.rows()).every(({ seq }) => seq !== null), "every message is stored").toBe(true);
  }
  const [here, there, held] = [await ada.rows(), await mei.rows(), await stage.history(harbour)];
  expect(here).toEqual(there);
  expect(held.map(({ seq, text }) => ({ seq, text }))).toEqual(here.map(({ seq, text }) => ({ seq, text })));
  expect(here.map(({ seq }) => seq)).toEqual([...new Set(here.map(({ seq }) => seq!))].sort((a, b) => a - b));
  for (const [by, texts] of Object.entries(typed)) expect(here.filter((row) => row.by === by).map(({ text }) => text)).toEqual(texts);
}

it("keeps one whole history on both screens through a kill in the middle of two bursts", async () => {
  const typed = { Ada: numbered("burst of Ada", 25), 林美: numbered("林美的消息", 25) };
  const writing = Promise.all([burst(ada, typed.Ada), burst(mei, typed["林美"])]);
  await soon(async () => (await stored(mei)).filter(({ by }) => by === "Ada").length, "some of Ada's are stored").toBeGreaterThan(3);
  await stage.server.stop("SIGKILL");
  await writing;
  const sure = await stored(ada);
  expect(sure.length, "the kill came in the middle").toBeLessThan(50);
  await Promise.all([ada.types("half a thought, "), mei.types("还没写完")]);

  await ada.line("Reconnecting");
  await ada.page.getByRole("status").filter({ hasText: "You can keep writing." }).waitFor();
  await mei.page.getByRole("status").filter({ hasText: "可以继续输入。" }).waitFor();
  expect(await ada.page.getByRole("alert").count(), "nothing alarms").toBe(0);
  expect(await ada.page.getByRole("dialog").count(), "nothing stands in the way").toBe(0);
  await ada.types("and its other half");
  expect(await stored(ada), "what was stored stays on the screen").toEqual(sure);

  await stage.server.start();
  await Promise.all([ada.hurries(), mei.connected()]);
  await agree(typed);
  expect((await ada.rows()).slice(0, sure.length), "what had been seen as stored is where it was").toEqual(sure);
  expect(await ada.box.inputValue()).toBe("half a thought, and its other half");
  expect(await mei.box.inputValue()).toBe("还没写完");
  await soon(() => ada.page.getByRole("status").filter({ hasText: "You can keep writing." }).count(), "the strip is gone").toBe(0);
  await Promise.all([ada.stayed(), mei.stayed()]);
});

it("does so again when the server is back at once, and live messages go on", async () => {
  const before = await ada.rows();
  await ada.box.fill("");
  await mei.box.fill("");
  const more = { Ada: numbered("second burst", 8), 林美: numbered("第二轮", 8) };
  const writing = Promise.all([burst(ada, more.Ada), burst(mei, more["林美"])]);
  await soon(async () => (await stored(mei)).length, "the first of them are stored").toBeGreaterThan(before.length + 1);
  await stage.server.stop("SIGKILL");
  await stage.server.start();
  await Promise.all([writing, ada.hurries(), mei.hurries()]);
  const textsOf = (by: string): string[] => before.filter((row) => row.by === by).map(({ text }) => text);
  await agree({ Ada: [...textsOf("Ada"), ...more.Ada], 林美: [...textsOf("林美"), ...more["林美"]] });
  await ada.says("Still the same line?");
  await mei.sees("Still the same line?");
  await Promise.all([ada.stayed(), mei.stayed()]);
});
