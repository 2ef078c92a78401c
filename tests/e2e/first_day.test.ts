// The first day of a workspace, with nothing but two browsers: an empty folder, the printed link, the first owner, a channel, an
// invitation, the second person.

import { afterAll, beforeAll, expect, it } from "vitest";
import { Server } from "../support/server.ts";
import { Browsers, soon } from "./browsers.ts";
import { Desk } from "./desk.ts";
import { endServer, password, serverOptions, setupLink } from "./stage.ts";
import { chinese, english } from "./words.ts";

let server: Server;
let browsers: Browsers;
let ada: Desk;
let mei: Desk;
let invitation = "";

beforeAll(async () => {
  server = new Server(await serverOptions());
  await server.start();
  browsers = await Browsers.open();
  ada = new Desk(await (await browsers.another(english)).newPage(), english, server.url);
  mei = new Desk(await (await browsers.another(chinese)).newPage(), chinese, server.url);
});
afterAll(async () => {
  if (server) await endServer(server);
  await browsers?.close();
});

it("leads whoever comes first to the set-up, and the printed link to the first owner", async () => {
  await mei.page.goto(server.url);
  await mei.page.getByRole("heading", { name: "初始化服务器" }).waitFor(); // without the link: it asks for the code

  const { page } = ada;
  await page.goto(await setupLink(server));
  await page.getByRole("heading", { name: "Set up this server" }).waitFor();
  expect(await page.getByLabel("One-time code").inputValue()).toMatch(/^setup_/);
  await page.getByLabel("Workspace name").fill("Northpier");
  await ada.button("Continue").click();

  await page.getByRole("heading", { name: "You will be the owner" }).waitFor();
  await page.getByLabel("Display name").fill("Ada Lindqvist");
  await page.getByLabel("Username").fill("ada");
  await page.getByLabel("Password", { exact: true }).fill("short");
  await ada.button("Create the workspace").click();
  await page.getByText("A password has at least ten characters.").waitFor(); // refused in place, nothing typed is lost
  expect(await page.getByLabel("Display name").inputValue()).toBe("Ada Lindqvist");
  await page.getByLabel("Password", { exact: true }).fill(password);
  await ada.button("Create the workspace").click();

  await ada.connected();
  await page.getByRole("heading", { name: "Northpier is ready" }).waitFor();
  expect(new URL(page.url()).hash).toBe(""); // the code has left the address
});

it("lets nobody set it up a second time", async () => {
  await mei.page.goto("about:blank"); // another hash alone would not load the page
  await mei.page.goto(await setupLink(server));
  await mei.page.getByLabel("工作区名称").fill("Southpier");
  await mei.button("继续").click();
  await mei.page.getByLabel("显示名称").fill("Mei");
  await mei.page.getByLabel("用户名").fill("mei");
  await mei.page.getByLabel("密码", { exact: true }).fill(password);
  await mei.button("创建工作区").click();
  await mei.page.getByText("服务器已有所有者，可以直接登录。").or(mei.page.getByText("代码有误或已过期")).first().waitFor();
  await mei.page.goto(server.url);
  await mei.page.getByRole("heading", { name: "登录 Northpier" }).waitFor();
});

it("creates the first channel from the list of channels, and refuses its name a second time", async () => {
  const { page } = ada;
  await page.getByRole("button", { name: "Browse channels" }).click();
  await page.getByRole("heading", { name: "No public channels yet" }).waitFor();
  await ada.button("Create a channel").click();
  await ada.dialog.getByLabel("Name").fill("harbour");
  await ada.dialog.getByLabel("Topic").fill("Berths and tides");
  await ada.dialog.getByRole("button", { name: "Create" }).click();
  await ada.reads("harbour");
  await page.getByText("Berths and tides").waitFor();
  expect(new URL(page.url()).pathname).toMatch(/^\/c\/C/);
  await page.getByRole("heading", { name: "This is the beginning of #harbour" }).waitFor();

  await ada.chooses("Workspace menu, Northpier", "Create a channel");
  await ada.dialog.getByLabel("Name").fill("harbour");
  await ada.dialog.getByRole("button", { name: "Create" }).click();
  await ada.dialog.getByText("A channel has this name already.").waitFor();
  await ada.dialog.getByRole("button", { name: "Cancel" }).click();
  await ada.reads("harbour");
});

it("makes an invitation whose link is the way in for the second person", async () => {
  await ada.chooses("Workspace menu, Northpier", "Invite people");
  await ada.dialog.getByLabel("How many people").fill("1");
  await ada.dialog.getByRole("button", { name: "Make a link" }).click();
  const link = ada.dialog.getByLabel("Invitation link");
  invitation = await link.inputValue();
  expect(invitation.startsWith(`${server.url}/invite#`)).toBe(true);
  await ada.dialog.getByRole("button", { name: "Close" }).click();

  const { page } = mei;
  await page.goto(invitation);
  await page.getByRole("heading", { name: "加入 Northpier" }).waitFor();
  await page.getByText("Ada Lindqvist 邀请你加入 Northpier。").waitFor();
  await page.getByLabel("显示名称").fill("林美");
  await page.getByLabel("用户名").fill("ada");
  await page.getByLabel("密码", { exact: true }).fill(password);
  await mei.button("加入").click();
  await page.getByText("用户名已被占用。").waitFor();
  await page.getByLabel("用户名").fill("mei");
  await mei.button("加入").click();
  await mei.connected();
  await soon(() => new URL(page.url()).hash, "the code has left the address").toBe("");
});

it("spends an invitation: its one use is gone", async () => {
  const third = new Desk(await (await browsers.another(english)).newPage(), english, server.url);
  await third.page.goto(invitation);
  await third.page.getByRole("heading", { name: "This invitation does not work any more" }).waitFor();
  await third.button("Sign in instead").click();
  await third.page.getByRole("heading", { name: "Sign in to Northpier" }).waitFor();
});

it("lets the newcomer find the channel, join it and be heard", async () => {
  await mei.page.getByRole("button", { name: "浏览频道" }).click();
  await mei.page.getByRole("button", { name: "加入: harbour" }).click();
  await mei.reads("harbour");
  await mei.says("大家好，我是新来的。");
  await ada.sees("大家好，我是新来的。");
  await ada.says("Welcome aboard!");
  await mei.sees("Welcome aboard!");
  expect(await mei.rows()).toEqual(await ada.rows());
});
