// One person at one browser: what they do with hands, and what they read on the screen.

import type { Locator, Page } from "playwright-core";
import { expect } from "vitest";
import { patienceMs, soon } from "./browsers.ts";
import type { Words } from "./words.ts";

// A row of the stream as it reads. `seq` is null until the server has stored it.
export interface Row {
  seq: number | null;
  by: string;
  text: string;
}

export class Desk {
  constructor(
    public page: Page,
    readonly words: Words,
    readonly home: string, // the address this person types
  ) {}

  get sidebar(): Locator {
    return this.page.getByRole("navigation", { name: this.words.sidebar });
  }
  get box(): Locator {
    return this.page.locator("textarea[data-composer]");
  }
  get dialog(): Locator {
    return this.page.getByRole("dialog");
  }
  get title(): Locator {
    return this.page.locator("header[data-region] h1");
  }

  button(name: string): Locator {
    return this.page.getByRole("button", { name, exact: true });
  }
  // A channel or conversation in the sidebar, by its whole title; what follows a blank is said about it.
  place(title: string): Locator {
    return this.sidebar.getByRole("link", { name: new RegExp(`^${title}( |$)`) });
  }
  // Something from a message's menu.
  async does(row: Locator, menu: string, deed: string): Promise<void> {
    await row.hover();
    await row.getByRole("button", { name: menu }).click();
    await this.page.getByRole("menuitem", { name: new RegExp(`^${deed}( |$|[A-Z])`) }).click();
  }
  // The message that reads so, stored or not.
  message(text: string): Locator {
    return this.page.getByRole("article").filter({ hasText: text });
  }

  async signIn(username: string, password: string): Promise<this> {
    await this.page.goto(this.home);
    await this.page.getByLabel(this.words.username).fill(username);
    await this.page.getByLabel(this.words.password, { exact: true }).fill(password);
    await this.button(this.words.signIn).click();
    await this.connected();
    return this;
  }

  // By itself, however long it has to wait for its turn.
  async connected(): Promise<void> {
    await this.line(this.words.connected, 40_000);
  }
  // Without waiting for it: presses Now wherever that is offered.
  async hurries(): Promise<void> {
    const connected = async (): Promise<boolean> => {
      await this.button(this.words.now).click({ timeout: 300 }).catch(() => undefined);
      return this.sign(this.words.connected).isVisible();
    };
    await soon(connected, "the line is back").toBe(true);
  }
  // What the wave at the foot says of the line.
  async line(word: string, timeout = patienceMs): Promise<void> {
    await this.sign(word).waitFor({ timeout });
  }
  private sign(word: string): Locator {
    return this.sidebar.locator("footer").getByTitle(word, { exact: true });
  }

  async opens(name: string): Promise<this> {
    await this.place(name).click();
    await this.reads(name);
    return this;
  }
  // The channel is on the screen, and its history is read.
  async reads(name: string): Promise<void> {
    await this.title.filter({ hasText: name }).waitFor();
    await this.page.locator("[role=log][aria-busy=false]").waitFor();
  }

  async types(text: string): Promise<void> {
    await this.box.focus();
    await this.page.keyboard.insertText(text);
  }
  // Typed and sent; the message is on one's own screen at once, whatever the line does.
  async says(text: string): Promise<void> {
    await this.types(text);
    await this.page.keyboard.press("Enter");
    await this.page.locator("textarea[data-composer]:placeholder-shown").waitFor(); // the box is empty again
  }
  async sees(text: string): Promise<void> {
    await this.stored(text).waitFor();
  }
  stored(text: string): Locator {
    return this.page.locator("[data-message]:not([data-message=''])").filter({ hasText: text });
  }

  // Everything in the document of this channel, top to bottom.
  rows(): Promise<Row[]> {
    return this.page.locator("[data-message]").evaluateAll((rows) =>
      rows.map((row) => ({
        seq: row.getAttribute("data-message") ? Number(row.getAttribute("data-message")) : null,
        by: (row.getAttribute("aria-label") ?? "").replace(/, [^,]*$/, ""),
        text: row.querySelector("p")?.textContent ?? "",
      })),
    );
  }

  // Opens the menu that is called so and takes something out of it.
  async chooses(menu: string | RegExp, item: string): Promise<void> {
    await this.page.getByRole("button", { name: menu }).click();
    await this.page.getByRole("menuitem", { name: item }).click();
  }

  // Nothing that is on the page now is younger than the mark: a page that was loaded again has lost it.
  async marks(): Promise<void> {
    await this.page.evaluate(() => void Object.assign(globalThis, { markOfThisPage: "here all along" }));
  }
  async stayed(): Promise<void> {
    expect(await this.page.evaluate(() => (globalThis as { markOfThisPage?: string }).markOfThisPage), "the mark on a page that was never loaded again").toBe("here all along");
  }
}
