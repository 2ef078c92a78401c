// Outgoing webhooks with a real program on the other side: signed, tried again, delivered through a crash, and never to the house's own network.

import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { isSigned, Receiver, type Taken } from "../support/receiver.ts";
import type { Person } from "../support/bootstrap.ts";
import { newKey, Stage } from "./stage.ts";

let stage: Stage;
let receiver: Receiver;
beforeAll(async () => {
  stage = await Stage.open({ settings: { outgoing_allow_private: "127.0.0.0/8" } });
}, 30_000);
afterAll(() => stage?.close());
beforeEach(async () => void (receiver = await Receiver.open()));
afterEach(() => receiver.close());

interface Hook {
  id: string;
  secret: string;
}

async function bot(name: string): Promise<string> {
  const made = await stage.owner.rest.need("POST", "/api/v1/bots", { username: name, display_name: name }, { key: newKey() });
  return made.result.id as string;
}

// A webhook of a bot of the owner's, who is in the channel.
async function hookIn(channel: string, member: Person, more: object = {}): Promise<Hook & { bot: string }> {
  const id = await bot(`ears${newKey().slice(4, 12).toLowerCase().replace(/[^a-z0-9]/g, "x")}`);
  await member.rest.need("POST", `/api/v1/channels/${channel}/members`, { users: [id] }, { key: newKey() });
  const made = await stage.owner.rest.need("POST", "/api/v1/outgoing", { bot: id, name: "tests", url: `${receiver.url}/in`, ...more });
  return { id: made.hook.id, secret: made.secret, bot: id };
}

const eventOf = (taken: Taken): any => JSON.parse(taken.body); // eslint-disable-line
const deliveries = async (hook: Hook): Promise<any[]> => (await stage.owner.rest.need("GET", `/api/v1/outgoing/${hook.id}/deliveries`)).items; // eslint-disable-line

