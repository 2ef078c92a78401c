// Finding again what was said, by two people at two browsers: with the keys alone, in two languages, and only where one may look.

import type { Locator } from "playwright-core";
import { afterAll, beforeAll, expect, it } from "vitest";
import { soon } from "./browsers.ts";
import type { Desk } from "./desk.ts";
import { Stage } from "./stage.ts";
import { chinese, english } from "./words.ts";

let stage: Stage;
let ada: Desk;
let mei: Desk;

beforeAll(async () => {
  stage = await Stage.open();
  const ids = [await stage.person("ada", "Ada Lindqvist"), await stage.person("mei", "林美")];
  await stage.channel("harbour", ids);
  await stage.channel("engine-room", ids);
  await stage.channel("cabin", [ids[0]!], { kind: "private" });
  [ada, mei] = await Promise.all([stage.desk("ada", english), stage.desk("mei", chinese, { dark: true })]);
  await ada.opens("cabin");
  await ada.says("A secret rope");
  await Promise.all([ada.opens("harbour"), mei.opens("harbour")]);
  await ada.says("Bring the long rope; the **tide** turns at six.");
  await mei.says("根因确认：补录脚本绕过了唯一索引，回归用例见链接。");
  await ada.sees("根因确认");
  for (let i = 1; i <= 30; i++) await ada.says(`Watch report ${i}`);
  await mei.sees("Watch report 30");
});
afterAll(() => stage?.close());

const panel = (desk: Desk): Locator => desk.page.getByRole("complementary", { name: desk === ada ? "Search" : "搜索" });
const field = (desk: Desk): Locator => panel(desk).getByRole("combobox");
const results = (desk: Desk): Locator => panel(desk).getByRole("listitem");
const focused = (desk: Desk): Promise<string> => desk.page.evaluate("document.activeElement.getAttribute('role') ?? document.activeElement.tagName");

it("opens with one key, finds while one types, and marks the words", async () => {
  await mei.message("Watch report 30").focus();
  await mei.page.keyboard.press("/");
  await soon(() => focused(mei), "the field has the focus").toBe("combobox");
  await mei.page.keyboard.insertText("索引");
  await soon(() => results(mei).count(), "one is found").toBe(1);
  expect(await results(mei).locator("mark").allInnerTexts()).toEqual(["索引"]);
  await results(mei).getByText("林美").first().waitFor();
});

it("goes to what was found with the keys, marks it there too, and stays open beside it", async () => {
  await mei.page.keyboard.press("ArrowDown");
  await soon(() => focused(mei), "the first result has the focus").toBe("A");
  await mei.page.keyboard.press("Enter");
  await mei.stored("根因确认").locator("mark").getByText("索引").waitFor();
  expect(mei.page.url()).toMatch(/\/c\/C[^/]+\/\d+$/);
  await mei.page.keyboard.press("ArrowUp");
  await soon(() => focused(mei), "back in the field").toBe("combobox");
  await mei.page.keyboard.press("Escape");
  await panel(mei).waitFor({ state: "detached" });
  expect(await mei.page.locator("mark").count()).toBe(0);
});

it("finds from another channel, and nothing of a channel one is not in", async () => {
  await mei.opens("engine-room");
  await mei.button("搜索消息").click();
  await field(mei).fill("rope");
  await soon(() => results(mei).count(), "what was said in harbour").toBe(1);
  await results(mei).getByRole("link").click();
  await mei.reads("harbour");
  await mei.stored("Bring the long rope").locator("mark").waitFor();
  await panel(mei).getByRole("button", { name: "关闭" }).click();

  await ada.button("Search messages").click();
  await field(ada).fill("rope");
  await soon(() => results(ada).count(), "hers and that for all").toBe(2);
});

it("completes names, shows filters as chips and takes them away again", async () => {
  await field(ada).fill("索引 from:林");
  await panel(ada).getByRole("option", { name: "林美" }).waitFor();
  await ada.page.keyboard.press("Enter");
  await soon(() => field(ada).inputValue(), "the name is completed").toBe("索引 from:@mei ");
  await soon(() => results(ada).count(), "one by her").toBe(1);
  await field(ada).fill("rope from:@mei");
  await panel(ada).getByRole("heading", { name: "Nothing found for “rope from:@mei”" }).waitFor();
  await panel(ada).getByRole("button", { name: /^Remove filter/ }).click();
  await soon(() => results(ada).count(), "both again").toBe(2);
  await panel(ada).getByRole("button", { name: "In this channel" }).click();
  await soon(() => results(ada).count(), "that of this channel").toBe(1);
});

it("keeps what one looked for on the device, and forgets what was deleted", async () => {
  await results(ada).getByRole("link").click();
  await field(ada).fill("");
  await panel(ada).getByRole("button", { name: "rope in:#harbour" }).click();
  await soon(() => results(ada).count(), "found again").toBe(1);
  const row = ada.stored("Bring the long rope");
  await ada.does(row, "More actions", "Delete");
  await ada.page.getByRole("alertdialog").getByRole("button", { name: "Delete" }).click();
  await mei.page.getByText("此消息已删除。").waitFor();
  await field(ada).fill("long rope in:#harbour");
  await panel(ada).getByRole("heading", { name: "Nothing found for" }).waitFor();
});

it("is reached from the switcher, and by its address", async () => {
  await mei.page.keyboard.press("Control+K");
  await mei.page.keyboard.insertText("唯一");
  await mei.dialog.getByText("搜索消息“唯一”").click();
  await soon(() => results(mei).count(), "asked by the switcher").toBe(1);
  await mei.page.goto(`${mei.home}/search#${encodeURIComponent("索引")}`);
  await soon(() => results(mei).count(), "asked by the address").toBe(1);
  await mei.reads("harbour");
});
