// People: direct messages, groups, status, and getting about by keyboard, by address and by Back; then signing out and in again.

import { afterAll, beforeAll, expect, it } from "vitest";
import { soon } from "./browsers.ts";
import type { Desk } from "./desk.ts";
import { password, Stage } from "./stage.ts";
import { chinese, english } from "./words.ts";

let stage: Stage;
let ada: Desk;
let mei: Desk;
const id: Record<string, string> = {};

beforeAll(async () => {
  stage = await Stage.open();
  id["ada"] = await stage.person("ada", "Ada Lindqvist");
  id["mei"] = await stage.person("mei", "林美");
  id["ben"] = await stage.person("ben", "Ben Okafor");
  await stage.channel("harbour", [id["ada"], id["mei"], id["ben"]]);
  await stage.channel("引航", [id["ada"], id["mei"]]);
  [ada, mei] = await Promise.all([stage.desk("ada", english), stage.desk("mei", chinese)]);
  await Promise.all([ada.opens("harbour"), mei.opens("harbour")]);
});
afterAll(() => stage?.close());

it("opens a direct message, which comes to the other with a number, not only in bold", async () => {
  await ada.button("Message someone").click();
  await ada.dialog.getByLabel("Who is it for?").fill("mei");
  await ada.dialog.getByRole("checkbox", { name: "林美" }).check();
  await ada.dialog.getByRole("button", { name: "Open conversation" }).click();
  await ada.reads("林美");
  await ada.says("Only for you: the pilot is late.");
  await mei.place("Ada Lindqvist").getByText("1 条发给你的消息").waitFor();
  await mei.opens("Ada Lindqvist");
  await mei.sees("Only for you: the pilot is late.");
  await mei.says("收到，谢谢");
  await ada.sees("收到，谢谢");
  await soon(() => mei.place("Ada Lindqvist").getByText("条发给你的消息").count(), "it has been read").toBe(0);
});

it("writes to several at once, and finds the same conversation the next time", async () => {
  const begin = async (): Promise<string> => {
    await ada.page.keyboard.press("Control+Shift+K");
    await ada.dialog.getByRole("checkbox", { name: "Ben Okafor" }).check();
    await ada.dialog.getByRole("checkbox", { name: "林美" }).check();
    await ada.dialog.getByRole("button", { name: "Open conversation" }).click();
    await ada.reads("林美, Ben Okafor");
    return new URL(ada.page.url()).pathname;
  };
  const first = await begin();
  await ada.says("The three of us, then.");
  await mei.sidebar.getByRole("link", { name: "Ben Okafor" }).getByText("1 条发给你的消息").waitFor();
  await ada.opens("harbour");
  expect(await begin()).toBe(first);
  await ada.sees("The three of us, then.");
});

it("shows a status beside the name, on the other's screen too", async () => {
  await ada.opens("林美");
  await mei.page.getByRole("link", { name: "设置" }).click();
  await mei.dialog.getByLabel("状态文字").fill("在码头");
  await mei.dialog.locator("form").filter({ has: mei.page.getByLabel("状态文字") }).getByRole("button", { name: "保存" }).click();
  await mei.dialog.getByText("已保存").waitFor();
  await mei.dialog.getByRole("radio", { name: "请勿打扰" }).click(); // it holds once the server has it
  await mei.dialog.getByRole("radio", { name: "请勿打扰", checked: true }).waitFor();
  await mei.dialog.getByRole("button", { name: "关闭" }).click();
  await ada.place("林美").getByText("在码头").waitFor();
  await ada.place("林美").getByText("Do not disturb").waitFor({ state: "attached" });
  await ada.page.locator("header[data-region]").getByText("在码头").waitFor();
});

it("changes one's own name everywhere", async () => {
  await mei.page.getByRole("link", { name: "设置" }).click();
  await mei.dialog.getByLabel("显示名称").fill("林小美");
  await mei.dialog.locator("form").filter({ has: mei.page.getByLabel("显示名称") }).getByRole("button", { name: "保存" }).click();
  await mei.dialog.getByRole("button", { name: "关闭" }).click();
  await ada.place("林小美").first().waitFor();
  await ada.reads("林小美");
});

