// What opens something by itself stands in no log: one run with every kind of secret, at the most talkative level, read to its end.

import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { raw, upload } from "../support/bytes.ts";
import { Receiver } from "../support/receiver.ts";
import { Server } from "../support/server.ts";
import { newKey } from "./stage.ts";

const password = "the old harbour wall";
let server: Server;
let receiver: Receiver;
beforeAll(async () => {
  server = new Server({ settings: { log_format: "json", log_level: "debug", outgoing_allow_private: "127.0.0.0/8" } });
  [receiver] = await Promise.all([Receiver.open(), server.start()]);
}, 30_000);
afterAll(async () => {
  await server.stop("SIGKILL").catch(() => undefined);
  server.remove();
  await receiver.close();
});

describe("the log of a run", () => {
  it("holds no secret, wherever it stood in a request", async () => {
    const secrets: Record<string, string> = { password };
    const stranger = server.rest();

    await server.changed.until("the set-up link is printed", () => server.log.some((line) => line.includes("/setup#")));
    secrets["set-up code"] = /\/setup#(\S+)/.exec(server.log.join("\n"))![1]!.replace(/\.$/, "");
    await stranger.need("POST", "/api/v1/setup", { code: secrets["set-up code"], workspace_name: "Harbour", username: "ada", password });
    secrets["token"] = await server.cli(["token", "create", "--user", "ada", "--name", "tests"]);
    const ada = server.rest(secrets["token"]);
    const me = (await ada.need("GET", "/api/v1/me")).id as string;

    secrets["invitation code"] = (await ada.need("POST", "/api/v1/invitations", { role: "member", uses: 5, expires_in_hours: 1 })).code;
    const ben = await stranger.need("POST", "/api/v1/invitations/accept", { code: secrets["invitation code"], username: "ben", password });
    secrets["reset code"] = (await ada.need("POST", `/api/v1/users/${ben.user.id}/password-reset`)).code;
    for (const [page, name] of [["setup", "set-up code"], ["invite", "invitation code"], ["reset", "reset code"]]) {
      await raw(server.url, undefined, "GET", `/${page}%23${secrets[name!]}`); // a link that somebody's program wrote out
    }

    const made = await ada.need("POST", "/api/v1/channels", { name: "harbour", kind: "public" }, { key: newKey() });
    const channel = made.result.id as string;
    const { path } = await ada.need("POST", `/api/v1/channels/${channel}/hooks`, { name: "Tides" });
    secrets["hook"] = (path as string).replace("/hooks/", "");
    for (const door of ["/hooks/", "//hooks/", "/Hooks/", "/services/T1/B1/"]) await raw(server.url, undefined, "POST", door + secrets["hook"], Buffer.from("{}"));

    const bot = (await ada.need("POST", "/api/v1/bots", { username: "deploys", display_name: "Deploys" }, { key: newKey() })).result.id as string;
    secrets["signing key"] = (await ada.need("POST", "/api/v1/commands", { bot, name: "deploy", url: `${receiver.url}/slash` })).secret;
    secrets["bot's token"] = (await ada.need("POST", `/api/v1/bots/${bot}/tokens`, { name: "run" })).token;
    secrets["webhook's key"] = (await ada.need("POST", "/api/v1/outgoing", { bot, name: "All", url: `${receiver.url}/all`, kinds: ["message.posted"] })).secret;
    await ada.need("POST", `/api/v1/channels/${channel}/commands`, { command: "deploy", text: "" }, { key: newKey() });
    const [asked] = await receiver.takes(1);
    const answer = new URL(new URLSearchParams(asked!.body).get("response_url")!).pathname;
    secrets["answer's code"] = answer.split("/").at(-1)!;
    expect((await stranger.post(answer, { text: "live" })).status).toBeLessThan(300);
    for (const near of [answer, `${answer}/`, `${answer}/x`, answer.replace("responses", "Responses")]) await stranger.get(near);

    // An upload's id opens nothing to anybody else: it may be read in the log.
    const file = await upload(server.url, { id: me, username: "ada", token: secrets["token"], rest: ada }, "log.txt", Buffer.from("six"));
    expect((await server.rest(secrets["bot's token"]).get(`/api/v1/files/${file.id}`)).status).toBe(404);
    expect((await server.rest(secrets["bot's token"]).get(`/api/v1/uploads/${file.id}`)).status).toBe(404);

    await server.stop(); // all of it is written
    const log = server.log.filter((line) => !line.startsWith("Nobody owns this workspace yet")).join("\n");
    for (const shown of ["/api/v1/responses/…", "/hooks/…", "/services/…", "/reset#…", "/invite#…", "/setup#…"]) expect(log).toContain(shown);
    for (const [name, secret] of Object.entries(secrets)) {
      expect(secret.length, name).toBeGreaterThan(9);
      expect(log.includes(secret), `the ${name} stands in the log`).toBe(false);
    }
  });
});
