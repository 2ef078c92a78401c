// What people say of themselves: title and time zone, on the other's screen at once; and nothing of the device before it is chosen.

import { afterAll, beforeAll, expect, it } from "vitest";
import { soon } from "./browsers.ts";
import type { Desk } from "./desk.ts";
import { Stage } from "./stage.ts";
import { chinese, english } from "./words.ts";

let stage: Stage;
let ada: Desk;
let mei: Desk;
const id: Record<string, string> = {};

beforeAll(async () => {
  stage = await Stage.open();
  id["ada"] = await stage.person("ada", "Ada Lindqvist");
  id["mei"] = await stage.person("mei", "林美");
  await stage.channel("harbour", [id["ada"], id["mei"]]);
  [ada, mei] = await Promise.all([stage.desk("ada", english), stage.desk("mei", chinese)]);
  await Promise.all([ada.opens("harbour"), mei.opens("harbour")]);
});
afterAll(() => stage?.close());

const saves = async (label: string): Promise<void> => {
  const form = mei.dialog.locator("form").filter({ has: mei.page.getByLabel(label) });
  await form.getByRole("button", { name: "保存" }).click();
  await form.getByText("已保存").waitFor();
};
const head = () => ada.page.locator("header[data-region]");
const told = async () => stage.owner.rest.need("GET", `/api/v1/users/${id["mei"]}`);

it("offers the device's time zone and says nothing of it until it is saved", async () => {
  await mei.page.getByRole("link", { name: "设置" }).click();
  const zone = mei.dialog.getByLabel("时区");
  expect(await zone.inputValue()).toBe("");
  await mei.dialog.getByRole("button", { name: "使用此设备的时区：Asia/Shanghai" }).click();
  expect(await zone.inputValue()).toBe("Asia/Shanghai");
  expect((await told()).time_zone).toBe("");
  await saves("时区");
  expect((await told()).time_zone).toBe("Asia/Shanghai");
  await mei.dialog.getByRole("button", { name: /^使用此设备的时区/ }).waitFor({ state: "hidden" });
});

it("shows title and local time in the head of a conversation, and what changes there at once", async () => {
  await ada.page.goto(new URL(`/people/${id["mei"]}`, ada.home).href);
  await ada.page.getByText(/^\d\d:\d\d local time, [67] h ahead of you$/).waitFor();
  await ada.button("Message").click();
  await ada.reads("林美");
  await head().getByText(/\d\d:\d\d local time, [67] h ahead of you/).waitFor();
  await ada.marks();
  await mei.dialog.getByLabel("职务").fill("引航员");
  await saves("职务");
  await head().getByText("引航员 · ").waitFor();
  await mei.dialog.getByLabel("职务").fill("引航长");
  await saves("职务");
  await head().getByText("引航长 · ").waitFor();
  await ada.stayed();
});

it("shows both on the card of a profile", async () => {
  await ada.page.goto(new URL(`/people/${id["mei"]}`, ada.home).href);
  const panel = ada.page.locator("aside[data-region]");
  await panel.getByText("引航长").waitFor();
  await panel.getByText(/^\d\d:\d\d local time, [67] h ahead of you$/).waitFor();
});

it("takes the time zone back", async () => {
  await mei.dialog.getByLabel("时区").selectOption("");
  await saves("时区");
  await head().getByText("引航长", { exact: true }).waitFor();
  await soon(() => ada.page.getByText(/local time/).count(), "no time is told").toBe(0);
  expect(await told()).toMatchObject({ title: "引航长", time_zone: "" });
});
