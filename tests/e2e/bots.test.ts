// Programs, from the settings to the channel: a bot's token speaks, a slash command answers one and then all, a webhook says how it goes.

import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { afterAll, beforeAll, expect, it } from "vitest";
import { Receiver, type Reply } from "../support/receiver.ts";
import { soon } from "./browsers.ts";
import type { Desk } from "./desk.ts";
import { Stage } from "./stage.ts";
import { chinese, english } from "./words.ts";

let stage: Stage;
let receiver: Receiver;
let harbour: string;
let ada: Desk;
let mei: Desk;
let token: string;

beforeAll(async () => {
  receiver = await Receiver.open();
  stage = await Stage.open({ outgoing_allow_private: "127.0.0.0/8" });
  const ids = [await stage.person("ada", "Ada Lindqvist"), await stage.person("mei", "林美")];
  harbour = await stage.channel("harbour", ids);
  [ada, mei] = await Promise.all([stage.desk("ada", english), stage.desk("mei", chinese)]);
  await Promise.all([ada.opens("harbour"), mei.opens("harbour")]);
});
afterAll(async () => {
  receiver?.close();
  await stage?.close();
});

const axe = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
async function hasNoFaults(desk: Desk, where: string): Promise<void> {
  const { violations } = (await desk.page.evaluate(`${axe}; axe.run(document, { runOnly: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"] })`)) as { violations: { id: string; nodes: { html: string }[] }[] };
  expect(violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`), where).toEqual([]);
}

const section = (desk: Desk, title: string) => desk.dialog.locator("section").filter({ has: desk.page.getByRole("heading", { name: title, exact: true }) });

async function openPrograms(desk: Desk, settings: string, tab: string): Promise<void> {
  await desk.page.getByRole("link", { name: settings }).click();
  await desk.dialog.getByRole("tab", { name: tab }).click();
}

it("makes a bot in the settings, puts it into a channel and shows its token once", async () => {
  await openPrograms(ada, "Settings", "Bots and tokens");
  await hasNoFaults(ada, "bots and tokens, empty");
  await ada.dialog.getByRole("button", { name: "New bot" }).click();
  await ada.dialog.getByLabel("Username").fill("deploys");
  await ada.dialog.getByLabel("Display name").fill("Deploys");
  await ada.dialog.getByRole("button", { name: "Make", exact: true }).click();
  await ada.dialog.getByRole("heading", { name: /^Deploys/ }).waitFor();
  await ada.dialog.getByLabel("Add it to a channel").selectOption({ label: "#harbour" });
  await section(ada, "Channels").getByText("#harbour", { exact: true }).waitFor();
  await section(ada, "Tokens").getByRole("button", { name: "New token" }).click();
  await ada.dialog.getByLabel("What is it for?").fill("build server");
  await section(ada, "Tokens").getByRole("button", { name: "Make", exact: true }).click();
  token = await ada.dialog.getByLabel("The new token").inputValue();
  expect(token).toMatch(/^hf_[\w-]{43}$/);
  await section(ada, "Tokens").getByText("build server").waitFor();
  await hasNoFaults(ada, "one bot");
});

it("lets a program speak with that token, for everybody to see who it is", async () => {
  const answer = await fetch(`${stage.server.url}/api/v1/channels/${harbour}/messages`, {
    method: "POST",
    headers: { Authorization: `Bearer ${token}`, "Content-Type": "application/json", "Idempotency-Key": "build-4711" },
    body: JSON.stringify({ text: "Build 4711 is green." }),
  });
  expect(answer.status).toBe(201);
  await mei.sees("Build 4711 is green.");
});

it("makes a slash command, which answers one and then all", async () => {
  await section(ada, "Slash commands").getByRole("button", { name: "New command" }).click();
  await ada.dialog.getByLabel("Command", { exact: true }).fill("deploy");
  await ada.dialog.getByLabel("What it does").fill("Brings a version live.");
  await ada.dialog.getByLabel("Address").fill(`${receiver.url}/deploy`);
  await section(ada, "Slash commands").getByRole("button", { name: "Make", exact: true }).click();
  await section(ada, "Slash commands").getByText("/deploy", { exact: true }).waitFor();
  await ada.dialog.getByRole("button", { name: "Close", exact: true }).click();

  const replies: Reply[] = [{ body: "*Deploying* api" }, { type: "application/json", body: JSON.stringify({ response_type: "in_channel", text: "api is live." }) }];
  receiver.answers = (_, before) => replies[before] ?? {};
  await mei.box.focus();
  await mei.page.keyboard.type("/dep");
  await mei.page.getByRole("option", { name: /\/deploy/ }).waitFor();
  await mei.page.keyboard.press("Tab");
  await soon(() => mei.box.inputValue(), "the command was completed").toBe("/deploy ");
  await mei.page.keyboard.insertText("api");
  await mei.page.keyboard.press("Enter");
  const notice = mei.page.getByRole("group", { name: "仅你可见" });
  await notice.getByText("Deploying").waitFor();
  expect(await notice.locator("strong").innerText()).toBe("Deploying");
  await hasNoFaults(mei, "a notice");
  expect(await ada.page.getByText("Deploying").count()).toBe(0);
  await notice.getByRole("button", { name: "关闭此提示" }).click();
  await notice.waitFor({ state: "detached" });

  await mei.says("/deploy api");
  await ada.sees("api is live.");
  await mei.sees("api is live.");
});

it("keeps what is no command in the box, and does its own commands itself", async () => {
  await ada.types("/nothing at all");
  await ada.page.keyboard.press("Enter");
  const notice = ada.page.getByRole("group", { name: "Only you can see this" });
  await notice.getByText("There is no command /nothing.").waitFor();
  expect(await ada.box.inputValue()).toBe("/nothing at all");
  await ada.box.fill("");
  await ada.says("/me ties up the boat");
  await soon(() => mei.stored("ties up the boat").locator("em").count(), "in the manner of a stage direction").toBe(1);
  await ada.says("/topic Berths and tides");
  await mei.page.getByText("Berths and tides").waitFor();
});

it("makes a webhook, shows how a delivery went, and sends it again", async () => {
  receiver.answers = (request) => (request.headers["holdfast-event"] === "message.posted" ? { status: 500, body: "not today" } : {});
  await openPrograms(ada, "Settings", "Bots and tokens");
  await ada.dialog.getByRole("button", { name: /Deploys/ }).click();
  const hooks = section(ada, "Outgoing webhooks");
  await hooks.getByRole("button", { name: "New webhook" }).click();
  await hooks.getByLabel("Name").fill("build server");
  await hooks.getByLabel("Address").fill(`${receiver.url}/in`);
  await hooks.getByRole("button", { name: "Make", exact: true }).click();
  expect(await hooks.getByLabel("What deliveries are signed with").inputValue()).toMatch(/^hk_/);
  await hooks.getByRole("button", { name: "Done" }).click();
  await mei.says("一条消息");
  await soon(() => receiver.taken.some(({ path }) => path === "/in"), "the receiver was told").toBe(true);
  await soon(async () => {
    const log = hooks.getByRole("button", { name: "Deliveries" });
    if ((await log.getAttribute("aria-expanded")) === "true") await log.click();
    await log.click();
    await hooks.getByRole("list", { name: "Deliveries" }).waitFor();
    return hooks.getByRole("list", { name: "Deliveries" }).innerText();
  }, "the log says how it went").toMatch(/message\.posted · #harbour[^]*waits[^]*500 · 1 try/);
  receiver.answers = () => ({});
  await hooks.getByRole("button", { name: "Send again" }).click();
  await soon(async () => {
    const log = hooks.getByRole("button", { name: "Deliveries" });
    await log.click();
    await log.click();
    await hooks.getByRole("list", { name: "Deliveries" }).waitFor();
    return hooks.getByRole("list", { name: "Deliveries" }).innerText();
  }, "it was taken").toMatch(/taken/);
  await hasNoFaults(ada, "a webhook and its deliveries");
});

it("ends a token at once, in Chinese too", async () => {
  await ada.dialog.getByRole("button", { name: "End: build server" }).click();
  await ada.dialog.getByRole("group", { name: /End the token/ }).getByRole("button", { name: "End", exact: true }).click();
  await section(ada, "Tokens").getByText("No tokens.").waitFor();
  const answer = await fetch(`${stage.server.url}/api/v1/me`, { headers: { Authorization: `Bearer ${token}` } });
  expect(answer.status).toBe(401);
  await openPrograms(mei, "设置", "机器人与令牌");
  await section(mei, "我的机器人").getByText("还没有机器人。").waitFor();
  await hasNoFaults(mei, "bots and tokens in Chinese");
});
