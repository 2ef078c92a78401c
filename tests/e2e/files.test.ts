// Files between two people: chosen, pasted and dropped, on their way over a cut line, seen, opened, saved, gone; and a face.

import { readFileSync } from "node:fs";
import { afterAll, beforeAll, expect, it } from "vitest";
import { photo, png } from "../support/pictures.ts";
import { faultsOn } from "./axe.ts";
import { soon } from "./browsers.ts";
import { Cable } from "./cable.ts";
import type { Desk } from "./desk.ts";
import { Stage } from "./stage.ts";
import { chinese, english } from "./words.ts";

let stage: Stage;
let cable: Cable;
let ada: Desk;
let mei: Desk;

beforeAll(async () => {
  stage = await Stage.open({ file_bytes_max: 30 << 20 });
  const ids = [await stage.person("ada", "Ada Lindqvist"), await stage.person("mei", "林美")];
  await stage.channel("harbour", ids);
  cable = await Cable.lay(stage.server.url);
  [ada, mei] = await Promise.all([stage.desk("ada", english, {}, cable.url), stage.desk("mei", chinese, { dark: true })]);
  await Promise.all([ada.opens("harbour"), mei.opens("harbour")]);
});
afterAll(async () => {
  await stage?.close();
  await cable?.become("cut");
});

const choose = (desk: Desk, ...files: { name: string; mimeType: string; buffer: Buffer }[]): Promise<void> => desk.page.locator("input[data-attach]").setInputFiles(files);
const tray = (desk: Desk) => desk.page.locator("[data-tray] li");
const ready = (desk: Desk, count: number) => soon(() => desk.page.locator("[data-tray] li[data-state=ready]").count(), "files are there").toBe(count);
// As a browser does it: the event carries what the person holds.
const brings = (desk: Desk, what: "paste" | "drop", name: string, type: string, bytes: Buffer): Promise<void> =>
  desk.page.evaluate(
    ({ what, name, type, bytes }) => {
      const page = globalThis as any; // eslint-disable-line
      const held = new page.DataTransfer();
      held.items.add(new page.File([Uint8Array.from(page.atob(bytes), (letter: string) => letter.charCodeAt(0))], name, { type }));
      const at = page.document.querySelector("textarea[data-composer]");
      const event = (kind: string) => (kind === "paste" ? new page.ClipboardEvent("paste", { clipboardData: held, bubbles: true, cancelable: true }) : new page.DragEvent(kind, { dataTransfer: held, bubbles: true, cancelable: true }));
      for (const kind of what === "drop" ? ["dragenter", "dragover", "drop"] : ["paste"]) at.dispatchEvent(event(kind));
    },
    { what, name, type, bytes: bytes.toString("base64") },
  );

it("says the limit before it is met, and what is too large before a byte is sent", async () => {
  await ada.page.getByRole("button", { name: "Attach files, up to 30 MB each" }).waitFor();
  await mei.page.getByRole("button", { name: "添加文件，单个不超过 30 MB" }).waitFor();
  await choose(ada, { name: "film.mov", mimeType: "video/quicktime", buffer: Buffer.alloc((30 << 20) + 1) });
  await ada.page.getByText("Larger than 30 MB").waitFor();
  expect(await ada.button("Send").isDisabled()).toBe(true);
  await ada.button("Take film.mov away").click();
  await tray(ada).waitFor({ state: "detached" });
});

it("sends a picture and a file with words, and both are there for the other", async () => {
  await choose(ada, { name: "berth.png", mimeType: "image/png", buffer: png(1200, 800) }, { name: "plan.txt", mimeType: "text/plain", buffer: Buffer.from("high at six") });
  await ready(ada, 2);
  await ada.says("The berth and the plan");
  await tray(ada).first().waitFor({ state: "detached" });
  const row = mei.stored("The berth and the plan");
  const picture = row.getByRole("img", { name: "berth.png" });
  await picture.waitFor();
  await soon(() => picture.evaluate((image) => (image as unknown as { naturalWidth: number }).naturalWidth), "the small one").toBe(720);
  const link = row.getByRole("link", { name: "下载 plan.txt" });
  const [download] = await Promise.all([mei.page.waitForEvent("download"), link.click()]);
  expect(download.suggestedFilename()).toBe("plan.txt");
  expect(readFileSync(await download.path(), "utf8")).toBe("high at six");
});

