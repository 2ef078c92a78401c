// Small things that must be right: each is what somebody would stumble over once a week.
import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, expect, it } from "vitest";
import { newKey } from "../scenes/stage.ts";
import { soon } from "./browsers.ts";
import type { Desk } from "./desk.ts";
import { Stage } from "./stage.ts";
import { english } from "./words.ts";

let stage: Stage;
let ada: Desk;
let harbour: string;
const shots = process.env["SHOTS"];

const post = async (channel: string, text: string, more: object = {}): Promise<number> => (await stage.owner.rest.need("POST", `/api/v1/channels/${channel}/messages`, { text, ...more }, { key: newKey() })).seq;
async function picture(desk: Desk, name: string): Promise<void> {
  if (!shots) return;
  mkdirSync(shots, { recursive: true });
  await desk.page.screenshot({ path: join(shots, `details-${name}.png`), animations: "disabled" });
}

beforeAll(async () => {
  stage = await Stage.open();
  const ids = [await stage.person("ada", "Ada Lindqvist"), await stage.person("wei", "陈思远")];
  harbour = await stage.channel("harbour", ids);
  await stage.channel("quay", ids);
  ada = await stage.desk("ada", english, { width: 1440, height: 900 });
  await ada.opens("harbour");
});
afterAll(() => stage?.close());

it("an address leads to its part of the settings, also while they are open, and Back leaves them", async () => {
  const pane = ada.page.locator("[role=tabpanel]");
  await ada.page.goto(`${ada.home}/settings#keyboard`);
  await soon(() => pane.getAttribute("aria-labelledby"), "the keyboard's").toBe("tab-keyboard");
  await ada.page.evaluate("location.hash = 'notifications'");
  await soon(() => pane.getAttribute("aria-labelledby"), "the notifications'").toBe("tab-notifications");
  await ada.page.goto(`${ada.home}/c/${harbour}`);
  await ada.reads("harbour");
  await ada.page.getByRole("link", { name: ada.words.settings }).click();
  await ada.page.getByRole("tab", { name: "Appearance" }).click();
  await soon(() => new URL(ada.page.url()).hash, "in the address too").toBe("#appearance");
  await ada.page.goBack();
  await ada.reads("harbour");
});

it("a search result reads as the message does: names, and no marks", async () => {
  await post(harbour, "@wei the **pilot** says:\n```sh\nmake anchor # @ada\n```\nso be it");
  await soon(async () => (await stage.owner.rest.need("GET", "/api/v1/search?query=anchor")).items.length, "the index has followed").toBe(1);
  await ada.page.getByRole("combobox", { name: "Search messages" }).or(ada.page.getByLabel("Search messages")).first().click();
  await ada.page.locator("input[role=combobox]:focus").waitFor();
  await ada.page.keyboard.insertText("anchor");
  const result = ada.page.locator("li").filter({ has: ada.page.locator("mark", { hasText: "anchor" }) });
  await ada.page.keyboard.press("Enter");
  await soon(() => result.count(), "is found").toBeGreaterThan(0);
  const words = result.first().locator("[lang]");
  expect(await words.innerText()).toMatch(/^@陈思远 the pilot says:\s+make anchor # @ada\s+so be it$/);
  await picture(ada, "search");
  await ada.page.keyboard.press("Escape");
});

it("what is attached is still there after a reload, and is sent once", async () => {
  await ada.page.goto(`${ada.home}/c/${harbour}`);
  await ada.reads("harbour");
  await ada.page.locator("input[data-attach]").setInputFiles({ name: "tides.txt", mimeType: "text/plain", buffer: Buffer.from("six, seven") });
  const chips = ada.page.locator("[data-tray] li[data-state=ready]");
  await soon(() => chips.count(), "it is up").toBe(1);
  await ada.page.reload();
  await ada.reads("harbour");
  await soon(() => chips.count(), "it is still there").toBe(1);
  await ada.says("With the table");
  await ada.stored("With the table").getByText("tides.txt").waitFor();
  await ada.page.reload();
  await ada.reads("harbour");
  expect(await chips.count()).toBe(0);
});

it("a draft in a thread marks its channel and its thread", async () => {
  const root = await post(harbour, "Who takes the night watch?");
  await post(harbour, "@ada perhaps", { thread: root });
  await ada.page.goto(`${ada.home}/c/${harbour}/t/${root}`);
  await ada.page.locator("textarea[data-composer]").nth(1).fill("Not I, if");
  await ada.opens("quay");
  await ada.place("harbour").getByText("draft").waitFor({ state: "attached" });
  await ada.page.goto(`${ada.home}/threads`);
  await ada.button("Go on with the draft").waitFor();
  await picture(ada, "threads");
  await ada.button("Go on with the draft").click();
  await soon(() => ada.page.locator("textarea[data-composer]").inputValue(), "the draft").toBe("Not I, if");
  await ada.page.locator("textarea[data-composer]").fill("");
  await soon(() => ada.place("harbour").getByText("draft").count(), "no mark").toBe(0);
});

it("a message that was sent on stands there once", async () => {
  await ada.opens("quay");
  const seq = await post(harbour, "High water at six.");
  await ada.says(`> High water at six.\n\n[Office · #harbour](${ada.home}/c/${harbour}/${seq})`);
  await ada.says(`See ${ada.home}/c/${harbour}/${seq}`);
  await ada.stored("See ").locator("figure").getByText("High water at six.").waitFor(); // so the other would be there too
  expect(await ada.stored("Office · #harbour").getByText("High water at six.").count()).toBe(1);
});

it("the menu of a message opens even when the press takes the focus out of the row", async () => {
  const row = ada.stored("High water at six.").first();
  await row.focus();
  await row.hover();
  const more = await row.getByRole("button", { name: "More actions" }).boundingBox();
  await ada.page.mouse.move(more!.x + more!.width / 2, more!.y + more!.height / 2);
  await ada.page.evaluate("document.addEventListener('pointerdown', () => document.activeElement.blur(), { once: true, capture: true })");
  await ada.page.mouse.down();
  await ada.page.mouse.up();
  await ada.page.getByRole("menuitem").first().waitFor();
  await ada.page.keyboard.press("Escape");
});
