// What is done with a channel, clicked through by the one and seen at once by the other: rename, topic, members, archive, leave.

import { afterAll, beforeAll, expect, it } from "vitest";
import { soon } from "./browsers.ts";
import { Cable } from "./cable.ts";
import type { Desk } from "./desk.ts";
import { Stage } from "./stage.ts";
import { chinese, english } from "./words.ts";

let stage: Stage;
let cable: Cable;
let ada: Desk; // an admin
let mei: Desk;

beforeAll(async () => {
  stage = await Stage.open();
  const ids = [await stage.person("ada", "Ada Lindqvist", "admin"), await stage.person("mei", "林美")];
  await stage.person("ben", "Ben Okafor");
  await stage.channel("harbour", ids);
  await stage.channel("archive-me", ids);
  cable = await Cable.lay(stage.server.url);
  [ada, mei] = await Promise.all([stage.desk("ada", english), stage.desk("mei", chinese, {}, cable.url)]);
  await Promise.all([ada.opens("harbour"), mei.opens("harbour")]);
});
afterAll(async () => {
  await stage?.close();
  await cable?.become("cut");
});

it("renames a channel for everybody, in the sidebar, the header and the box", async () => {
  await ada.chooses("Channel menu", "Rename");
  await ada.dialog.getByLabel("Name").fill("harbour-ops");
  await ada.dialog.getByRole("button", { name: "Save" }).click();
  await ada.dialog.waitFor({ state: "hidden" });
  await mei.reads("harbour-ops");
  await mei.place("harbour-ops").waitFor();
  await mei.page.getByRole("combobox", { name: "发消息到 harbour-ops" }).waitFor();
  await soon(() => mei.page.title(), "the title of the tab").toContain("harbour-ops");
});

it("sets the topic from where none is yet, by any member", async () => {
  await mei.page.locator("header[data-region]").getByRole("button", { name: "填写主题" }).click();
  await mei.dialog.getByLabel("主题").fill("泊位与潮汐 · Berths and tides");
  await mei.dialog.getByRole("button", { name: "保存" }).click();
  await ada.page.getByText("泊位与潮汐 · Berths and tides").waitFor();
});

it("offers what only admins may do to admins only", async () => {
  await mei.button("频道菜单").click();
  expect(await mei.page.getByRole("menuitem").allInnerTexts()).toEqual(["添加成员", "修改主题", "通知", "传入 Webhook", "离开"]);
  await mei.page.keyboard.press("Escape");
  await ada.button("Channel menu").click();
  expect(await ada.page.getByRole("menuitem").allInnerTexts()).toEqual(["Add people", "Set topic", "Rename", "Notifications", "Incoming webhooks", "Archive", "Leave"]);
  await ada.page.keyboard.press("Escape");
});

it("adds people, shows them among the members, and takes somebody out after asking", async () => {
  const count = async (): Promise<string> => ada.page.getByRole("button", { name: /^Members, / }).innerText();
  expect(await count()).toBe("3"); // Ada, Mei and the owner
  await mei.chooses("频道菜单", "添加成员");
  await mei.dialog.getByLabel("查找成员").fill("ben");
  await mei.dialog.getByRole("checkbox").first().check();
  await mei.dialog.getByRole("button", { name: "添加 1 人" }).click();
  await soon(count, "one more").toBe("4");

  await ada.page.getByRole("button", { name: /^Members, / }).click();
  const panel = ada.page.getByRole("complementary", { name: "Details" });
  await panel.getByText("Ben Okafor").waitFor();
  await panel.getByRole("link", { name: "林美" }).hover();
  await panel.getByRole("button", { name: "Remove from the channel: 林美" }).click();
  const question = ada.page.getByRole("dialog", { name: "Remove 林美 from #harbour-ops?" });
  expect(await question.getByRole("button", { name: "Keep" }).evaluate("document.activeElement.textContent")).toBe("Keep");
  await question.getByRole("button", { name: "Remove from the channel" }).click();
  await soon(count, "one fewer").toBe("3");
  await mei.place("harbour-ops").waitFor({ state: "detached" });
  await mei.page.getByText("加入后即可阅读和发言").waitFor();
  expect(await mei.box.count()).toBe(0);
  await panel.getByRole("button", { name: "Close" }).click();
});

