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

it("counts a mention in a reply once, in the thread", async () => {
  await writes(ada, "Thank you, @mei!");
  await panel(mei).getByText("Thank you,").waitFor();
  await mei.page.keyboard.press("Escape");
  await panel(mei).waitFor({ state: "detached" });
  await soon(() => mei.page.evaluate("document.activeElement?.closest('[data-message]')?.textContent ?? ''"), "the focus is back on the message").toContain("Who has the watch");
  await mei.opens("码头");
  await writes(ada, "@mei, until six?");
  const entry = mei.sidebar.getByRole("link", { name: /^话题/ });
  await soon(() => entry.textContent(), "one mention in threads").toContain("1 次提及");
  expect(await mei.place("harbour").textContent()).not.toContain("次提及");
});

it("is listed under Threads, and answered there", async () => {
  await mei.sidebar.getByRole("link", { name: /^话题/ }).click();
  const card = main(mei).getByRole("article").filter({ hasText: "Who has the watch" });
  await card.getByText("until six?").waitFor();
  await card.getByRole("button", { name: "在话题中回复" }).click();
  await card.locator("textarea[data-composer]").fill("到六点。");
  await mei.page.keyboard.press("Enter");
  await panel(ada).getByText("到六点。").waitFor();
  await soon(() => card.getAttribute("data-unread"), "what one answers one has read").toBe("false");
});

it("is shown in the channel too when that is asked for, and leads back", async () => {
  await panel(ada).getByLabel("Also send to #harbour").check();
  await writes(ada, "The watch is settled.");
  await mei.opens("harbour");
  await row(mei, "The watch is settled.").getByText("回复了 Ada Lindqvist 的话题").click();
  await panel(mei).getByText("已同时发送到频道").waitFor();
});

it("is no longer told of once it is declined", async () => {
  await panel(mei).getByRole("button", { name: "已关注" }).click();
  await panel(mei).getByRole("button", { name: "关注", exact: true }).waitFor();
  await mei.page.keyboard.press("Escape");
  await mei.opens("码头");
  await writes(ada, "@mei, one thing more");
  await row(ada, "Who has the watch").getByText("6 replies").waitFor();
  expect(await mei.sidebar.getByRole("link", { name: /^话题/ }).getAttribute("data-unread")).toBe("false");
});

it("finds people by pinyin after a full-width mark, and says who is not there to hear it", async () => {
  const box = main(mei).locator("textarea[data-composer]");
  await box.fill("请 ＠zym");
  const option = mei.page.getByRole("option", { name: /赵一鸣/ });
  await option.waitFor();
  expect(await option.textContent()).toContain("不在");
  await mei.page.keyboard.press("Tab");
  expect(await box.inputValue()).toBe("请 @zhao ");
  await main(mei).getByText("赵一鸣 不在这个频道").waitFor();
  await box.fill("");
});

it("gathers mentions in one list, with what is unread", async () => {
  await mei.page.goto(`${mei.home}/mentions`);
  await main(mei).getByRole("article").filter({ hasText: "one thing more" }).waitFor();
  expect(await main(mei).getByRole("article").count()).toBe(3);
});
