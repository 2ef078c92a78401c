// A conversation in two languages: what is typed here is read there, changed there, and still there after a reload.

import { afterAll, beforeAll, expect, it } from "vitest";
import { soon } from "./browsers.ts";
import type { Desk } from "./desk.ts";
import { Stage } from "./stage.ts";
import { chinese, english } from "./words.ts";

let stage: Stage;
let ada: Desk;
let mei: Desk;
let harbour: string;

beforeAll(async () => {
  stage = await Stage.open();
  const ids = [await stage.person("ada", "Ada Lindqvist"), await stage.person("mei", "林美")];
  harbour = await stage.channel("harbour", ids);
  await stage.channel("码头", ids);
  [ada, mei] = await Promise.all([stage.desk("ada", english), stage.desk("mei", chinese)]);
  await Promise.all([ada.opens("harbour"), mei.opens("harbour")]);
});
afterAll(() => stage?.close());

it("speaks each reader's language and lays both histories out alike", async () => {
  expect(await ada.page.evaluate("document.documentElement.lang")).toBe("en");
  expect(await mei.page.evaluate("document.documentElement.lang")).toBe("zh-CN");
  const said = ["Morning all. The tide turns at six.", "早上好！六点涨潮，对吗？", "Yes, at six sharp.", "好的，我去通知引航员。", "Thank you!"];
  for (const [turn, text] of said.entries()) {
    const [from, to] = turn % 2 === 0 ? [ada, mei] : [mei, ada];
    await from.says(text);
    await to.sees(text);
  }
  await ada.sees("Thank you!");
  expect((await ada.rows()).map((row) => row.text)).toEqual(said);
  expect((await ada.rows()).map((row) => row.by)).toEqual(["Ada Lindqvist", "林美", "Ada Lindqvist", "林美", "Ada Lindqvist"]);
  expect(await mei.rows()).toEqual(await ada.rows());
});

it("shows who is typing, by name", async () => {
  const typed = async (): Promise<boolean> => {
    await mei.types("在"); // and goes on: the mark is told at most once in three seconds
    return ada.page.getByText("林美 is typing…").isVisible();
  };
  await soon(typed, "Ada reads that somebody types").toBe(true);
  await mei.box.fill("");
});

it("renders Markdown, and nothing that is not Markdown", async () => {
  await ada.types("**bold** and `code`, see https://example.org/berths <img src=x onerror=alert(1)>");
  await ada.page.keyboard.press("Enter");
  const row = mei.stored("bold and code");
  await row.waitFor();
  expect(await row.locator("strong").textContent()).toBe("bold");
  expect(await row.locator("code").textContent()).toBe("code");
  expect(await row.locator("a").getAttribute("rel")).toContain("noopener");
  expect(await row.locator("img").count()).toBe(0);
  expect(await row.textContent()).toContain("<img src=x onerror=alert(1)>");
});

it("begins a new line by Shift+Enter and sends by Enter", async () => {
  await mei.types("第一行");
  await mei.page.keyboard.press("Shift+Enter");
  await mei.types("第二行");
  expect(await mei.box.inputValue()).toBe("第一行\n第二行");
  await mei.page.keyboard.press("Enter");
  await ada.stored("第二行").waitFor();
  expect(await ada.stored("第一行").locator("p").innerText()).toBe("第一行\n第二行");
});

it("never sends by the Enter that picks a word from an input method", async () => {
  const before = (await mei.rows()).length;
  const keys = await mei.page.context().newCDPSession(mei.page);
  await mei.box.focus();
  await keys.send("Input.imeSetComposition", { text: "zhang", selectionStart: 5, selectionEnd: 5 });
  await soon(() => mei.box.inputValue(), "the composition stands in the box").toBe("zhang");
  // As Chrome tells it: the key belongs to the input method (229), while the composition is open.
  await keys.send("Input.dispatchKeyEvent", { type: "rawKeyDown", key: "Process", code: "Enter", windowsVirtualKeyCode: 229 });
  await keys.send("Input.dispatchKeyEvent", { type: "rawKeyDown", key: "Enter", code: "Enter", windowsVirtualKeyCode: 13 });
  await keys.send("Input.insertText", { text: "涨潮了" });
  await soon(() => mei.box.inputValue(), "the word that was picked").toBe("涨潮了");
  expect(await mei.rows()).toHaveLength(before);
  await mei.says("，注意安全");
  await ada.sees("涨潮了，注意安全");
  expect(await mei.rows()).toHaveLength(before + 1);
});

