// What a browser fetches before somebody can sign in, and from there until they see a channel. The browser says which
// requests there are; every file is then fetched again with `Accept-Encoding: br`, and its body counted as it came.

import http from "node:http";
import { ownerPassword, startWithOwner } from "../../tests/support/bootstrap.ts";
import { launchChromium, type Page, type Request } from "../../tests/support/chromium.ts";
import type { Figure } from "../figure.ts";
import { endsWithUs, settings } from "../server.ts";
import type { Reading } from "../table.ts";

const messages = 50;
const most = { signIn: 64, channel: 84 }; // KiB with brotli; what is more belongs behind a later()

interface Fetched {
  path: string;
  bytes: number;
  encoding: string;
}

export const page: Figure = {
  name: "page",
  async run() {
    const { server, owner } = await startWithOwner({ settings });
    endsWithUs(server);
    const browser = await launchChromium();
    try {
      const made = await owner.rest.need("POST", "/api/v1/channels", { name: "harbour", kind: "public" }, { key: "harbour" });
      for (let i = 0; i < messages; i++)
        await owner.rest.need("POST", `/api/v1/channels/${made.log}/messages`, { text: textOf(i) }, { key: `p${i}` });
      const context = await browser.newContext();
      const { signIn, channel } = await visit(await context.newPage(), server.url, owner.username);
      const held = new Set<string>(); // what the first step fetched, the second has
      const first = await readings("to the sign-in", server.url, signIn, held, most.signIn);
      return [...first, ...(await readings("from there to a channel", server.url, channel, held, most.channel))];
    } finally {
      await browser.close();
      await server.stop();
      server.remove();
    }
  },
};

async function visit(tab: Page, url: string, username: string): Promise<{ signIn: Request[]; channel: Request[] }> {
  const signIn: Request[] = [];
  const channel: Request[] = [];
  let into = signIn;
  tab.on("request", (request) => into.push(request));
  await tab.goto(url, { waitUntil: "networkidle" });
  const name = tab.locator("input[autocomplete=username]");
  await name.waitFor();
  into = channel;
  await name.fill(username);
  await tab.locator("input[type=password]").fill(ownerPassword);
  await tab.keyboard.press("Enter");
  await tab.getByRole("link", { name: /harbour/ }).first().click();
  await tab.getByText(textOf(messages - 1), { exact: true }).first().waitFor();
  await tab.waitForLoadState("networkidle");
  return { signIn, channel };
}

function textOf(number: number): string {
  return `The tide turns at six. ${number}`;
}

async function readings(what: string, url: string, requests: Request[], held: Set<string>, kibMost: number): Promise<Reading[]> {
  const files: Fetched[] = [];
  let asked = 0;
  let answered = 0;
  for (const request of requests) {
    const path = request.url().replace(url, "");
    if (!path.startsWith("/")) continue; // data: and blob:
    if (path.startsWith("/api/")) {
      asked++;
      answered += (await request.sizes().catch(() => undefined))?.responseBodySize ?? 0;
    } else if (!held.has(path)) {
      held.add(path);
      files.push(await fetchCompressed(url, path));
    }
  }
  const bytes = files.reduce((sum, file) => sum + file.bytes, 0);
  for (const { path, bytes, encoding } of files) console.log(`  ${what}: ${path}  ${bytes.toLocaleString("en")} bytes  ${encoding}`);
  if (bytes > kibMost * 1024) throw new Error(`${(bytes / 1024).toFixed(1)} KiB ${what} are more than ${kibMost}.`);
  const row = (name: string, unit: string, value: number): Reading => ({ row: `page, ${what}: ${name}`, unit, value });
  return [
    row("files", "requests", files.length),
    row("files, brotli", "KiB", bytes / 1024),
    row("API", "requests", asked),
    row("API, as answered", "KiB", answered / 1024),
  ];
}

function fetchCompressed(url: string, path: string): Promise<Fetched> {
  return new Promise((resolve, reject) => {
    http.get(url + path, { headers: { "accept-encoding": "br" } }, (response) => {
      let bytes = 0;
      response.on("data", (part: Buffer) => (bytes += part.length));
      response.on("end", () => resolve({ path, bytes, encoding: response.headers["content-encoding"] ?? "as it is" }));
    }).on("error", reject);
  });
}
