// Slash commands with a real program on the other side: asked as Slack asks, answered to one or to all, never waited for long.

import { createHmac } from "node:crypto";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { isSigned, Receiver } from "../support/receiver.ts";
import { acked, newKey, refused, Stage, type Device, type Seen } from "./stage.ts";

let stage: Stage;
let receiver: Receiver;
let bot: string;
let ada: Device;
let ben: Device;
beforeAll(async () => {
  stage = await Stage.open({ settings: { outgoing_allow_private: "127.0.0.0/8" } });
  bot = (await stage.owner.rest.need("POST", "/api/v1/bots", { username: "deploys", display_name: "Deploys" }, { key: newKey() })).result.id;
  [ada, ben] = [await stage.device("ada"), await stage.device("ben")];
}, 30_000);
afterAll(() => stage?.close());
beforeEach(async () => void (receiver = await Receiver.open()));
afterEach(() => receiver.close());

let made = 0;
async function command(more: object = {}): Promise<{ name: string; secret: string }> {
  const name = `deploy${++made}`;
  const { secret } = await stage.owner.rest.need("POST", "/api/v1/commands", { bot, name, url: `${receiver.url}/slash`, ...more });
  return { name, secret };
}

const json = (body: object): { type: string; body: string } => ({ type: "application/json", body: JSON.stringify(body) });
const noticeOf = (device: Device, key: string): Promise<Seen> => device.hears(`the notice to ${key}`, (frame) => frame.type === "notice" && frame["key"] === key);

describe("a slash command", () => {
  it("asks in a form, signed for Holdfast and for Slack, and answers the caller alone", async () => {
    const channel = await stage.channel("asked", ["ada", "ben"]);
    const { name, secret } = await command();
    receiver.answers = () => ({ body: "*Deploying* <https://example.org|4.2>" });
    const key = newKey();
    const ack = acked(await ada.command("command.run", { channel, command: name, text: "api & 4.2" }, key));
    expect(ack.result).toMatchObject({ state: "asking" });
    const notice = await noticeOf(ada, key);
    expect(notice).toMatchObject({ channel, command: `/${name}`, by: bot, text: "**Deploying** [4.2](https://example.org)" });
    const [taken] = receiver.taken;
    const form = Object.fromEntries(new URLSearchParams(taken!.body));
    expect(form).toMatchObject({ command: `/${name}`, text: "api & 4.2", user_name: "ada", user_id: ada.person.id, channel_id: channel, channel_name: "asked" });
    expect(isSigned(taken!, secret)).toBe(true);
    const at = String(taken!.headers["x-slack-request-timestamp"]);
    expect(taken!.headers["x-slack-signature"]).toBe(`v0=${createHmac("sha256", secret).update(`v0:${at}:${taken!.body}`).digest("hex")}`);
    expect(ben.seen.some((frame) => frame.type === "notice")).toBe(false);
    expect((await stage.log("ben", channel)).some((event) => event.kind === "message.posted")).toBe(false);
    const told = await ada.person.rest.need("GET", `/api/v1/invocations/${(ack.result as { id: string }).id}`);
    expect(told).toMatchObject({ state: "answered", text: "**Deploying** [4.2](https://example.org)" });
    expect((await ben.person.rest.get(`/api/v1/invocations/${(ack.result as { id: string }).id}`)).status).toBe(404);
  });

  it("lets the bot say it to all, with what was asked", async () => {
    const channel = await stage.channel("aloud", ["ada", "ben"]);
    const { name } = await command();
    receiver.answers = () => json({ response_type: "in_channel", text: "It is live." });
    acked(await ada.command("command.run", { channel, command: name, text: "api" }));
    const heard = await ben.hears("the answer", (frame) => frame.kind === "message.posted" && frame.channel === channel);
    expect(heard).toMatchObject({ by: bot, message: { text: `> ada: /${name} api\n\nIt is live.` } });
  });

  it("is asked once for one key, however often it is sent", async () => {
    const channel = await stage.channel("once", ["ada"]);
    const { name } = await command();
    const key = newKey();
    const first = acked(await ada.command("command.run", { channel, command: name, text: "" }, key));
    const second = acked(await ada.command("command.run", { channel, command: name, text: "" }, key));
    expect(second).toMatchObject({ duplicate: true, result: first.result });
    await noticeOf(ada, key);
    expect(receiver.taken).toHaveLength(1);
  });

  it("says within moments of three seconds that no answer came", async () => {
    const channel = await stage.channel("silent", ["ada"]);
    const { name } = await command();
    receiver.answers = () => ({ hang: true });
    const key = newKey();
    const began = performance.now();
    acked(await ada.command("command.run", { channel, command: name, text: "" }, key));
    expect(await noticeOf(ada, key)).toMatchObject({ text: "", trouble: "timeout" });
    expect(performance.now() - began).toBeLessThan(4_500);
    receiver.answers = () => ({ status: 502 });
    const other = newKey();
    acked(await ada.command("command.run", { channel, command: name, text: "" }, other));
    expect(await noticeOf(ada, other)).toMatchObject({ trouble: "status_502" });
  });

  it("may be answered later, five times and no more", async () => {
    const channel = await stage.channel("later", ["ada", "ben"]);
    const { name } = await command();
    const key = newKey();
    acked(await ada.command("command.run", { channel, command: name, text: "" }, key));
    const [taken] = await receiver.takes(1);
    const address = new URL(new URLSearchParams(taken!.body).get("response_url")!);
    const answer = (body: object) => stage.server.rest().post(address.pathname, body);
    expect((await answer({ text: "still at it" })).status).toBeLessThan(300);
    await ada.hears("the later word", (frame) => frame.type === "notice" && frame["text"] === "still at it");
    expect((await answer({ response_type: "in_channel", text: "done" })).status).toBeLessThan(300);
    await ben.hears("the answer for all", (frame) => frame.kind === "message.posted" && frame.channel === channel);
    for (let more = 0; more < 3; more++) expect((await answer({ text: `more ${more}` })).status).toBeLessThan(300);
    expect((await answer({ text: "too much" })).status).toBe(404);
    expect((await stage.server.rest().post(`${address.pathname.slice(0, -1)}0`, { text: "guessed" })).status).toBe(404);
  });

  it("is not there for those outside its channel, nor after its bot was put to rest", async () => {
    const [inside, outside] = [await stage.channel("inside", ["ada", "ben"]), await stage.channel("outside", ["ada"])];
    await ada.person.rest.need("POST", `/api/v1/channels/${inside}/members`, { users: [bot] }, { key: newKey() });
    const { name } = await command({ channel: inside });
    expect(refused(await ada.command("command.run", { channel: outside, command: name, text: "" })).code).toBe("not_found");
    const cleo = await stage.person("cleo");
    const listed = async (who: typeof cleo): Promise<string[]> => (await who.rest.need("GET", "/api/v1/commands")).items.map((one: { name: string }) => one.name);
    expect(await listed(ada.person)).toContain(name);
    expect(await listed(cleo)).not.toContain(name);
    await stage.owner.rest.need("POST", `/api/v1/bots/${bot}/deactivate`, {}, { key: newKey() });
    expect(refused(await ada.command("command.run", { channel: inside, command: name, text: "" })).code).toBe("not_found");
    await stage.owner.rest.need("POST", `/api/v1/bots/${bot}/reactivate`, {}, { key: newKey() });
  });
});
