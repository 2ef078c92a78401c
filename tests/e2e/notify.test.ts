// Being told: asked for after an action, once for many tabs, landing on the message, held back for a reason that can be read.

import { afterAll, beforeAll, expect, it } from "vitest";
import type { Page } from "playwright-core";
import { soon } from "./browsers.ts";
import { Desk } from "./desk.ts";
import { password, Stage } from "./stage.ts";
import { chinese } from "./words.ts";

interface Told {
  title: string;
  body: string;
  tag: string;
  silent: boolean;
  closed: boolean;
}

let stage: Stage;
let ada: Desk;
let mei: Desk;
let second: Page; // Mei's other tab
let harbour: string;

beforeAll(async () => {
  stage = await Stage.open();
  const people = [await stage.person("ada", "Ada Lindqvist"), await stage.person("mei", "林美")];
  [harbour] = [await stage.channel("harbour", people), await stage.channel("lobby", people)];
  ada = await stage.desk("ada");
  const context = await stage.browsers.another(chinese);
  await context.addInitScript({ content: recordNotifications });
  mei = await new Desk(await context.newPage(), chinese, stage.server.url).signIn("mei", password);
  await mei.opens("lobby");
  second = await context.newPage();
  await second.goto(mei.page.url());
  await new Desk(second, chinese, stage.server.url).connected();
  await mei.page.bringToFront(); // a tab behind another is drawn once a second
});
afterAll(() => stage?.close());

// In place of the system's own: remembers what it was asked to show.
const recordNotifications = `
  globalThis.told = [];
  globalThis.Notification = class Recorded {
    static get permission() { return localStorage.getItem("test.permission") ?? "default"; }
    static async requestPermission() { localStorage.setItem("test.permission", "granted"); return "granted"; }
    closed = false;
    constructor(title, options) { this.title = title; this.options = options; told.push(this); }
    close() { this.closed = true; }
  };
`;

const toldIn = (page: Page): Promise<Told[]> =>
  page.evaluate(() => (globalThis as unknown as { told: { title: string; options: object; closed: boolean }[] }).told.map(({ title, options, closed }) => ({ title, ...options, closed }) as unknown as Told));
const told = async (): Promise<Told[]> => [...(await toldIn(mei.page)), ...(await toldIn(second))];
const bodies = async (): Promise<string[]> => (await told()).map(({ body }) => body);

async function adaSays(text: string): Promise<void> {
  await ada.opens("harbour");
  await ada.says(text);
  await ada.sees(text.replace("@mei ", "").replaceAll("**", "")); // a name is shown as people call themselves
}

// What the message's own line says about it.
async function whyOf(text: string): Promise<string> {
  await mei.opens("harbour");
  await mei.message(text).hover();
  await mei.message(text).getByRole("button", { name: "更多操作" }).click();
  await mei.page.getByRole("menuitem", { name: "为什么提醒或没提醒我？" }).click();
  const sentence = await mei.dialog.locator("p").innerText();
  await mei.dialog.getByRole("button", { name: "关闭" }).last().click();
  await mei.opens("lobby");
  return sentence;
}

async function setting(act: () => Promise<unknown>): Promise<void> {
  await mei.page.goto(`${stage.server.url}/settings#notifications`);
  await mei.dialog.waitFor();
  await act();
  await mei.page.keyboard.press("Escape");
  await mei.dialog.waitFor({ state: "detached" });
  await mei.connected();
  await mei.opens("lobby");
}

it("asks nobody on load, and calmly once somebody has written", async () => {
  await adaSays("@mei Before anything");
  const bar = mei.page.getByRole("region", { name: "通知" });
  expect(await bar.count()).toBe(0);
  await mei.says("我到了");
  await bar.getByText("有人给你发消息时，要提醒你吗？").waitFor();
  await bar.getByRole("button", { name: "开启" }).click();
  await bar.waitFor({ state: "detached" });
  expect(await bodies()).toEqual([]);
  expect(await whyOf("Before anything")).toBe("还没有询问过此浏览器是否允许通知。");
});

it("tells of a mention once for both tabs, and a click lands on the message", async () => {
  await second.reload();
  await new Desk(second, chinese, stage.server.url).connected();
  await adaSays("@mei **High** water at six");
  await soon(bodies, "one notification").toEqual(["@mei High water at six"]);
  expect(await told()).toMatchObject([{ title: "Ada Lindqvist · #harbour", tag: `holdfast.${harbour}`, silent: false, closed: false }]);
  await soon(() => mei.page.title(), "the title counts").toMatch(/^\(\d\) lobby/);
  await soon(() => mei.page.locator("link[rel=icon]").getAttribute("href"), "the sign on the tab").toMatch(/^data:image\/png/);

  const holder = (await toldIn(mei.page)).length > 0 ? mei.page : second;
  await holder.evaluate(() => (globalThis as unknown as { told: { onclick: () => void }[] }).told[0]!.onclick());
  await holder.bringToFront();
  await soon(() => new URL(holder.url()).pathname, "the message's address").toMatch(new RegExp(`^/c/${harbour}/\\d+$`));
  await holder.getByRole("article").filter({ hasText: "High water at six" }).waitFor();
  await soon(async () => (await told()).every(({ closed }) => closed), "it is gone").toBe(true);
  await new Desk(holder, chinese, stage.server.url).opens("lobby");
  await mei.page.bringToFront();
  expect(await whyOf("High water at six")).toBe("消息提及了你。");
});

