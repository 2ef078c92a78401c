// Programs that were made for Slack post here as they are: npm's @slack/webhook, Debian's prometheus-alertmanager, a form, curl's JSON.

import http from "node:http";
import { IncomingWebhook } from "@slack/webhook";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { Alertmanager, hasAlertmanager } from "../support/alertmanager.ts";
import type { Device } from "./stage.ts";
import { Stage } from "./stage.ts";

let stage: Stage;
let ben: Device;
let channel: string;
let path: string;
let hook: { id: string; user: string };

beforeAll(async () => {
  stage = await Stage.open({ settings: { log_format: "json" } });
  channel = await stage.channel("alerts", ["ada", "ben"]);
  ben = await stage.device("ben");
  const ada = await stage.person("ada");
  const made = await ada.rest.need("POST", `/api/v1/channels/${channel}/hooks`, { name: "Lookout", icon: "🔭" });
  ({ path, hook } = made);
}, 30_000);
afterAll(() => stage?.close());

const heard = (what: string, holds: (message: any) => boolean): Promise<any> => ben.hears(what, (frame) => frame.kind === "message.posted" && holds(frame["message"])).then((frame) => frame);

function call(address: string, body: string, headers: Record<string, string> = {}, method = "POST"): Promise<{ status: number; text: string; headers: http.IncomingHttpHeaders }> {
  return new Promise((done, failed) => {
    const request = http.request(stage.server.url + address, { method, headers: { "content-length": Buffer.byteLength(body), ...headers } }, (answer) => {
      let text = "";
      answer.setEncoding("utf8").on("data", (part: string) => (text += part));
      answer.on("end", () => done({ status: answer.statusCode ?? 0, text, headers: answer.headers }));
    });
    request.on("error", failed);
    request.end(body);
  });
}

describe("a sender made for Slack", () => {
  it("is npm's @slack/webhook, unmodified", async () => {
    const sender = new IncomingWebhook(stage.server.url + path, { username: "deploy-bot", icon_emoji: ":rocket:" });
    const answer = await sender.send({
      text: "Deployed *harbour* to <https://example.org/prod|production> by <@ada>",
      attachments: [{ color: "good", title: "Build 42", title_link: "https://example.org/42", fields: [{ title: "Tests", value: "*1,204* passed", short: true }] }],
    });
    expect(answer.text).toBe("ok");
    const event = await heard("the deploy", ({ text }) => text.startsWith("Deployed"));
    expect(event.by).toBe(hook.user);
    expect(event.message).toMatchObject({
      text: "Deployed **harbour** to [production](https://example.org/prod) by @ada",
      mentions: [(await stage.person("ada")).id],
      as: { name: "deploy-bot", icon: ":rocket:" },
      cards: [{ color: "good", title: "Build 42", title_link: "https://example.org/42", fields: [{ title: "Tests", value: "**1,204** passed", short: true }] }],
    });
  });

  it("is told what is wrong in Slack's own words", async () => {
    const gone = new IncomingWebhook(`${stage.server.url}/services/T0/B0/nobody`);
    await expect(gone.send("x")).rejects.toMatchObject({ original: { response: { status: 404, data: "no_service" } } });
    const here = new IncomingWebhook(stage.server.url + path);
    await expect(here.send({ blocks: [{ type: "section" } as never] })).rejects.toMatchObject({ original: { response: { status: 400, data: "invalid_blocks" } } });
  });

  it.skipIf(!hasAlertmanager)("is Debian's alertmanager, firing and resolved", async () => {
    const sender = await Alertmanager.start(`${stage.server.url}/services/T0/B0/${path.slice("/hooks/".length)}`, "#alerts");
    try {
      const labels = { alertname: "DiskFull", severity: "page", instance: "db-1" };
      await sender.alert(labels, "The disk of db_1 is *full*");
      const firing = await heard("the alert", ({ cards }) => cards[0]?.title.includes("FIRING"));
      expect(firing.message.cards[0]).toMatchObject({ color: "danger", fields: [{ title: "Severity", value: "page", short: true }, { title: "Where", value: "db-1", short: true }], actions: [{ text: "Runbook", url: "https://example.org/runbook" }] });
      expect(firing.message.cards[0].title).toContain("DiskFull");
      expect(firing.message.as.name).toBe("Alertmanager");
      await sender.alert(labels, "The disk of db_1 is *full*", true);
      const resolved = await heard("that it is over", ({ cards }) => cards[0]?.title.includes("RESOLVED"));
      expect(resolved.message.cards[0].color).toBe("good");
      expect(sender.words).not.toContain("level=error");
    } finally {
      await sender.stop();
    }
  }, 60_000);

  it("is a form with a payload, or JSON under any name", async () => {
    const form = await call(path, `payload=${encodeURIComponent(JSON.stringify({ text: "by form: 港口 & more" }))}`, { "content-type": "application/x-www-form-urlencoded" });
    expect([form.status, form.text, form.headers["content-type"]]).toEqual([200, "ok", "text/plain; charset=utf-8"]);
    await heard("the form", ({ text }) => text === "by form: 港口 & more");
    expect((await call(path, '{"text":"by nothing"}')).text).toBe("ok");
    await heard("what had no type", ({ text }) => text === "by nothing");
  });
});

