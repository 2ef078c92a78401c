// The console's programs and files: found from the switcher, switched off, removed after a question; empty, loading and failed.

import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { afterAll, beforeAll, expect, it } from "vitest";
import { newKey } from "../scenes/stage.ts";
import { upload } from "../support/bytes.ts";
import { soon } from "./browsers.ts";
import type { Desk } from "./desk.ts";
import { Stage } from "./stage.ts";
import { chinese, english } from "./words.ts";

const axe = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
const rules = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"];

let stage: Stage;
let ada: Desk; // an admin, in English
let phone: Desk; // an admin, in Chinese, in the dark
let lin: Desk; // no admin
beforeAll(async () => {
  stage = await Stage.open();
  const ids = [await stage.person("ada", "Ada Lindqvist", "admin"), await stage.person("wei", "陈思远", "admin"), await stage.person("lin", "林晓")];
  await stage.channel("harbour", ids);
  ada = await stage.desk("ada", english, { width: 1440, height: 900 });
  phone = await stage.desk("wei", chinese, { width: 390, height: 844, touch: true, dark: true });
  lin = await stage.desk("lin", english, { width: 1440, height: 900 });
  await Promise.all([ada.opens("harbour"), lin.opens("harbour")]);
}, 60_000);
afterAll(() => stage?.close());

const faultsOn = async (desk: Desk): Promise<string[]> => {
  const { violations } = (await desk.page.evaluate(`${axe}; axe.run(document, { runOnly: ${JSON.stringify(rules)} })`)) as { violations: { id: string; nodes: { target: unknown[] }[] }[] };
  return violations.flatMap(({ id, nodes }) => nodes.map(({ target }) => `${id}: ${target.join(" ")}`));
};
const row = (desk: Desk, name: string) => desk.page.getByRole("row").filter({ hasText: name });
const goesBySwitcher = async (desk: Desk, typed: string): Promise<void> => {
  await desk.page.keyboard.press("Control+k");
  await desk.page.getByRole("combobox", { name: "Find a channel or a person" }).last().fill(typed);
};

it("is found in the switcher by who may see it, and by nobody else", async () => {
  await goesBySwitcher(lin, "admin");
  await lin.page.getByRole("option").first().waitFor();
  expect(await lin.page.getByRole("option", { name: "Administration" }).count()).toBe(0);
  await lin.page.keyboard.press("Escape");
  await goesBySwitcher(ada, "管理");
  await ada.page.getByRole("option", { name: "Administration" }).click();
  await ada.page.getByRole("heading", { name: "People", level: 1 }).waitFor();
});

it("says that there are no programs, and that a list could not be read, and reads it again", async () => {
  await ada.page.route("**/api/v1/admin/programs*", (route) => route.abort());
  await ada.page.getByRole("link", { name: "Programs" }).click();
  await ada.page.getByText("This could not be read").waitFor();
  await ada.page.unroute("**/api/v1/admin/programs*");
  await ada.page.getByRole("button", { name: "Try again" }).click();
  await ada.page.getByText("No programs yet").waitFor();
});

it("lists every program, switches one off and on, and removes it after a question", async () => {
  const { rest } = stage.owner;
  const { id: channel } = (await rest.need("POST", "/api/v1/channels", { name: "deploys", kind: "public" }, { key: newKey() })).result;
  await rest.need("POST", `/api/v1/channels/${channel}/hooks`, { name: "Tides" });
  const bot = (await rest.need("POST", "/api/v1/bots", { username: "deployer", display_name: "Deployer" }, { key: newKey() })).result.id;
  await rest.need("POST", "/api/v1/commands", { bot, name: "deploy", url: "https://ci.example.org/deploy" });
  await ada.page.goto(`${stage.server.url}/admin/programs`);
  await row(ada, "Tides").getByText("#deploys").waitFor();
  await row(ada, "/deploy").getByText("Slash command · Deployer").waitFor();
  await row(ada, "Tides").getByRole("button", { name: "Switch off" }).click();
  await row(ada, "Tides").getByText("Switched off").waitFor();
  await row(ada, "Tides").getByRole("button", { name: "Switch on" }).click();
  await row(ada, "Tides").getByText("At work").waitFor();
  await ada.page.getByLabel("Kind").selectOption("command");
  await soon(() => ada.page.locator("tbody [role=row]").count(), "commands alone").toBe(1);
  await row(ada, "/deploy").getByRole("button", { name: "Remove" }).click();
  await ada.page.getByRole("dialog").getByRole("button", { name: "Remove" }).click();
  await ada.page.getByText("Nothing fits").waitFor();
  await ada.page.getByRole("button", { name: "Clear filters" }).click();
  await row(ada, "Tides").waitFor();
  expect(await faultsOn(ada)).toEqual([]);
});

it("shows who holds how much, with the bounds by their names; in Chinese on a phone too", async () => {
  await ada.page.getByRole("link", { name: "Files and disk" }).click();
  await ada.page.getByText("Nobody has uploaded anything yet").waitFor();
  await ada.page.getByText("files_bytes_max", { exact: false }).first().waitFor();
  await upload(stage.server.url, stage.owner, "tides.txt", Buffer.alloc(2048, "x"));
  await ada.page.reload();
  await row(ada, "@office").getByText("2 kB").waitFor();
  expect(await faultsOn(ada)).toEqual([]);
  await phone.page.goto(`${stage.server.url}/admin/files`);
  await phone.page.getByText("每人全部文件", { exact: false }).waitFor();
  expect(await faultsOn(phone)).toEqual([]);
  await phone.page.goto(`${stage.server.url}/admin/programs`);
  await phone.page.getByText("Tides").waitFor();
  expect(await faultsOn(phone)).toEqual([]);
});