it("does not tell of what is on the screen, nor of what is nobody's business", async () => {
  const before = (await told()).length;
  await adaSays("Just so you know");
  await mei.opens("harbour");
  await adaSays("@mei You see this");
  await mei.sees("You see this");
  await soon(() => whyOf("You see this"), "why").toBe("你当时正看着这个频道。");
  expect(await whyOf("Just so you know")).toBe("消息没有提及你，而你只要求提醒与你有关的。");
  expect((await told()).length).toBe(before);
});

it("tells of keywords, and shows no words where none are wanted", async () => {
  await setting(async () => {
    await mei.dialog.getByRole("textbox", { name: "关键词" }).fill("停电，outage");
    await mei.dialog.getByRole("button", { name: "保存" }).click();
    await mei.dialog.getByText("已保存").waitFor();
    await mei.dialog.getByRole("switch", { name: "显示内容" }).click();
    await mei.dialog.getByRole("switch", { name: "显示内容", checked: false }).waitFor();
  });
  await adaSays("An OUTAGE at berth 14");
  await soon(async () => (await bodies()).at(-1), "told without words").toBe("新消息");
  expect(await whyOf("An OUTAGE at berth 14")).toBe("关键词“outage”。");
});

it("is quiet in quiet hours, and says until when", async () => {
  await setting(async () => {
    await mei.dialog.getByRole("switch", { name: "免打扰时段" }).click();
    await mei.dialog.getByLabel("从", { exact: true }).fill("00:00");
    await mei.dialog.getByLabel("到", { exact: true }).fill("23:59");
    await mei.dialog.getByLabel("时区").selectOption("Asia/Shanghai");
    await soon(async () => (await stage.owner.rest.need("GET", "/api/v1/server")).name, "the server answers").toBe("Northpier");
  });
  const before = (await told()).length;
  await adaSays("@mei In the night");
  await soon(() => whyOf("In the night"), "why").toMatch(/^免打扰时段，到 \d\d:\d\d 为止。$/);
  expect((await told()).length).toBe(before);
  await setting(() => mei.dialog.getByRole("switch", { name: "免打扰时段" }).click());
});

it("shows a muted channel dim, counts its mentions, and tells of nothing there", async () => {
  await mei.opens("harbour");
  await mei.chooses("频道菜单", "通知");
  await mei.dialog.getByRole("radio", { name: "直到我取消" }).check();
  await mei.dialog.getByRole("button", { name: "完成" }).click();
  await mei.opens("lobby");
  const before = (await told()).length;
  await adaSays("@mei Nobody hears this");
  const row = mei.place("harbour");
  await soon(() => row.getAttribute("data-muted"), "dim").toBe("true");
  expect(await row.getAttribute("data-unread")).toBe("false");
  await row.getByText("1 次提及").waitFor({ state: "attached" });
  await soon(() => whyOf("Nobody hears this"), "why").toBe("你已将此频道静音。");
  expect((await told()).length).toBe(before);
});

it("leaves whoever is not to be disturbed alone, and lets others see it", async () => {
  await mei.opens("harbour");
  await mei.chooses("频道菜单", "通知");
  await mei.dialog.getByRole("radio", { name: "不静音" }).check();
  await mei.dialog.getByRole("button", { name: "完成" }).click();
  await mei.opens("lobby");
  const quiet = /^请勿打扰，到 \d\d:\d\d 为止$/;
  await mei.chooses("请勿打扰", "30 分钟");
  for (const tab of [mei.page, second]) await tab.getByRole("button", { name: quiet }).waitFor(); // whichever tab holds the line
  const before = (await told()).length;
  await adaSays("@mei Not now");
  await soon(() => whyOf("Not now"), "why").toMatch(/^你已设为请勿打扰，到 \d\d:\d\d 为止。$/);
  expect((await told()).length).toBe(before);
  await mei.chooses(quiet, "现在结束");
  for (const tab of [mei.page, second]) await tab.getByRole("button", { name: "请勿打扰", exact: true }).waitFor();
  await adaSays("@mei And now");
  await soon(async () => (await told()).length, "told again").toBe(before + 1);
});
