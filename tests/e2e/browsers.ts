// One Chromium for a test file, and in it a browser of one's own for each person: own cookies, own storage, own language.
// A page that throws, or is refused something by its own policy, fails the file in the end.

import { expect, vi } from "vitest";
import { launchChromium, type Browser, type BrowserContext, type Page } from "../support/chromium.ts";
import type { Words } from "./words.ts";

// Two busy processors shared with other work: a deadline only says when waiting has no more sense.
export const patienceMs = 20_000;
vi.setConfig({ testTimeout: 90_000, hookTimeout: 90_000 });

// Looks again and again, until it is so.
export const soon = <T>(look: () => T | Promise<T>, what: string, timeout = patienceMs) => expect.poll(look, { timeout, interval: 50, message: what });

export interface Screen {
  width?: number;
  height?: number;
  dark?: boolean;
  touch?: boolean;
  scale?: number;
}

// A cut line is noted by the browser itself; that is its duty, and no fault of the page.
const expected = /net::ERR_|WebSocket connection to|Failed to load resource/;

export class Browsers {
  readonly faults: string[] = [];

  private constructor(private readonly browser: Browser) {}

  static async open(): Promise<Browsers> {
    return new Browsers(await launchChromium());
  }

  async another(words: Words, screen: Screen = {}): Promise<BrowserContext> {
    const { width = 1280, height = 800, dark = false, touch = false, scale = 1 } = screen;
    const context = await this.browser.newContext({
      locale: words.locale, timezoneId: words.zone, colorScheme: dark ? "dark" : "light", reducedMotion: "reduce",
      viewport: { width, height }, hasTouch: touch, isMobile: touch, deviceScaleFactor: scale,
    });
    context.setDefaultTimeout(patienceMs);
    context.setDefaultNavigationTimeout(patienceMs);
    context.on("page", (page) => this.listenTo(page));
    return context;
  }

  async close(): Promise<void> {
    await this.browser.close();
    expect(this.faults, "what pages complained of").toEqual([]);
  }

  private listenTo(page: Page): void {
    page.on("pageerror", (error) => this.faults.push(`${page.url()}: ${error.stack ?? error.message}`));
    page.on("console", (message) => {
      if (message.type() === "error" && !expected.test(message.text())) this.faults.push(`${page.url()}: ${message.text()}`);
    });
  }
}
