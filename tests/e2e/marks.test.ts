// Two people put marks on each other's messages: reactions by pointer, key and picker, pins, saved ones, and a message sent on.

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
  harbour = await stage.channel("harbour", ids);
  await stage.channel("码头", ids);
  [ada, mei] = await Promise.all([stage.desk("ada", english), stage.desk("mei", chinese)]);
  await Promise.all([ada.opens("harbour"), mei.opens("harbour")]);
  await ada.says("The tide turns at six.");
  await mei.sees("The tide turns at six.");
});
afterAll(() => stage?.close());

const chip = (desk: Desk, text: string, emoji: string) => desk.stored(text).locator("[aria-pressed]").filter({ hasText: emoji });

it("reacts by pointer, and takes part in another's reaction by pressing it", async () => {
  const row = ada.stored("The tide turns at six.");
  await row.hover();
  await row.getByRole("button", { name: "React with 👍" }).click();
  const hers = chip(mei, "The tide turns at six.", "👍").last();
  await soon(() => hers.getAttribute("aria-label"), "whose it is").toBe("👍，1 人：Ada Lindqvist");
  await hers.click();
  await soon(() => chip(ada, "The tide turns at six.", "👍").last().getAttribute("aria-label"), "both").toBe("👍, 2: You and 林美");
  await chip(ada, "The tide turns at six.", "👍").last().click();
  await soon(() => hers.getAttribute("aria-label"), "only hers").toBe("👍，1 人：你");
});

it("finds an emoji in Chinese by the keys alone", async () => {
  await mei.stored("The tide turns at six.").focus();
  await mei.page.keyboard.press("r");
  const field = mei.page.getByRole("combobox", { name: "用中文或英文搜索" });
  await field.fill("庆祝");
  await mei.page.getByRole("option", { selected: true }).first().waitFor();
  await mei.page.getByRole("listbox", { name: "表情" }).getByText("🎉").waitFor();
  await field.fill("tada");
  await soon(() => mei.page.getByRole("option", { selected: true }).textContent(), "the first is chosen").toBe("🎉");
  await mei.page.keyboard.press("Enter");
  await chip(ada, "The tide turns at six.", "🎉").last().waitFor();
  await soon(() => mei.page.evaluate("document.activeElement?.hasAttribute('data-message')"), "the focus is back").toBe(true);
});

it("turns a name between colons into an emoji when it is taken, and leaves the rest as typed", async () => {
  await ada.types(":anchor");
  await ada.page.getByRole("option").filter({ hasText: "⚓" }).waitFor();
  await ada.page.keyboard.press("Tab");
  await soon(() => ada.box.inputValue(), "the emoji stands there").toBe("⚓ ");
  await ada.box.fill("");
  await ada.says("at 10:30, :anchor: stays");
  await mei.sees("at 10:30, :anchor: stays");
});

it("pins for everybody, and shows what is pinned in the panel", async () => {
  await ada.does(ada.stored("The tide turns at six."), "More actions", "Pin to channel");
  const button = mei.page.getByRole("button", { name: "1 条置顶消息" });
  await button.click();
  const panel = mei.page.locator("aside[data-region]");
  await panel.getByRole("article").filter({ hasText: "The tide turns at six." }).waitFor();
  await panel.getByText("由 Ada Lindqvist 置顶").waitFor();
  await panel.getByRole("button", { name: "取消置顶" }).click();
  await panel.getByText("还没有置顶消息").waitFor();
  await soon(() => ada.page.getByRole("button", { name: "1 pinned message" }).count(), "gone on the other side").toBe(0);
  await mei.page.keyboard.press("Escape");
});

it("saves for oneself alone, and finds it again in the sidebar", async () => {
  const row = mei.stored("The tide turns at six.");
  await row.focus();
  await mei.page.keyboard.press("s");
  await row.getByText("已收藏").waitFor();
  expect(await ada.stored("The tide turns at six.").getByText("Saved for later").count()).toBe(0);
  await mei.sidebar.getByRole("link", { name: "收藏" }).click();
  const kept = mei.page.getByRole("article").filter({ hasText: "The tide turns at six." });
  await kept.getByText("#harbour").waitFor();
  await kept.getByRole("link").click();
  await mei.reads("harbour");
  await mei.sidebar.getByRole("link", { name: "收藏" }).click();
  await kept.getByRole("button", { name: "取消收藏" }).click();
  await mei.page.getByText("还没有收藏").waitFor();
  await mei.opens("harbour");
});

it("sends a message on with a word of one's own, the quote and the way back", async () => {
  await ada.does(ada.stored("The tide turns at six."), "More actions", "Forward");
  await ada.dialog.getByLabel("To", { exact: true }).fill("码头");
  await ada.dialog.getByRole("button", { name: /^码头|#码头/ }).click();
  await ada.dialog.getByLabel("Add a comment").fill("Please note:");
  await ada.dialog.getByRole("button", { name: "Forward" }).click();
  await mei.opens("码头");
  const row = mei.stored("Please note:");
  await row.locator("blockquote").filter({ hasText: "The tide turns at six." }).waitFor();
  await row.getByRole("link", { name: /Ada Lindqvist · #harbour/ }).click();
  await mei.reads("harbour");
  expect(new URL(mei.page.url()).pathname.startsWith(`/c/${harbour}/`)).toBe(true);
});
