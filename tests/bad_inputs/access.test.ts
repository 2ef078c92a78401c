// What somebody who is signed in asks of channels, files and people that are not theirs: as if it were not there.

import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import { newKey } from "../scenes/stage.ts";
import type { Person } from "../support/bootstrap.ts";
import { raw, upload } from "../support/bytes.ts";
import { png } from "../support/pictures.ts";
import type { Answer } from "../support/rest.ts";
import { Ground } from "./standing.ts";

const nowhere = "C0000000000001";
const guestsPassword = "a guest of the harbour";

let ground: Ground;
let ada: Person;
let ben: Person;
let eve: Person; // not in the private channel
let guest: Person; // in no channel at all
let priv: string;
let open: string;
let said: number;
let file: string; // of the private channel
beforeAll(async () => {
  ground = await Ground.open();
  const { stage } = ground;
  [ada, ben, eve] = await Promise.all([stage.person("ada"), stage.person("ben"), stage.person("eve")]);
  [priv, open] = await Promise.all([stage.channel("priv", ["ada", "ben"]), stage.channel("pub", ["ada", "ben", "eve"], "public")]);
  said = (await stage.post("ada", priv, "The tide turns at six.")).seq;
  file = (await upload(ground.url, ada, "berth.png", png(8, 8))).id;
  await ada.rest.need("POST", `/api/v1/channels/${priv}/messages`, { text: "the plan", files: [file] }, { key: newKey() });
  const made = await stage.owner.rest.need("POST", "/api/v1/users", { username: "gil", display_name: "Gil", role: "guest", password: guestsPassword }, { key: newKey() });
  const { token } = await stage.server.rest().need("POST", "/api/v1/sessions", { username: "gil", password: guestsPassword, bearer: true });
  guest = { id: made.result.user?.id ?? made.result.id, username: "gil", token, rest: stage.server.rest(token) };
  ground.secrets.push(guestsPassword, token);
  ground.weigh();
}, 30_000);
afterEach(() => ground.stands());
afterAll(() => ground?.close());

const plain = ({ status, body }: Answer, id: string): unknown => JSON.parse(JSON.stringify({ status, body: { ...(body as object), request_id: "" } }).replaceAll(id, "·"));

describe("ACL-02 a message of a channel one is not in", () => {
  const calls: [string, string, object?][] = [
    ["GET", ""], ["GET", "/events"], ["GET", "/messages"], ["GET", "/messages/#"], ["GET", "/members"], ["GET", "/pins"], ["GET", "/read"], ["GET", "/hooks"], ["GET", "/threads/#"],
    ["POST", "/messages", { text: "a" }], ["PATCH", "/messages/#", { text: "a", revision: 1 }], ["DELETE", "/messages/#"], ["PUT", "/messages/#/reactions/%E2%9A%93", {}], ["PUT", "/messages/#/pin", {}],
    ["PUT", "/read", { seq: 1 }], ["POST", "/unread", { seq: 1 }], ["PUT", "/name", { name: "mine" }], ["PUT", "/topic", { topic: "mine" }], ["POST", "/archive", {}], ["POST", "/join", {}], ["POST", "/leave", {}],
    ["PUT", "/threads/#/follow", {}], ["POST", "/hooks", { name: "Deploys" }],
  ];
  for (const [method, path, body] of calls)
    it(`is as good as missing to ${method} …${path}`, async () => {
      const answer = async (channel: string): Promise<unknown> =>
        plain(await eve.rest.call(method, `/api/v1/channels/${channel}${path.replace("#", String(said))}`, body, method === "GET" || path === "/hooks" ? {} : { key: newKey() }), channel);
      const there = await answer(priv);
      expect(there).toEqual(await answer(nowhere));
      expect((there as Answer).status).toBe(404);
    });
  it("cannot be saved, nor anybody be brought in", async () => {
    for (const [method, path, body] of [["PUT", `me/saved/#/${said}`, {}], ["POST", "channels/#/members", { users: [eve.id] }], ["PUT", "me/channels/#/preferences", { level: "all" }]] as const) {
      const answer = async (channel: string): Promise<unknown> => plain(await eve.rest.call(method, `/api/v1/${path.replace("#", channel)}`, body, { key: newKey() }), channel);
      const there = await answer(priv);
      expect(there).toEqual(await answer(nowhere));
      expect((there as Answer).status, path).toBe(404);
    }
  });
});

describe("ACL-03 another's message", () => {
  it("is changed and taken away by nobody else, whoever they say they are", async () => {
    const path = `/api/v1/channels/${priv}/messages/${said}`;
    expect((await ben.rest.patch(path, { text: "mine", revision: said, by: ben.id, author: ben.id }, { key: newKey() })).status).toBe(403);
    expect((await ben.rest.call("DELETE", path, { by: ada.id }, { key: newKey() })).status).toBe(403);
    expect((await ada.rest.need("GET", path)).text ?? (await ada.rest.need("GET", path)).message?.text).toBe("The tide turns at six.");
  });
});