describe("an outgoing webhook", () => {
  it("sends the event as it stands in the log, signed", async () => {
    const channel = await stage.channel("signed", ["ada", "ben"]);
    const hook = await hookIn(channel, await stage.person("ada"));
    await stage.post("ada", channel, "The tide turns at six.");
    const [taken] = await receiver.takes(1);
    expect(isSigned(taken!, hook.secret)).toBe(true);
    expect(isSigned({ ...taken!, body: `${taken!.body} ` }, hook.secret)).toBe(false);
    expect(taken!.headers["holdfast-event"]).toBe("message.posted");
    expect(eventOf(taken!)).toEqual((await stage.log("ben", channel)).at(-1));
  });

  it("sends what was asked for and nothing else: kinds, trigger words, not what its own bot says", async () => {
    const channel = await stage.channel("picked", ["ada"]);
    const hook = await hookIn(channel, await stage.person("ada"), { events: ["message.posted", "member.joined"], words: ["deploy"] });
    const token = (await stage.owner.rest.need("POST", `/api/v1/bots/${hook.bot}/tokens`, { name: "tests" })).token as string;
    await stage.post("ada", channel, "deployment is no deploy");
    await stage.server.rest(token).need("POST", `/api/v1/channels/${channel}/messages`, { text: "deploy by the bot itself" }, { key: newKey() });
    await stage.post("ada", channel, "Deploy api 4.2");
    const [taken] = await receiver.takes(1);
    expect(eventOf(taken!).message.text).toBe("Deploy api 4.2");
    expect((await deliveries(hook)).length).toBe(1);
  });

  it("tries again after a failure, under the same name, and keeps a log of it", async () => {
    const channel = await stage.channel("again", ["ada"]);
    receiver.answers = (_, before) => (before === 0 ? { status: 500, body: "not now" } : {});
    const hook = await hookIn(channel, await stage.person("ada"));
    await stage.post("ada", channel, "twice");
    await receiver.takes(1);
    await expect.poll(() => deliveries(hook)).toMatchObject([{ outcome: "waiting", attempts: 1, status: 500, answer: "not now" }]);
    const [first, second] = await receiver.takes(2, 20_000); // ten to twelve seconds later
    expect(second!.headers["holdfast-delivery"]).toBe(first!.headers["holdfast-delivery"]);
    expect(second!.body).toBe(first!.body);
    await expect.poll(() => deliveries(hook)).toMatchObject([{ outcome: "done", attempts: 2, status: 200 }]);
    const [{ id }] = await deliveries(hook);
    await stage.owner.rest.need("POST", `/api/v1/outgoing/${hook.id}/deliveries/${id}/replay`, {});
    const third = (await receiver.takes(3))[2]!;
    expect(third.headers["holdfast-delivery"]).toBe(id);
  }, 40_000);

  it("delivers what was committed before a kill -9, at least once and under the same name", async () => {
    const channel = await stage.channel("killed", ["ada"]);
    receiver.answers = () => ({ hang: true });
    const hook = await hookIn(channel, await stage.person("ada"));
    await stage.post("ada", channel, "said before the crash");
    const [before] = await receiver.takes(1);
    await stage.server.stop("SIGKILL");
    receiver.answers = () => ({});
    await stage.server.start();
    const after = (await receiver.takes(2))[1]!;
    expect(after.headers["holdfast-delivery"]).toBe(before!.headers["holdfast-delivery"]);
    expect(after.body).toBe(before!.body);
    await expect.poll(() => deliveries(hook)).toMatchObject([{ outcome: "done" }]);
  }, 30_000);

  it("sends a message that was deleted meanwhile without its text", async () => {
    const channel = await stage.channel("deleted", ["ada"]);
    receiver.answers = (_, before) => (before === 0 ? { status: 503 } : {});
    const hook = await hookIn(channel, await stage.person("ada"));
    const ack = await stage.post("ada", channel, "a secret said too soon");
    await expect.poll(() => deliveries(hook)).toMatchObject([{ attempts: 1 }]);
    const ada = await stage.person("ada");
    await ada.rest.need("DELETE", `/api/v1/channels/${channel}/messages/${ack.seq}`, undefined, { key: newKey() });
    const [{ id }] = await deliveries(hook);
    await stage.owner.rest.need("POST", `/api/v1/outgoing/${hook.id}/deliveries/${id}/replay`, {});
    const second = (await receiver.takes(2))[1]!;
    expect(second.body).not.toContain("secret");
    expect(eventOf(second)).toMatchObject({ kind: "message.posted", redacted: true });
  });

  it("stops with its bot: out of the channel, or at rest", async () => {
    const channel = await stage.channel("left", ["ada"]);
    const ada = await stage.person("ada");
    const hook = await hookIn(channel, ada);
    await ada.rest.need("DELETE", `/api/v1/channels/${channel}/members/${hook.bot}`, undefined, { key: newKey() });
    await stage.post("ada", channel, "not for the bot");
    await ada.rest.need("POST", `/api/v1/channels/${channel}/members`, { users: [hook.bot] }, { key: newKey() });
    await stage.owner.rest.need("POST", `/api/v1/bots/${hook.bot}/deactivate`, {}, { key: newKey() });
    await stage.post("ada", channel, "not for a bot at rest");
    await stage.owner.rest.need("POST", `/api/v1/bots/${hook.bot}/reactivate`, {}, { key: newKey() });
    await stage.post("ada", channel, "back at work");
    const [taken] = await receiver.takes(1);
    expect(eventOf(taken!).message.text).toBe("back at work");
  });
});

describe("a server that allows no network of its own", () => {
  it("connects to none of it, and says why", async () => {
    const strict = await Stage.open();
    try {
      const channel = await strict.channel("strict", ["ada"]);
      const made = await strict.owner.rest.need("POST", "/api/v1/bots", { username: "ears" }, { key: newKey() });
      await (await strict.person("ada")).rest.need("POST", `/api/v1/channels/${channel}/members`, { users: [made.result.id] }, { key: newKey() });
      const { port } = new URL(receiver.url);
      for (const host of ["127.0.0.1", "localhost", "[::ffff:127.0.0.1]", "2130706433"]) {
        const { hook } = await strict.owner.rest.need("POST", "/api/v1/outgoing", { bot: made.result.id, name: host, url: `http://${host}:${port}/in` });
        await strict.post("ada", channel, `to ${host}`);
        await expect
          .poll(async () => (await strict.owner.rest.need("GET", `/api/v1/outgoing/${hook.id}/deliveries`)).items, { timeout: 10_000 })
          .toMatchObject([{ outcome: "waiting", attempts: 1, status: 0, trouble: "refused_address" }]);
        await strict.owner.rest.need("DELETE", `/api/v1/outgoing/${hook.id}`);
      }
      expect(receiver.taken).toEqual([]);
    } finally {
      await strict.close();
    }
  }, 40_000);
});
