// For everybody: no fault that axe can find by WCAG 2 A and AA on any of the main screens, light and dark; nothing wider than a phone.

import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { faultsOn } from "./axe.ts";
import { soon } from "./browsers.ts";
import { Desk } from "./desk.ts";
import { Stage } from "./stage.ts";
import { chinese, english } from "./words.ts";

let stage: Stage;
let light: Desk;
let dark: Desk;
let phone: Desk;
const id: Record<string, string> = {};

beforeAll(async () => {
  stage = await Stage.open();
  id["ada"] = await stage.person("ada", "Ada Lindqvist", "admin");
  id["mei"] = await stage.person("mei", "林美");
  id["harbour"] = await stage.channel("harbour", [id["ada"], id["mei"]], { topic: "Berths and tides · 泊位与潮汐" });
  await stage.channel("一个名字非常非常长的频道-with-a-name-that-does-not-end", [id["ada"], id["mei"]]);
  [light, dark, phone] = await Promise.all([stage.desk("ada", english), stage.desk("mei", chinese, { dark: true }), stage.desk("mei", chinese, { width: 390, height: 844, touch: true })]);
  await Promise.all([light.opens("harbour"), dark.opens("harbour"), phone.opens("harbour")]);
  await light.says("Morning, **all**. `tide --at 18:00` says:\n\n> six sharp\n\n- berth 4\n- berth 5\n\nhttps://example.org/a/very/long/address/that/does/not/end/for/quite/some/time/and/is/not/broken/anywhere");
  await dark.says("@ada 早上好，六点涨潮。");
  await light.says("| berth | ship |\n|---|---|\n| 4 | Northern Star with a rather long name |\n| 5 | 晨星 |\n\n```cpp\nauto const tide = harbour.next_tide(clock.now(), std::chrono::hours{6}, \"a line of code that is wider than any phone\");\n```");
  await light.says("to be deleted");
  await dark.sees("to be deleted");
  const row = light.stored("to be deleted");
  await light.does(row, "More actions", "Delete");
  await light.page.getByRole("alertdialog").getByRole("button", { name: "Delete" }).click();
  await dark.page.getByText("此消息已删除。").waitFor();
  await phone.page.getByText("此消息已删除。").waitFor();
});
afterAll(() => stage?.close());

// Each screen, how one gets there, and how one leaves it.
const screens: Record<string, [(desk: Desk) => Promise<unknown>, (desk: Desk) => Promise<unknown>]> = {
  "a channel": [(desk) => desk.reads("harbour"), (desk) => desk.reads("harbour")],
  "a message under the pointer": [(desk) => desk.stored("晨星").hover(), (desk) => desk.box.hover()],
  "the members": [(desk) => desk.page.keyboard.press("Control+."), (desk) => desk.page.keyboard.press("Control+.")],
  "a profile": [(desk) => desk.sidebar.locator("footer a").first().click(), (desk) => desk.page.goBack()],
  "the list of channels": [(desk) => desk.page.locator("a[href='/browse']").click(), (desk) => desk.page.goBack()],
  "a new channel": [(desk) => desk.page.goto(`${desk.home}/new`), (desk) => desk.page.goto(`${desk.home}/c/${id["harbour"]}`)],
  "the settings": [(desk) => desk.page.locator("a[href='/settings']").click(), (desk) => desk.page.goBack()],
  "the switcher": [(desk) => desk.page.keyboard.press("Control+K"), (desk) => desk.page.keyboard.press("Escape")],
  "the keys": [(desk) => desk.page.keyboard.press("Control+/"), (desk) => desk.page.keyboard.press("Escape")],
  "a new message": [(desk) => desk.page.keyboard.press("Control+Shift+K"), (desk) => desk.page.keyboard.press("Escape")],
  "the names offered after @": [(desk) => desk.types("@"), (desk) => desk.box.fill("")],
  "nothing at an address": [(desk) => desk.page.goto(`${desk.home}/c/Cnothing`), (desk) => desk.opens("harbour")],
};

// What a screen shows at first may still be on its way: it is judged when its own heading, list or box is there.
const settled: Record<string, string> = {
  "a message under the pointer": "[data-message] [role=group]",
  "the members": "aside ul li",
  "a profile": "aside dl",
  "the list of channels": "main[class] ul li",
  "a new channel": "dialog[open] fieldset",
  "the settings": "dialog[open] [role=tabpanel]",
  "the switcher": "dialog[open] [role=option]",
  "the keys": "dialog[open] kbd",
  "a new message": "dialog[open] input[type=checkbox]",
  "the names offered after @": "[role=listbox] [role=option]",
  "nothing at an address": "main h2",
};

describe.each(Object.entries(screens))("%s", (name, [enter, leave]) => {
  it("has no fault of access, light in English and dark in Chinese", async () => {
    for (const desk of [light, dark]) {
      await enter(desk);
      try {
        if (settled[name]) await desk.page.locator(settled[name]).first().waitFor();
        expect(await faultsOn(desk.page), desk.words.locale).toEqual([]);
      } finally {
        await leave(desk);
      }
    }
  });
});

it("has no fault at its doors either", async () => {
  for (const [words, isDark] of [[english, false], [chinese, true]] as const) {
    const context = await stage.browsers.another(words, { dark: isDark });
    const door = await context.newPage();
    await door.goto(stage.server.url);
    await door.getByLabel(words.username).waitFor();
    await door.getByRole("button", { name: words.signIn, exact: true }).click();
    await soon(() => door.locator("[aria-invalid=true]").count(), "both fields are missed").toBe(2);
    expect(await faultsOn(door)).toEqual([]);
    await door.goto(`${stage.server.url}/invite#invite_nothing`);
    await door.getByRole("heading", { level: 1 }).waitFor();
    expect(await faultsOn(door)).toEqual([]);
    await context.close();
  }
});

it("fits a phone of 390 px: no screen scrolls sideways, and none has a fault", async () => {
  const { page } = phone;
  const wider = (): Promise<number> => page.evaluate("document.documentElement.scrollWidth - innerWidth");
  const addresses = ["/", "/browse", "/settings", "/new", `/people/${id["ada"]}`, `/c/${id["harbour"]}`, "/c/Cnothing"];
  for (const address of addresses) {
    await page.goto(phone.home + address);
    await page.locator("h1:visible, h2:visible").first().waitFor();
    await page.locator("footer [title='已连接']").waitFor({ state: "attached" });
    expect(await wider(), address).toBeLessThanOrEqual(0);
    expect(await faultsOn(page), address).toEqual([]);
  }
});

it("is worked by keys alone: from the box into the stream, along it, and back", async () => {
  const { page } = light;
  await light.box.focus();
  await page.keyboard.press("Shift+Tab");
  const here = (): Promise<string> => page.evaluate("document.activeElement.getAttribute('data-message') ?? document.activeElement.tagName");
  await soon(here, "the newest message has the focus").toMatch(/^\d+$/);
  const newest = Number(await here());
  await page.keyboard.press("ArrowUp");
  expect(Number(await here())).toBeLessThan(newest);
  await page.keyboard.press("End");
  expect(Number(await here())).toBe(newest);
  await page.keyboard.press("ArrowDown");
  await soon(() => light.box.evaluate("document.activeElement.hasAttribute('data-composer')"), "the box has the focus").toBe(true);
});