describe("ACL-05, ACL-06 another's file", () => {
  const ways: [string, string, Record<string, string>?][] = [["GET", ""], ["GET", "/preview"], ["GET", "?download=1"], ["HEAD", ""], ["GET", "", { range: "bytes=0-1" }], ["GET", "", { "if-none-match": "*" }]];
  for (const [method, path, headers] of ways)
    it(`is as good as missing to ${method} …${path} ${JSON.stringify(headers ?? {})}`, async () => {
      const answer = async (id: string): Promise<unknown> => {
        const { status, bytes } = await raw(ground.url, eve.token, method, `/api/v1/files/${id}${path}`, undefined, headers);
        return plain({ status, body: bytes.length > 0 ? JSON.parse(bytes.toString()) : {}, headers: {} }, id);
      };
      expect(await answer(file)).toEqual(await answer("F0000000000001"));
      expect(((await answer(file)) as Answer).status).toBe(404);
    });
  it("is carried by nobody's message but its sender's, and by one", async () => {
    const { id } = await upload(ground.url, eve, "mine.txt", Buffer.from("mine"));
    const say = (who: Person): Promise<Answer> => who.rest.post(`/api/v1/channels/${open}/messages`, { text: "look", files: [id] }, { key: newKey() });
    const guessed = await say(ben);
    expect(guessed.status).toBeGreaterThanOrEqual(400);
    expect(guessed.body).toMatchObject({ field: "files" });
    expect((await say(eve)).status).toBeLessThan(300);
    expect((await say(eve)).status).toBeGreaterThanOrEqual(400);
  });
  it("becomes nobody's face (FILE-14)", async () => {
    expect((await eve.rest.put("/api/v1/me/avatar", { file }, { key: newKey() })).status).toBeGreaterThanOrEqual(400);
  });
});

describe("ACL-09, ACL-11 what is asked for by a beginning", () => {
  it("finds no word, no name and no count of a channel one is not in", async () => {
    const search = async (query: string): Promise<any> => (await eve.rest.get(`/api/v1/search?query=${encodeURIComponent(query)}`)).body; // eslint-disable-line
    for (const query of ["tide", "from:@ada tide", "plan has:image"]) expect((await search(query)).items).toEqual([]);
    expect(JSON.stringify(await search("tide in:#priv")).replaceAll("#priv", "·")).toBe(JSON.stringify(await search("tide in:#none")).replaceAll("#none", "·"));
    expect((await eve.rest.need("GET", "/api/v1/channels?query=pri")).items).toEqual([]);
  });
});

describe("ACL-12 a guest", () => {
  it("knows only whom they share a channel with, and writes to nobody else", async () => {
    expect((await guest.rest.need("GET", "/api/v1/channels")).items).toEqual([]);
    expect((await guest.rest.need("GET", "/api/v1/users")).items.map((one: Person) => one.username)).toEqual(["gil"]);
    expect((await guest.rest.get(`/api/v1/users/${ada.id}`)).status).toBe(404);
    expect((await guest.rest.post("/api/v1/directs", { users: [ada.id] }, { key: newKey() })).status).toBeGreaterThanOrEqual(400);
    expect((await guest.rest.post(`/api/v1/channels/${open}/join`, {}, { key: newKey() })).status).toBeGreaterThanOrEqual(400);
  });
});

describe("ACL-15, ACL-17, ACL-18 more than one holds", () => {
  it("does not come with a change of oneself", async () => {
    const before = await eve.rest.need("GET", "/api/v1/me");
    expect((await eve.rest.patch("/api/v1/me", { display_name: "eve", role: "admin", id: ada.id, username: "root", bot: false, created_at: 0, email_verified: true, owner: true }, { key: newKey() })).status).toBeLessThan(500);
    const { version: _, ...after } = await eve.rest.need("GET", "/api/v1/me");
    expect({ ...before, ...after }).toEqual(before);
  });
  it("is given by nobody who has it not, nor to oneself, nor taken from the last owner", async () => {
    const role = async (who: Person, whom: string, role: string): Promise<number> => (await who.rest.put(`/api/v1/users/${whom}/role`, { role }, { key: newKey() })).status;
    expect(await role(eve, eve.id, "admin")).toBe(403);
    expect(await role(guest, guest.id, "owner")).toBe(403);
    expect([403, 409]).toContain(await role(ground.stage.owner, ground.stage.owner.id, "member"));
  });
  it("is none of a program's: no invitation, no people, no settings", async () => {
    for (const [path, body] of [["invitations", { role: "member" }], ["users", { username: "more", display_name: "More", role: "owner" }], ["bots", { username: "robot", display_name: "Robot" }]] as const)
      expect((await ada.rest.post(`/api/v1/${path}`, body, { key: newKey() })).status, path).toBe(403);
  });
});

describe("LIVE-02, LIVE-08 after a removal", () => {
  it("a cursor brings nothing but that it is over, and coming back what the channel allows", async () => {
    const { stage } = ground;
    const room = await stage.channel("room", ["ada", "eve"], "private", "joined");
    await stage.post("ada", room, "while eve was in");
    const before = await stage.log("eve", room);
    await ada.rest.need("DELETE", `/api/v1/channels/${room}/members/${eve.id}`, undefined, { key: newKey() });
    const missed = await stage.post("ada", room, "while eve was out");
    const again = await stage.device("eve", { [room]: [before.at(-1)!.seq!, before.at(-1)!.check!] });
    expect(again.events(room)).toEqual([]);
    expect(again.ready.channels[room]).toBeUndefined();
    await ada.rest.need("POST", `/api/v1/channels/${room}/members`, { users: [eve.id] }, { key: newKey() });
    await stage.post("ada", room, "eve is back");
    const log = await stage.log("eve", room);
    expect(log.find((event) => event.seq === missed.seq)?.kind).toBe("hidden");
    expect(JSON.stringify(log)).not.toContain("while eve was out");
  });
});

it("takes no more memory than before", () => ground.weighsAsBefore(), 10_000);
