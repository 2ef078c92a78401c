// Ways in that are none: passwords, sessions, tokens and invitations as somebody sends them who has no right to.

import { randomBytes } from "node:crypto";
import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import { ownerPassword, type Person } from "../support/bootstrap.ts";
import type { Answer } from "../support/rest.ts";
import { Stream } from "../support/stream.ts";
import { newKey } from "../scenes/stage.ts";
import { Ground } from "./standing.ts";

let ground: Ground;
let ada: Person; // with a password
beforeAll(async () => {
  ground = await Ground.open({ settings: { sign_in_per_minute: 60 } });
  const password = "the old harbour wall";
  const made = await ground.stage.owner.rest.need("POST", "/api/v1/users", { username: "ada", display_name: "Ada", role: "member", password }, { key: newKey() });
  ada = { id: made.result.user?.id ?? made.result.id, username: "ada", token: "", rest: ground.stage.server.rest() };
  ground.secrets.push(password, ownerPassword);
  ground.weigh();
}, 30_000);
afterEach(() => ground.stands());
afterAll(() => ground?.close());

const signIn = (body: unknown, headers: Record<string, string> = {}): Promise<Answer> => ground.stage.server.rest().post("/api/v1/sessions", body, { headers });
const said = ({ status, body }: Answer): unknown => ({ status, ...(body as object), request_id: "" });
const asAda = { username: "ada", password: "the old harbour wall", bearer: true };

async function inside(): Promise<{ token: string; line: Stream; closed: Promise<number> }> {
  const { token } = (await signIn(asAda)).body as { token: string };
  ground.secrets.push(token);
  let tell: (code: number) => void;
  const closed = new Promise<number>((done) => (tell = done));
  const line = await Stream.dial(ground.url, token, { onClose: (code) => tell(code) });
  await line.start("desk", {});
  return { token, line, closed };
}

describe("AUTH-01, AUTH-08 a wrong password and an unknown name", () => {
  it("are answered alike, injections too", async () => {
    const answers = [];
    for (const [username, password] of [["ada", "wrong wrong wrong"], ["nobody", "wrong wrong wrong"], ["' OR 1=1--", "' OR 1=1--"], ["admin'/*", "x"], ["ada\" --", "%27"]]) answers.push(said(await signIn({ username, password })));
    for (const answer of answers) expect(answer).toEqual(answers[0]);
    expect((answers[0] as Answer).status).toBe(401);
  });
});

describe("AUTH-02, AUTH-04, AUTH-07 a password that is none", () => {
  it("of a mebibyte is refused before it costs anything", async () => {
    const began = Date.now();
    expect([400, 401, 413]).toContain((await signIn({ username: "ada", password: "p".repeat(1_000_000) })).status);
    expect(Date.now() - began).toBeLessThan(1_000);
  });
  it("with U+0000 is not cut there", async () => expect((await signIn({ ...asAda, password: `${asAda.password}\0tail` })).status).toBe(400));
  it("that is an object, a list or a number is named", async () => {
    for (const odd of [{ $ne: null }, ["the old harbour wall"], 7, true, null])
      for (const field of ["username", "password"]) {
        const answer = await signIn({ ...asAda, [field]: odd });
        expect(answer).toMatchObject({ status: 400, body: { field } });
      }
  });
});

describe("AUTH-14, AUTH-16 a session", () => {
  it("is a cookie that scripts and other sites do not get", async () => {
    const { headers } = await signIn({ username: "ada", password: asAda.password });
    expect(headers["set-cookie"]![0]).toMatch(/^holdfast=[^;]+; Path=\/; HttpOnly; SameSite=Lax/);
    ground.secrets.push(headers["set-cookie"]![0]!.split(/[=;]/)[1]!);
  });
  it("is not taken from an address", async () => {
    const { token } = (await signIn(asAda)).body as { token: string };
    for (const name of ["access_token", "token", "authorization"]) expect((await ground.stage.server.rest().get(`/api/v1/me?${name}=${encodeURIComponent(`Bearer ${token}`)}`)).status).toBe(401);
  });
});

describe("AUTH-17, AUTH-19 a session that ends", () => {
  it("by signing out closes its line and is good for nothing more", async () => {
    const { token, closed } = await inside();
    expect((await ground.stage.server.rest(token).delete("/api/v1/sessions/current")).status).toBeLessThan(300);
    expect(await closed).toBe(4401);
    expect((await ground.stage.server.rest(token).get("/api/v1/me")).status).toBe(401);
    await expect(Stream.dial(ground.url, token)).rejects.toThrow();
  });
  it("with all others by an admin's word closes every line before it is answered", async () => {
    const [one, two] = [await inside(), await inside()];
    expect((await ground.stage.owner.rest.delete(`/api/v1/users/${ada.id}/sessions`)).status).toBeLessThan(300);
    expect([await one.closed, await two.closed]).toEqual([4401, 4401]);
    expect((await ground.stage.server.rest(one.token).get("/api/v1/me")).status).toBe(401);
  });
});

describe("INV-07, AUTH-26 codes by which one comes in", () => {
  it("are not told apart when they are wrong", async () => {
    const answers = [];
    for (const code of [randomBytes(16).toString("base64url"), `invite_${randomBytes(24).toString("base64url")}`, "x", "' OR 1=1--"]) answers.push(said(await ground.stage.server.rest().post("/api/v1/invitations/preview", { code })));
    for (const answer of answers) expect(answer).toEqual(answers[0]);
  });
  it("are links of this house, whatever host was named", async () => {
    const link = await ground.stage.owner.rest.need("POST", `/api/v1/users/${ada.id}/password-reset`, {}, { headers: { host: "evil.example" } });
    expect(JSON.stringify(link)).not.toContain("evil.example");
    ground.secrets.push(...Object.values<string>(link).filter((value) => typeof value === "string" && value.startsWith("reset_")));
  });
});

describe("AUTH-10, AUTH-11, REST-08 too many tries", () => {
  it("are refused with a time to wait, whatever X-Forwarded-For says", async () => {
    const statuses: number[] = [];
    let last: Answer | undefined;
    for (let at = 0; at < 90 && last?.status !== 429; at++) {
      last = await signIn({ username: `person-${at}`, password: {} }, { "x-forwarded-for": `203.0.113.${at}` });
      if (last.status !== 429) last = await ground.stage.server.rest().post("/api/v1/invitations/preview", { code: `wrong-${at}` }, { headers: { "x-forwarded-for": `198.51.100.${at}` } });
      statuses.push(last.status);
    }
    expect(statuses.at(-1)).toBe(429);
    expect(Number(last!.headers["retry-after"])).toBeGreaterThan(0);
  });
});

it("takes no more memory than before", () => ground.weighsAsBefore(), 10_000);