it("edits in place: with the arrow from the empty box, marked as edited for everybody", async () => {
  await ada.says("The tide turns at sevven.");
  await mei.sees("sevven");
  await ada.page.keyboard.press("ArrowUp");
  const edit = ada.page.getByLabel("Edit message");
  expect(await edit.inputValue()).toBe("The tide turns at sevven.");
  await edit.fill("The tide turns at seven.");
  await ada.page.keyboard.press("Enter");
  await mei.stored("The tide turns at seven.").filter({ hasText: "（已编辑）" }).waitFor();
  await ada.stored("The tide turns at seven.").filter({ hasText: "(edited)" }).waitFor();
  expect(await mei.stored("sevven").count()).toBe(0);
  expect(await ada.box.evaluate("document.activeElement === document.querySelector('[data-composer]')")).toBe(true);
});

it("deletes for everybody, once it has been asked", async () => {
  await mei.says("这条发错了");
  await ada.sees("这条发错了");
  const row = mei.stored("这条发错了");
  await mei.does(row, "更多操作", "删除");
  const question = mei.page.getByRole("alertdialog", { name: "为所有人删除此消息？" });
  await question.getByRole("button", { name: "取消" }).click();
  expect(await row.count()).toBe(1);
  await mei.does(row, "更多操作", "删除");
  await question.getByRole("button", { name: "删除" }).click();
  await ada.page.getByText("This message was deleted.").waitFor();
  await mei.page.getByText("此消息已删除。").waitFor();
  expect(await ada.stored("这条发错了").count()).toBe(0);
  expect((await stage.history(harbour)).some(({ text }) => text.includes("这条发错了"))).toBe(false);
});

it("makes an unread channel bold and counts mentions, on the other side only, until it is read", async () => {
  await mei.opens("码头");
  await ada.says("Nobody in particular is meant.");
  const place = mei.place("harbour");
  await soon(() => place.getAttribute("data-unread"), "harbour is unread").toBe("true");
  const weight = (name: string): Promise<number> => mei.place(name).locator("span").first().evaluate((node) => Number(node.computedStyleMap().get("font-weight")?.toString()));
  expect(await weight("harbour")).toBeGreaterThanOrEqual(600);
  expect(await weight("码头")).toBeLessThan(600);
  expect(await place.getByText("次提及").count()).toBe(0);

  await ada.types("@me");
  await ada.page.getByRole("option", { name: "林美" }).waitFor();
  await ada.page.keyboard.press("Enter");
  expect(await ada.box.inputValue()).toBe("@mei ");
  await ada.says("can you see this?");
  await place.getByText("1 次提及").waitFor();
  await soon(() => mei.page.title(), "the tab's title counts it").toMatch(/^\(1\) /);
  expect(await ada.place("harbour").getAttribute("data-unread")).toBe("false");

  await mei.opens("harbour");

  await mei.page.getByText("新消息 · 2 条").waitFor();
  await soon(() => place.getAttribute("data-unread"), "harbour is read").toBe("false");
  await soon(() => mei.page.title(), "nothing is left to count").not.toMatch(/^\(/);
});

it("keeps history and drafts over a reload", async () => {
  await ada.types("half a sentence, which");
  await mei.types("写了一半");
  await mei.opens("码头");
  await mei.place("harbour").getByText("有草稿").waitFor({ state: "attached" });
  const before = await ada.rows();
  await Promise.all([ada, mei].map(async ({ page }) => page.reload()));
  await ada.reads("harbour");
  expect(await ada.rows()).toEqual(before);
  expect(await ada.box.inputValue()).toBe("half a sentence, which");
  await mei.reads("码头");
  await mei.opens("harbour");
  expect(await mei.box.inputValue()).toBe("写了一半");
  expect(await mei.rows()).toHaveLength(before.length);
});
