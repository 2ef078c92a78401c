// The admin console: an English admin and a Chinese member who is signed out at once; people from a file; roles; figures; both
// themes, both languages, a phone, and no fault of access on any of its pages.

import { mkdirSync, readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import type { Page } from "playwright-core";
import { afterAll, beforeAll, expect, it } from "vitest";
import { soon } from "./browsers.ts";
import type { Desk } from "./desk.ts";
import { Stage } from "./stage.ts";
import { chinese, english } from "./words.ts";

const axe = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
const rules = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"];
const shots = process.env["SHOTS"];

let stage: Stage;
let ada: Desk; // an admin, in English
let lin: Desk; // a member, in Chinese
let wei: Desk; // an admin, in Chinese, in the dark
let phone: Desk; // the same on a phone
const id: Record<string, string> = {};

beforeAll(async () => {
  stage = await Stage.open();
  id["ada"] = await stage.person("ada", "Ada Lindqvist", "admin");
  id["wei"] = await stage.person("wei", "陈思远", "admin");
  id["lin"] = await stage.person("lin", "林晓");
  id["ben"] = await stage.person("ben", "Ben Okafor");
  await stage.person("rosa", "Rosa Marín", "guest");
  id["harbour"] = await stage.channel("harbour", [id["ada"], id["lin"], id["wei"]], { topic: "Berths and tides" });
  await stage.channel("引航", [id["lin"]]);
  await stage.channel("captains", [], { kind: "private" });
  ada = await stage.desk("ada", english, { width: 1440, height: 900 });
  lin = await stage.desk("lin", chinese);
  wei = await stage.desk("wei", chinese, { width: 1440, height: 900, dark: true });
  phone = await stage.desk("wei", chinese, { width: 390, height: 844, touch: true });
  await Promise.all([ada.opens("harbour"), lin.opens("harbour")]);
  for (let i = 0; i < 5; i++) await lin.says(`涨潮记录 ${i}`);
  await ada.sees("涨潮记录 4");
});
afterAll(() => stage?.close());

interface Finding {
  id: string;
  nodes: { target: unknown[]; failureSummary?: string }[];
}
async function faultsOn(page: Page): Promise<string[]> {
  const { violations } = (await page.evaluate(`${axe}; axe.run(document, { runOnly: ${JSON.stringify(rules)} })`)) as { violations: Finding[] };
  return violations.flatMap(({ id, nodes }) => nodes.map((node) => `${id}: ${node.target.join(" ")}: ${node.failureSummary ?? ""}`));
}
async function picture(page: Page, name: string): Promise<void> {
  if (!shots) return;
  mkdirSync(shots, { recursive: true });
  await page.screenshot({ path: join(shots, `${name}.png`), animations: "disabled" });
}
const row = (desk: Desk, name: string) => desk.page.getByRole("row").filter({ hasText: name });
const find = (desk: Desk, text: string, label = "Name, username or e-mail") => desk.page.getByLabel(label).fill(text);

it("opens from the workspace's menu, finds people, by the sound of a Chinese name too", async () => {
  await ada.chooses(/^Workspace menu, /, "Administration");
  await ada.page.getByRole("heading", { name: "People", level: 1 }).waitFor();
  await row(ada, "Ben Okafor").waitFor();
  await find(ada, "linxiao");
  await soon(() => ada.page.locator("tbody [role=row]").count(), "one is left").toBe(1);
  await row(ada, "林晓").waitFor();
  await find(ada, "nobody at all");
  await ada.page.getByText("Nothing fits").waitFor();
  await ada.button("Clear filters").click();
  await row(ada, "Rosa Marín").waitFor();
  await ada.page.getByLabel("Role").selectOption("guest");
  await soon(() => ada.page.locator("tbody [role=row]").count(), "guests alone").toBe(1);
  await ada.page.getByLabel("Role").selectOption("");
  await row(ada, "Ben Okafor").waitFor();
});

it("walks along the rows by keys, and opens a person", async () => {
  const first = ada.page.locator("tbody [data-stop]").first();
  await first.focus();
  await ada.page.keyboard.press("ArrowDown");
  await ada.page.keyboard.press("Enter");
  await ada.dialog.waitFor();
  await ada.page.keyboard.press("Escape");
  await ada.dialog.waitFor({ state: "hidden" });
  expect(await ada.page.evaluate("document.activeElement.hasAttribute('data-stop')")).toBe(true);
});

it("invites by a link", async () => {
  await ada.button("Invite").click();
  await ada.dialog.getByRole("button", { name: "Make a link" }).click();
  await soon(() => ada.dialog.getByLabel("Invitation link").inputValue(), "a link").toMatch(/\/invite#invite_/);
  await ada.dialog.getByRole("button", { name: "Close" }).first().click();
});

it("imports people from a file of a Chinese spreadsheet, after a dry run, and gives out their links", async () => {
  await ada.button("Import CSV").click();
  // 用户名,姓名,角色,频道 / hua,陈华,成员,harbour / =bad,,, / lin,林晓,成员, in GBK
  const gbk = Buffer.from("d3c3bba7c3fb2cd0d5c3fb2cbdc7c9ab2cc6b5b5c00d0a6875612cb3c2bbaa2cb3c9d4b12c686172626f75720d0a3d6261642c2c2c0d0a6c696e2cc1d6cffe2cb3c9d4b12c0d0a", "hex");
  await ada.dialog.locator("input[type=file]").setInputFiles({ name: "people.csv", mimeType: "text/csv", buffer: gbk });
  await ada.dialog.getByText("1 person will be created").waitFor();
  await ada.dialog.getByText("1 is here already and is passed over").waitFor();
  await ada.dialog.getByText("1 line cannot be used").waitFor();
  await ada.dialog.getByRole("radio", { name: "All" }).click();
  await ada.dialog.getByText("陈华").waitFor();
  expect(await faultsOn(ada.page)).toEqual([]);
  await picture(ada.page, "import-light-en");
  await ada.dialog.getByRole("button", { name: "Create 1 person" }).click();
  await ada.dialog.getByText("1 person was created").waitFor();
  const [file] = await Promise.all([ada.page.waitForEvent("download"), ada.dialog.getByRole("button", { name: "Download the links" }).click()]);
  const links = readFileSync(await file.path(), "utf8");
  const link = /http:\S+\/reset#\S+?(?=,)/.exec(links)?.[0];
  expect(links).toContain("hua,陈华");
  await ada.dialog.getByRole("button", { name: "Close" }).last().click();
  await row(ada, "陈华").waitFor();

  const newcomer = await (await stage.browsers.another(chinese)).newPage();
  await newcomer.goto(link!);
  await newcomer.getByRole("textbox").first().fill("a long harbour password");
  await newcomer.getByRole("button", { name: "设置密码", exact: true }).click();
  await newcomer.getByText("密码已设置").waitFor();
  await newcomer.context().close();
});

it("changes a role, and writes down who did", async () => {
  await ada.page.getByRole("button", { name: /^Ben Okafor/ }).click();
  await ada.dialog.getByLabel("Role").selectOption("guest");
  await ada.dialog.getByRole("button", { name: "Change role" }).click();
  await ada.page.getByText("Ben Okafor is now: Guest.").waitFor();
  await ada.dialog.getByText("Ada Lindqvist changed the role to Guest").waitFor();
  await picture(ada.page, "person-light-en");
  await ada.dialog.getByRole("button", { name: "Close" }).last().click();
});

it("deactivates somebody: the other browser is signed out at once", async () => {
  await ada.page.getByRole("button", { name: /^林晓/ }).click();
  await ada.dialog.getByRole("button", { name: "Deactivate…" }).click();
  await ada.dialog.getByText("They are signed out everywhere at once").waitFor();
  await ada.dialog.getByRole("button", { name: "Deactivate", exact: true }).click();
  await lin.page.getByRole("dialog", { name: "重新登录" }).waitFor();
  expect((await lin.page.request.get(`${lin.home}/api/v1/me`)).status()).toBe(401);
  await ada.dialog.getByRole("button", { name: "Reactivate" }).waitFor();
  await ada.dialog.getByRole("button", { name: "Close" }).last().click();
  await row(ada, "林晓").getByText("Deactivated").waitFor();
});

it("deactivates several at once", async () => {
  for (const name of ["Ben Okafor", "Rosa Marín"]) await ada.page.getByLabel(`Select ${name}`).check();
  await ada.page.getByText("2 selected").waitFor();
  await picture(ada.page, "bulk-light-en");
  await ada.button("Deactivate…").click();
  await ada.dialog.getByRole("button", { name: "Deactivate", exact: true }).click();
  await ada.dialog.waitFor({ state: "hidden" });
  await row(ada, "Rosa Marín").getByText("Deactivated").waitFor();
});

it("archives a channel that the admin is not in, and shows no private one by name", async () => {
  await ada.page.getByRole("link", { name: "Channels" }).click();
  await ada.button("Archive: 引航").click();
  await row(ada, "引航").getByText("Archived").waitFor();
  expect(await ada.page.getByText("captains").count()).toBe(0);
  await ada.page.getByText("1 private").waitFor();
  await ada.button("Rename: 引航").click();
  await ada.dialog.getByLabel("Name").fill("引航-旧");
  await ada.dialog.getByRole("button", { name: "Save" }).click();
  await row(ada, "引航-旧").waitFor();
});

it("makes a bot and its token", async () => {
  await ada.page.getByRole("link", { name: "Bots and tokens" }).click();
  await ada.button("New bot").first().click();
  await ada.dialog.getByLabel("Username").fill("tidebot");
  await ada.dialog.getByRole("button", { name: "Create bot" }).click();
  await ada.button("New token: tidebot").click();
  await ada.dialog.getByLabel("What is it for?").fill("tides");
  await ada.dialog.getByRole("button", { name: "New token" }).click();
  await soon(() => ada.dialog.getByLabel("New token").inputValue(), "a token").toMatch(/^hf_/);
  await ada.page.keyboard.press("Escape");
});

it("shows the figures of use as plots and as tables, and that the line is well", async () => {
  await ada.page.getByRole("link", { name: "Statistics" }).click();
  await ada.page.getByRole("img", { name: /^Messages a day/ }).waitFor();
  await ada.page.getByRole("region", { name: "Messages a day" }).getByRole("button", { name: "As a table" }).click();
  await ada.page.getByRole("region", { name: "Messages a day" }).getByRole("cell", { name: "5", exact: true }).waitFor();
  await ada.page.getByRole("link", { name: "The line" }).click();
  await ada.page.getByText("Stored since the start").waitFor();
});

it("says in one line that what was accepted was committed and numbered, and what clients report, in red", async () => {
  await ada.page.getByText(/^Today [\d,]+ accepted = committed = sequenced, 0 breaches$/).waitFor();
  await picture(ada.page, "ledger-light-en");
  const told = await wei.page.evaluate(`fetch("/api/v1/breaches", { method: "POST", headers: { "Content-Type": "application/json" }, body: JSON.stringify({ kind: "gap", log: "@me", had: 11, got: 13 }) }).then((answer) => answer.ok)`);
  expect(told).toBe(true);
  await ada.page.getByText(/^Today [\d,]+ accepted = committed = sequenced, 1 breach$/).waitFor();
  await ada.page.getByText(/^A client reports 1 breach/).waitFor();
});

const pages = ["/admin", "/admin/channels", "/admin/bots", "/admin/files", "/admin/audit", "/admin/statistics", "/admin/line"];

it("has no fault of access on any page, light in English, dark in Chinese, and fits a phone", async () => {
  for (const [desk, name] of [[ada, "light-en"], [wei, "dark-zh"], [phone, "phone-zh"]] as const) {
    for (const address of pages) {
      await desk.page.goto(desk.home + address);
      await desk.page.locator("main h1").waitFor();
      await desk.page.locator("main table, main svg[role=img], main dl").first().waitFor();
      await desk.page.locator("[aria-busy=true]").first().waitFor({ state: "detached" });
      expect(await faultsOn(desk.page), `${name} ${address}`).toEqual([]);
      expect(await desk.page.evaluate("document.documentElement.scrollWidth - innerWidth"), `${name} ${address}`).toBeLessThanOrEqual(0);
      await picture(desk.page, `${address.slice(1).replace("/", "-")}-${name}`);
    }
  }
});

it("is closed to who is no admin", async () => {
  id["mia"] = await stage.person("mia", "Mia Brandt");
  const mia = await stage.desk("mia", english);
  await mia.page.goto(`${mia.home}/admin`);
  await mia.page.getByRole("heading", { name: "This is for admins" }).waitFor();
});