it("lets whoever was taken out of a public channel find it and come back", async () => {
  await mei.sidebar.getByRole("link", { name: "浏览频道" }).click();
  await mei.button("打开: archive-me").waitFor();
  await mei.page.getByRole("main").getByRole("searchbox").fill("r-op");
  await mei.button("打开: archive-me").waitFor({ state: "detached" });
  await mei.button("加入: harbour-ops").click();
  await mei.reads("harbour-ops");
  await ada.says("There you are again.");
  await mei.sees("There you are again.");
});

it("refuses what is sent into a channel archived meanwhile, and gives the words back", async () => {
  await Promise.all([ada.opens("archive-me"), mei.opens("archive-me")]);
  await cable.become("cut");
  await mei.line("重连中");
  await mei.says("来晚了的一句话");
  await mei.says("第二句");
  await ada.chooses("Channel menu", "Archive");
  await ada.dialog.getByRole("button", { name: "Archive" }).click();
  await ada.page.getByText("#archive-me is archived. It can be read and searched").waitFor();
  expect(await ada.box.count()).toBe(0);

  await cable.become("whole");
  await mei.connected();
  const refused = mei.message("来晚了的一句话");
  await refused.getByText("未发送。#archive-me 已归档。").waitFor();
  await mei.message("第二句").getByText("未发送。#archive-me 已归档。").waitFor();
  for (const name of ["重试", "编辑", "丢弃"]) await refused.getByRole("button", { name }).waitFor();

  expect(await refused.getByRole("button", { name: "编辑" }).isDisabled(), "there is no box to edit it in").toBe(true);
  await refused.getByRole("button", { name: "重试" }).click(); // still archived: refused again, and still there
  await refused.getByText("未发送。#archive-me 已归档。").waitFor();

  await ada.chooses("Channel menu", "Open again");
  await ada.dialog.getByRole("button", { name: "Open again" }).click();
  await mei.box.waitFor();
  await mei.message("来晚了的一句话").getByRole("button", { name: "重试" }).click();
  await ada.sees("来晚了的一句话");
  await mei.message("第二句").getByRole("button", { name: "编辑" }).click();
  await soon(() => mei.box.inputValue(), "the words are back in the box").toBe("第二句");
  await mei.says("，改过了");
  await ada.sees("第二句，改过了");
  expect((await mei.rows()).map(({ text }) => text)).toEqual(["来晚了的一句话", "第二句，改过了"]);
});

it("discards a refused message for good", async () => {
  await cable.become("cut");
  await mei.line("重连中");
  await mei.says("不会发出的话");
  await ada.chooses("Channel menu", "Archive");
  await ada.dialog.getByRole("button", { name: "Archive" }).click();
  await ada.page.getByText("#archive-me is archived.").waitFor();
  await cable.become("whole");
  await mei.hurries();
  await mei.message("不会发出的话").getByRole("button", { name: "丢弃" }).click();
  await mei.message("不会发出的话").waitFor({ state: "detached" });
  await mei.page.reload();
  await mei.page.getByText("#archive-me 已归档，可以阅读和搜索").waitFor();
  await mei.stored("第二句，改过了").waitFor();
  expect(await mei.message("不会发出的话").count()).toBe(0);
});

it("leaves a channel after asking, and it is gone from one's own sidebar only", async () => {
  await ada.opens("harbour-ops");
  await mei.opens("harbour-ops");
  await mei.chooses("频道菜单", "离开");
  await mei.dialog.getByRole("button", { name: "留下" }).click();
  await mei.reads("harbour-ops");
  await mei.chooses("频道菜单", "离开");
  await mei.dialog.getByRole("button", { name: "离开" }).click();
  await mei.place("harbour-ops").waitFor({ state: "detached" });
  await ada.place("harbour-ops").waitFor();
  await soon(async () => ada.page.getByRole("button", { name: /^Members, / }).innerText(), "one fewer").toBe("3");
});