it("goes anywhere by Ctrl+K: by letters, by a person's name, by the sound of a Chinese one", async () => {
  const goTo = async (query: string, found: string): Promise<void> => {
    await ada.page.keyboard.press("Control+K");
    await ada.page.keyboard.insertText(query);
    await ada.dialog.getByRole("option", { selected: true }).filter({ hasText: found }).waitFor();
    await ada.page.keyboard.press("Enter");
    await ada.reads(found);
  };
  await goTo("harb", "harbour");
  await goTo("yinhang", "引航");
  await goTo("ben", "Ben Okafor");
  await ada.page.keyboard.press("Control+K");
  await ada.dialog.waitFor();
  await ada.page.keyboard.press("Escape");
  await ada.dialog.waitFor({ state: "hidden" });
  expect(await ada.box.evaluate("document.activeElement.hasAttribute('data-composer')")).toBe(true);
});

it("has an address for every view: Back and Forward go through them, and a link leads there", async () => {
  const { page } = ada;
  await ada.opens("harbour");
  const harbour = page.url();
  await ada.opens("引航");
  await page.getByRole("link", { name: "Settings" }).click();
  await ada.dialog.waitFor();
  expect(new URL(page.url()).pathname).toBe("/settings");
  await page.goBack();
  await ada.dialog.waitFor({ state: "hidden" });
  await ada.reads("引航");
  await page.goBack();
  await ada.reads("harbour");
  await page.goForward();
  await ada.reads("引航");

  await ada.opens("harbour");
  await ada.says("This one is linked to.");
  await ada.sees("This one is linked to.");
  const seq = await ada.stored("This one is linked to.").getAttribute("data-message");
  await page.goto(`${harbour}/${seq}`);
  await ada.reads("harbour");
  await ada.stored("This one is linked to.").waitFor();
  await page.goto(new URL("/c/Cnothing", harbour).href);
  await page.getByRole("heading", { name: "There is nothing at this address" }).waitFor();
  await ada.opens("harbour");
});

it("signs out, keeps the draft for its author alone, and gives it back", async () => {
  await ada.types("a draft that outlives the session");
  await ada.chooses(/^Workspace menu, /, "Sign out");
  await ada.page.getByRole("heading", { name: /^Sign in to / }).waitFor();
  expect((await ada.page.request.get(`${ada.home}/api/v1/me`)).status()).toBe(401);
  await ada.page.goBack().catch(() => undefined);
  expect(await ada.page.getByText("This one is linked to.").count()).toBe(0);

  await ada.signIn("ben", password);
  await ada.opens("harbour");
  expect(await ada.box.inputValue()).toBe("");
  await ada.chooses(/^Workspace menu, /, "Sign out");
  await ada.page.getByRole("heading", { name: /^Sign in to / }).waitFor();
  await ada.signIn("ada", password);
  await ada.opens("harbour");
  expect(await ada.box.inputValue()).toBe("a draft that outlives the session");
});

it("asks for the password over the page when the session was ended elsewhere, and nothing typed is lost", async () => {
  await ada.marks();
  await stage.owner.rest.need("DELETE", `/api/v1/users/${id["ada"]}/sessions`);
  const again = ada.page.getByRole("dialog", { name: "Sign in again" });
  await again.waitFor();
  await again.getByLabel("Password", { exact: true }).fill("not this one");
  await again.getByRole("button", { name: "Sign in", exact: true }).click();
  await again.getByText("Username and password do not match.").waitFor();
  await again.getByLabel("Password", { exact: true }).fill(password);
  await again.getByRole("button", { name: "Sign in", exact: true }).click();
  await again.waitFor({ state: "hidden" });
  await ada.connected();
  expect(await ada.box.inputValue()).toBe("a draft that outlives the session");
  await ada.page.keyboard.press("Control+A");
  await ada.says("Back again.");
  await mei.opens("harbour");
  await mei.sees("Back again.");
  await ada.stayed();
});