describe("the door", () => {
  it("refuses in plain text", async () => {
    const said = async (...given: Parameters<typeof call>): Promise<string> => call(...given).then(({ status, text }) => `${status} ${text}`);
    expect(await said(path, "{")).toBe("400 invalid_payload");
    expect(await said(path, "{}")).toBe("400 no_text");
    expect(await said(path, '{"text":"x","channel":"#nowhere"}')).toBe("404 channel_not_found");
    expect(await said("/hooks/", "{}")).toBe("404 no_service");
    expect(await said(path, "", {}, "GET")).toBe("405 method_not_allowed");
    expect(await said(path, JSON.stringify({ text: "x".repeat(300_000) }))).toBe("413 too_large");
  });

  it("slows down who calls too often, and says until when", async () => {
    const ada = await stage.person("ada");
    const { path: busy } = await ada.rest.need("POST", `/api/v1/channels/${channel}/hooks`, { name: "Busy" });
    const answers = await Promise.all(Array.from({ length: 30 }, (_, at) => call(busy, JSON.stringify({ text: `burst ${at}` }))));
    const fine = answers.filter(({ status }) => status === 200).length;
    expect(fine).toBeGreaterThanOrEqual(20);
    expect(fine).toBeLessThan(30);
    const refused = answers.find(({ status }) => status === 429)!;
    expect(refused.text).toBe("rate_limited");
    expect(Number(refused.headers["retry-after"])).toBeGreaterThan(0);
  });

  it("leaves no secret in the log", async () => {
    await call(`${path}/`, "{}");
    await call(path.replace("/hooks/", "//hooks/"), "{}");
    await call(path.replace("/hooks/", "/services/a/b/"), '{"text":"y"}');
    await stage.server.changed.until("the calls are in the log", () => stage.server.log.some((line) => line.includes("/services/…")));
    expect(stage.server.log.some((line) => line.includes("/hooks/…"))).toBe(true);
    expect(stage.server.log.join("\n")).not.toContain(path.slice("/hooks/".length));
  });

  it("is shut at once by a new address, and by the end of the hook", async () => {
    const ada = await stage.person("ada");
    const rotated = await ada.rest.need("POST", `/api/v1/hooks/${hook.id}/rotate`);
    expect((await call(path, '{"text":"old"}')).status).toBe(404);
    expect((await call(rotated.path, '{"text":"new"}')).text).toBe("ok");
    await ada.rest.need("DELETE", `/api/v1/hooks/${hook.id}`);
    expect((await call(rotated.path, '{"text":"gone"}')).status).toBe(404);
    const bot = await ada.rest.need("GET", `/api/v1/users/${hook.user}`);
    expect(bot.active).toBe(false);
  });
});
