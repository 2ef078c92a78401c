// The console's retention: the rule, what it would remove, a channel of its own, holds; and what everybody reads of it.

import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, it } from "vitest";
import { newKey } from "../scenes/stage.ts";
import { people, ts, writeExport } from "../support/slack_export.ts";
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
  const quay = await importQuay();
  await stage.owner.rest.need("POST", `/api/v1/channels/${quay}/join`, {}, { key: newKey() });
  await stage.owner.rest.need("POST", `/api/v1/channels/${quay}/members`, { users: ids }, { key: newKey() });
  await stage.owner.rest.need("POST", `/api/v1/channels/${quay}/messages`, { text: "new words" }, { key: newKey() });
  await lin.opens("quay");
}, 60_000);
afterAll(() => stage?.close());

// Messages of 2017, from another chat.
async function importQuay(): Promise<string> {
  const said = [1, 2, 3].map((number) => ({ type: "message", user: "U1", ts: ts(number), text: `old words ${number}` }));
  const folder = mkdtempSync(join(tmpdir(), "holdfast-quay-"));
  const entries = { "users.json": people.slice(0, 1), "channels.json": [{ id: "C1", name: "quay", created: 1_510_000_000, creator: "U1", members: ["U1"] }], "quay/2017-11-06.json": said };
  await stage.server.cli(["import", "slack", writeExport(join(folder, "export.zip"), entries)]).finally(() => rmSync(folder, { recursive: true }));
  const { items } = (await stage.owner.rest.need("GET", "/api/v1/channels?query=quay")) as { items: { id: string }[] };
  return items[0]!.id;
}
const faultsOn = async (desk: Desk): Promise<string[]> => {
  const { violations } = (await desk.page.evaluate(`${axe}; axe.run(document, { runOnly: ${JSON.stringify(rules)} })`)) as { violations: { id: string; nodes: { target: unknown[] }[] }[] };
  return violations.flatMap(({ id, nodes }) => nodes.map(({ target }) => `${id}: ${target.join(" ")}`));
};
const kept = async () => (await stage.owner.rest.need("GET", "/api/v1/admin/retention")) as { days: number; hold: boolean; channels: { name: string; days: number; hold: boolean }[]; people: string[] };

it("keeps messages for as long as an admin says, and says so to everybody", async () => {
  await ada.page.goto(`${stage.server.url}/admin/retention`);
  await ada.page.getByText("Nothing would be removed.").waitFor();
  await ada.page.getByLabel("Keep messages").selectOption("90");
  await ada.page.getByText("As if it were saved: Messages are kept for 90 days.").waitFor();
  const row = ada.page.getByRole("table", { name: "What would go now" }).getByRole("row").filter({ hasText: "#quay" });
  await row.getByText("6 Nov 2017").first().waitFor();
  await lin.page.getByText("old words 3").waitFor();
  await ada.page.getByRole("button", { name: "Save" }).click();
  await ada.page.getByText("Saved. Messages are kept for 90 days.").waitFor();
  expect(await kept()).toMatchObject({ days: 90, hold: false });
  await lin.page.getByText("Earlier messages were removed by the retention rule.").waitFor();
  expect(await lin.page.getByText("old words").count()).toBe(0);
  await lin.page.getByText("new words").waitFor();
  await lin.page.getByRole("button", { name: /^Members/ }).click();
  await lin.page.getByText("Messages here are kept for 90 days.").waitFor();
  expect(await faultsOn(lin)).toEqual([]);
});

it("gives a channel a rule of its own, and takes it back", async () => {
  await ada.page.getByRole("button", { name: "Add a channel" }).click();
  const dialog = ada.page.getByRole("dialog");
  await dialog.getByLabel("Keep messages").selectOption("0");
  await dialog.getByLabel("Legal hold: remove nothing here").check();
  expect(await faultsOn(ada)).toEqual([]);
  await dialog.getByRole("button", { name: "Save" }).click();
  const row = ada.page.getByRole("row").filter({ hasText: "#harbour" });
  await row.getByText("For ever").waitFor();
  await row.getByText("Held").waitFor();
  expect((await kept()).channels).toMatchObject([{ name: "harbour", days: 0, hold: true }]);
  expect(await faultsOn(ada)).toEqual([]);
  await row.getByRole("button", { name: "Follow the workspace" }).click();
  await ada.page.getByText("All channels follow the workspace.").waitFor();
});

it("holds what somebody wrote and lets go of it; in Chinese on a phone too", async () => {
  await ada.page.getByRole("button", { name: "Hold messages" }).click();
  await ada.page.getByRole("dialog").getByRole("checkbox", { name: /林晓/ }).check();
  await ada.page.getByRole("dialog").getByRole("button", { name: "Hold the messages of 1 person" }).click();
  await ada.page.getByRole("button", { name: "Let go: 林晓" }).waitFor();
  expect((await kept()).people).toHaveLength(1);
  await phone.page.goto(`${stage.server.url}/admin/retention`);
  await phone.page.getByRole("button", { name: "解除冻结: 林晓" }).waitFor();
  expect(await faultsOn(phone)).toEqual([]);
  await ada.page.getByRole("button", { name: "Let go: 林晓" }).click();
  await ada.page.getByText("No messages of anybody are held.").waitFor();
});

it("says when it could not be read, and reads it again", async () => {
  await ada.page.route("**/api/v1/admin/retention", (route) => route.abort());
  await ada.page.reload();
  await ada.page.getByText("This could not be read").waitFor();
  await ada.page.unroute("**/api/v1/admin/retention");
  await ada.page.getByRole("button", { name: "Try again" }).click();
  await ada.page.getByText("Nothing would be removed.").waitFor();
});