it("takes what is pasted and what is dropped, and sends them without words", async () => {
  await mei.box.focus();
  await brings(mei, "paste", "image.png", "image/png", png(64, 64));
  await brings(mei, "drop", "IMG_7.jpg", "image/jpeg", photo());
  await ready(mei, 2);
  expect(await faultsOn(mei.page)).toEqual([]);
  await mei.page.keyboard.press("Enter");
  for (const name of ["image.png", "IMG_7.jpg"]) await ada.page.getByRole("img", { name }).waitFor();
});

it("keeps to the width of a phone", async () => {
  const phone = await stage.desk("mei", chinese, { width: 390, height: 844, touch: true });
  await phone.opens("harbour");
  await phone.page.getByRole("img", { name: "IMG_7.jpg" }).waitFor();
  const edges = await phone.page.locator("[role=article] button:has(img), [role=article] a[download]").evaluateAll((parts) => parts.map((part) => (part as unknown as { getBoundingClientRect(): { right: number } }).getBoundingClientRect().right));
  expect(edges.length).toBeGreaterThan(3);
  expect(Math.max(...edges)).toBeLessThanOrEqual(390);
  await phone.page.context().close();
});

it("opens pictures over everything, walks through them by arrows and gives the focus back", async () => {
  const opener = ada.page.getByRole("button", { name: "Open image.png" });
  await opener.click();
  const box = ada.page.getByRole("dialog", { name: "Picture 1 of 2: image.png" });
  await box.waitFor();
  expect(await faultsOn(ada.page)).toEqual([]);
  await ada.page.keyboard.press("ArrowRight");
  await ada.page.getByRole("dialog", { name: "Picture 2 of 2: IMG_7.jpg" }).waitFor();
  await ada.page.keyboard.press("ArrowRight"); // the last one stays
  await ada.page.keyboard.press("z");
  await ada.page.getByRole("button", { name: "Fit to window" }).waitFor();
  await ada.page.keyboard.press("Escape");
  await ada.dialog.waitFor({ state: "detached" });
  await soon(() => opener.evaluate("document.activeElement.getAttribute('aria-label')"), "the focus is back").toBe("Open image.png");
});

it("goes on by itself after a cut line, and sends when the file is there", async () => {
  await ada.box.focus();
  const large = Buffer.alloc(26 << 20, "tide ");
  await choose(ada, { name: "logbook.txt", mimeType: "text/plain", buffer: large });
  await ada.page.locator("[data-tray] progress").waitFor();
  await cable.become("cut");
  await ada.page.getByText("Goes on when the line is back").waitFor();
  await ada.types("The whole logbook");
  await ada.page.keyboard.press("Enter");
  await ada.page.getByText("Will be sent when the files are there.").waitFor();
  await cable.become("whole");
  const row = mei.stored("The whole logbook");
  await row.getByText("26 MB").waitFor();
});

it("takes a file away for everybody with its message", async () => {
  const row = ada.stored("The whole logbook");
  await ada.does(row, "More actions", "Delete");
  await ada.page.getByRole("alertdialog").getByRole("button", { name: "Delete" }).click();
  await mei.page.getByRole("link", { name: "下载 logbook.txt" }).waitFor({ state: "detached" });
});

it("shows a face that was just chosen to the other at once", async () => {
  await ada.page.goto(`${cable.url}/settings`);
  await ada.page.locator("input[data-avatar]").setInputFiles({ name: "me.png", mimeType: "image/png", buffer: png(300, 200) });
  await ada.page.getByRole("button", { name: "Take it away" }).waitFor();
  const face = mei.page.locator("[role=article] img[src*='/avatar?v=']").first();
  await face.waitFor();
  await ada.page.locator("input[data-avatar]").setInputFiles({ name: "me.svg", mimeType: "image/svg+xml", buffer: Buffer.from("<svg/>") });
  await ada.page.getByText("This is no picture that can be used.").waitFor();
  await ada.page.getByRole("button", { name: "Take it away" }).click();
  await face.waitFor({ state: "detached" });
});
