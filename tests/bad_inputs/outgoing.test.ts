// Addresses to which the server is told to write, and must not: its own network, and what is no HTTP.

import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import { newKey } from "../scenes/stage.ts";
import type { Answer } from "../support/rest.ts";
import { Ground } from "./standing.ts";

let ground: Ground;
let bot: string;
let channel: string;
beforeAll(async () => {
  ground = await Ground.open();
  const { stage } = ground;
  channel = await stage.channel("quay", ["ada"]);
  bot = (await stage.owner.rest.need("POST", "/api/v1/bots", { username: "ears" }, { key: newKey() })).result.id;
  await (await stage.person("ada")).rest.need("POST", `/api/v1/channels/${channel}/members`, { users: [bot] }, { key: newKey() });
  ground.weigh();
}, 30_000);
afterEach(() => ground.stands());
afterAll(() => ground?.close());

const make = (url: unknown): Promise<Answer> => ground.stage.owner.rest.post("/api/v1/outgoing", { bot, name: "out", url });

describe("SSRF-02, SSRF-03 the networks of the house", () => {
  const inside = [
    "[::ffff:127.0.0.1]", "[::ffff:a9fe:a9fe]", "[64:ff9b::7f00:1]", "[fe80::1]", "[fe80::1%25eth0]", "[::1]", "[::]", "[fc00::1]", "[fd12:3456::1]", "169.254.169.254", "10.0.0.1", "172.16.0.1", "192.168.1.1", "100.64.0.1",
    "0.0.0.0", "127.1", "0x7f.1", "017700000001", "2130706433", "localhost", "224.0.0.1", "255.255.255.255",
  ];
  for (const host of inside)
    it(host, async () => {
      const made = await make(`http://${host}:9/in`);
      if (made.status >= 400) return expect(made).toMatchObject({ status: 400, body: { field: "url" } });
      const hook = made.body.hook.id as string;
      await ground.stage.post("ada", channel, `to ${host}`);
      const deliveries = async (): Promise<any> => (await ground.stage.owner.rest.need("GET", `/api/v1/outgoing/${hook}/deliveries`)).items; // eslint-disable-line
      await expect.poll(async () => (await deliveries())[0]?.trouble, { timeout: 10_000, interval: 25 }).toMatch(/^(refused_address|no_such_host)$/);
      await ground.stage.owner.rest.need("DELETE", `/api/v1/outgoing/${hook}`);
    });
});

describe("SSRF-05 addresses that are no HTTP", () => {
  for (const url of ["file:///etc/passwd", "gopher://h:70/_x", "ftp://h/x", "dict://h:11211/stat", "javascript:alert(1)", "//h/x", "http://", "http:///x", "http://h:99999/", "http://a:b@h/", "http://h/\r\nX: y", "http://h /", "h", "", `http://h/${"x".repeat(10_000)}`, 7, null, ["http://h/"]])
    it(JSON.stringify(url).slice(0, 40), async () => {
      const made = await make(url);
      expect([400, 413]).toContain(made.status);
      expect(made.body).toMatchObject({ field: "url" });
    });
});

it("takes no more memory than before", () => ground.weighsAsBefore(), 10_000);
