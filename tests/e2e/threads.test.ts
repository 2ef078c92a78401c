// A thread between two people in two languages: opened, answered, followed, read, shown in the channel; and who is named.

import { afterAll, beforeAll, expect, it } from "vitest";
import { soon } from "./browsers.ts";
import type { Desk } from "./desk.ts";
import { Stage } from "./stage.ts";
import { chinese, english } from "./words.ts";

let stage: Stage;
let ada: Desk;
let mei: Desk;
let harbour: string;

beforeAll(async () => {
  stage = await Stage.open();
  const ids = [await stage.person("ada", "Ada Lindqvist"), await stage.person("mei", "林美")];
  await stage.person("zhao", "赵一鸣");
  harbour = await stage.channel("harbour", ids);
  await stage.channel("码头", ids);
  [ada, mei] = await Promise.all([stage.desk("ada", english), stage.desk("mei", chinese)]);
  await Promise.all([ada.opens("harbour"), mei.opens("harbour")]);
});
afterAll(() => stage?.close());

const panel = (desk: Desk) => desk.page.locator("aside[data-thread]");
const main = (desk: Desk) => desk.page.locator("main");
const row = (desk: Desk, text: string) => main(desk).getByRole("article").filter({ hasText: text });
const writes = async (desk: Desk, text: string): Promise<void> => {
  await panel(desk).locator("textarea[data-composer]").fill(text);
  await desk.page.keyboard.press("Enter");
};

it("opens from the message by its key, takes the focus, and is answered beside the channel", async () => {
  await ada.says("Who has the watch tonight?");
  await mei.sees("Who has the watch tonight?");
  await row(mei, "Who has the watch").focus();
  await mei.page.keyboard.press("t");
  await panel(mei).getByText("还没有回复").waitFor();
  await soon(() => mei.page.evaluate("document.activeElement?.closest('aside[data-thread]') !== null && document.activeElement?.tagName === 'TEXTAREA'"), "the box of the thread has the focus").toBe(true);
  await writes(mei, "今晚我值班。");
  await panel(mei).getByRole("article").filter({ hasText: "今晚我值班。" }).waitFor();
  await row(ada, "Who has the watch").getByText("1 reply").waitFor();
  expect(await main(ada).getByText("今晚我值班。").count()).toBe(0);
  expect(await main(mei).getByRole("article").filter({ hasText: "今晚我值班。" }).count()).toBe(0);
});

it("tells who began it, until it is read", async () => {
  const entry = ada.sidebar.getByRole("link", { name: /^Threads/ });
  await soon(() => entry.getAttribute("data-unread"), "Ada sees that there is something new").toBe("true");
  await row(ada, "Who has the watch").getByRole("link", { name: /1 reply/ }).click();
  await panel(ada).getByRole("article").filter({ hasText: "今晚我值班。" }).waitFor();
  await soon(() => entry.getAttribute("data-unread"), "and has read it now").toBe("false");
  expect(new URL(ada.page.url()).pathname).toMatch(new RegExp(`^/c/${harbour}/t/\\d+$`));
});

it("is shown in the channel too when that is asked for, and leads back", async () => {
  await panel(ada).getByLabel("Also send to #harbour").check();
  await writes(ada, "The watch is settled.");
  await mei.opens("harbour");
  await row(mei, "The watch is settled.").getByText("回复了 Ada Lindqvist 的话题").click();
  await panel(mei).getByText("已同时发送到频道").waitFor();
});
