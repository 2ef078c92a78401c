// One of two loses the line and writes on: what was typed waits on the device, in sight, and is stored once and in order when the line
// is back, whether the page lived through it or not.

import { afterAll, beforeAll, expect, it } from "vitest";
import { soon } from "./browsers.ts";
import { Cable } from "./cable.ts";
import type { Desk } from "./desk.ts";
import { Stage } from "./stage.ts";
import { chinese, english } from "./words.ts";

let stage: Stage;
let cable: Cable;
let ada: Desk; // whose line is cut
let mei: Desk;
let harbour: string;

beforeAll(async () => {
  stage = await Stage.open({ heartbeat_ms: 1000, rate_per_second: 0 });
  harbour = await stage.channel("harbour", [await stage.person("ada", "Ada"), await stage.person("mei", "林美")]);
  cable = await Cable.lay(stage.server.url);
  [ada, mei] = await Promise.all([stage.desk("ada", english, {}, cable.url), stage.desk("mei", chinese)]);
  await Promise.all([ada.opens("harbour"), mei.opens("harbour")]);
  await Promise.all([ada.marks(), mei.marks()]);
});
afterAll(async () => {
  await stage?.close();
  await cable?.become("cut");
});

// Both screens and the server hold the same.
async function agree(): Promise<void> {
  await soon(async () => (await ada.rows()).filter(({ seq }) => seq === null), "nothing waits any more").toEqual([]);
  const held = (await stage.history(harbour)).map(({ seq, text }) => ({ seq, text }));
  for (const desk of [ada, mei]) await soon(async () => (await desk.rows()).map(({ seq, text }) => ({ seq, text })), "the history of the server").toEqual(held);
}
const waiting = async (): Promise<string[]> => (await ada.rows()).filter(({ seq }) => seq === null).map(({ text }) => text);
const textsOf = async (by: string): Promise<string[]> => (await mei.rows()).filter((row) => row.by === by).map(({ text }) => text);

it("shows what was typed without a line as waiting, and stores it once, in order, when the line is back", async () => {
  await ada.says("Before the cut.");
  await mei.sees("Before the cut.");
  await cable.become("cut");
  await ada.line("Reconnecting");

  const typed = ["first without a line", "second without a line", "third without a line"];
  for (const text of typed) await ada.says(text);
  await ada.page.getByText("3 waiting on this device").waitFor();
  await ada.message("first without a line").getByText("Waiting for the line").waitFor();
  await mei.says("断线期间我也写了");
  await mei.sees("断线期间我也写了");
  expect(await waiting()).toEqual(typed);
  expect(await textsOf("Ada")).toEqual(["Before the cut."]);

  await cable.become("whole");
  await ada.connected();
  await agree();
  expect(await textsOf("Ada")).toEqual(["Before the cut.", ...typed]);
  expect(await ada.page.getByText("waiting on this device").count()).toBe(0);
  await Promise.all([ada.stayed(), mei.stayed()]);
});

it("says that the browser is off line, and how many wait", async () => {
  const { page } = ada;
  await page.context().setOffline(true);
  await cable.become("cut");
  await ada.line("Offline");
  await ada.says("typed in a tunnel");
  await ada.says("and so was this");
  await page.getByText("You are offline. 2 messages are waiting").first().waitFor();
  await page.getByText("and will be sent in order, once.").first().waitFor();
  await cable.become("whole");
  await page.context().setOffline(false);
  await ada.connected();
  await agree();
  expect((await textsOf("Ada")).slice(-2)).toEqual(["typed in a tunnel", "and so was this"]);
  await ada.stayed();
});

it("notices a line that died without a word, and loses nothing that was sent into it", async () => {
  await cable.become("swallowing");
  await ada.says("said into the void");
  await mei.says("你听得到吗？");
  await ada.line("Reconnecting");
  expect(await waiting()).toEqual(["said into the void"]);
  await cable.become("whole");
  await ada.hurries();
  await agree();
  expect((await textsOf("Ada")).at(-1)).toBe("said into the void");
  await ada.stored("你听得到吗？").waitFor();
  await ada.stayed();
});

it("stores once what was stored already while the answer got lost", async () => {
  await cable.become("deaf");
  await ada.says("heard, but the answer never came");
  await mei.sees("heard, but the answer never came");
  expect(await waiting()).toEqual(["heard, but the answer never came"]);
  await ada.line("Reconnecting");
  await cable.become("whole");
  await ada.hurries();
  await agree();
  expect((await textsOf("Ada")).filter((text) => text === "heard, but the answer never came")).toHaveLength(1);
  await ada.stayed();
});

it("keeps what waits over a reload, shows it again without a line, and sends it once", async () => {
  await cable.become("no stream"); // the page itself comes, so that what it shows can be seen
  await ada.line("Reconnecting");
  await ada.says("typed before the reload");
  await ada.says("this too");
  await ada.types("and a draft");
  await ada.page.getByText("2 waiting on this device").waitFor();

  await ada.page.reload();
  await ada.reads("harbour");
  await soon(waiting, "what waits is on the screen again").toEqual(["typed before the reload", "this too"]);
  expect(await ada.box.inputValue()).toBe("and a draft");
  await ada.box.fill("");
  await ada.says("typed after it");

  await cable.become("whole");
  await ada.connected();
  await agree();
  expect((await textsOf("Ada")).slice(-3)).toEqual(["typed before the reload", "this too", "typed after it"]);
});

it("sends what a closed window had left, when its person comes back", async () => {
  await cable.become("cut");
  await ada.line("Reconnecting");
  await ada.says("left behind in a closed window");
  await ada.page.getByText("1 waiting on this device").waitFor();
  const context = ada.page.context();
  await ada.page.close();
  await cable.become("whole");
  ada.page = await context.newPage();
  await ada.page.goto(cable.url);
  await ada.connected();
  await ada.reads("harbour");
  await agree();
  expect((await textsOf("Ada")).filter((text) => text === "left behind in a closed window")).toHaveLength(1);
  await mei.stayed();
});
