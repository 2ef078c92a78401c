// What admins see of everybody's programs and files, and what they may do about them.

import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { upload } from "../support/bytes.ts";
import { Receiver } from "../support/receiver.ts";
import { acked, newKey, refused, Stage, type Device } from "./stage.ts";

let stage: Stage;
let receiver: Receiver;
let ada: Device;
let channel: string;
const made: Record<string, any> = {};
beforeAll(async () => {
  stage = await Stage.open({ settings: { outgoing_allow_private: "127.0.0.0/8", files_person_bytes_max: 1 << 20 } });
  receiver = await Receiver.open();
  ada = await stage.device("ada");
  channel = await stage.channel("harbour", ["ada"], "public");
  const { owner } = stage;
  made["incoming"] = await owner.rest.need("POST", `/api/v1/channels/${await own()}/hooks`, { name: "Tides" });
  const bot = (await owner.rest.need("POST", "/api/v1/bots", { username: "deploys", display_name: "Deploys" }, { key: newKey() })).result.id;
  made["bot"] = bot;
  made["outgoing"] = await owner.rest.need("POST", "/api/v1/outgoing", { bot, name: "Build server", url: `${receiver.url}/all`, events: ["message.posted"] });
  made["command"] = await owner.rest.need("POST", "/api/v1/commands", { bot, name: "deploy", url: `${receiver.url}/slash` });
}, 30_000);
afterAll(async () => {
  await stage?.close();
  await receiver?.close();
});
// A private channel of the owner alone.
const own = async (): Promise<string> => (await stage.owner.rest.need("POST", "/api/v1/channels", { name: `bridge-${newKey().slice(-6).toLowerCase()}`, kind: "private" }, { key: newKey() })).result.id;
const programs = (query = ""): Promise<any> => stage.owner.rest.need("GET", `/api/v1/admin/programs${query}`);
const one = async (kind: string): Promise<any> => (await programs(`?kind=${kind}`)).items.find((item: any) => item.name !== "ada");

describe("the programs of a workspace", () => {
  it("are listed with their owner, channel and last use, for admins alone", async () => {
    const all = await programs();
    expect(all).toMatchObject({ incoming: 1, outgoing: 1, commands: 1 });
    expect(await one("incoming")).toMatchObject({ name: "Tides", owner: stage.owner.id, channel_name: "", state: "working" });
    expect(await one("outgoing")).toMatchObject({ name: "Build server", bot_name: "Deploys", owner: stage.owner.id, state: "working", failures: 0 });
    expect(await one("command")).toMatchObject({ name: "/deploy", id: made["command"].command.id });
    expect((await programs("?kind=bot")).items.map(({ name }: { name: string }) => name)).toContain("Deploys");
    expect((await programs("?query=build")).total).toBe(1);
    expect(all.items.some(({ last_used }: { last_used?: string }) => last_used === undefined)).toBe(true);
    expect((await ada.person.rest.get("/api/v1/admin/programs")).status).toBe(403);
    expect((await ada.person.rest.get("/api/v1/admin/files")).status).toBe(403);
  });

  it("say when a command was last used and why it failed, and are gone for everybody while paused", async () => {
    const run = () => ada.command("command.run", { channel, command: "deploy", text: "" });
    receiver.answers = () => ({ status: 502 });
    acked(await run());
    await ada.hears("that it failed", (frame) => frame["trouble"] === "status_502");
    expect(await one("command")).toMatchObject({ state: "failing", failures: 1, trouble: "status_502", last_used: expect.any(String) });
    receiver.answers = () => ({ body: "done" });
    acked(await run());
    await ada.hears("the answer", (frame) => frame["text"] === "done");
    expect(await one("command")).toMatchObject({ state: "working", failures: 0, trouble: "" });

    const { id } = made["command"].command;
    await stage.owner.rest.need("PATCH", `/api/v1/commands/${id}`, { paused: true });
    expect(await one("command")).toMatchObject({ state: "paused" });
    expect(refused(await run()).code).toBe("not_found");
    expect((await ada.person.rest.need("GET", "/api/v1/commands")).items).toEqual([]);
    await stage.owner.rest.need("PATCH", `/api/v1/commands/${id}`, { paused: false });
    acked(await run());
  });

  it("are switched off and removed by an admin, whoever made them", async () => {
    const { id } = await one("incoming");
    await stage.owner.rest.need("PATCH", `/api/v1/hooks/${id}`, { disabled: true });
    expect(await one("incoming")).toMatchObject({ state: "paused" });
    await stage.owner.rest.need("DELETE", `/api/v1/hooks/${id}`);
    await stage.owner.rest.need("DELETE", `/api/v1/outgoing/${(await one("outgoing")).id}`);
    expect(await programs()).toMatchObject({ incoming: 0, outgoing: 0 });
    expect((await programs("?kind=bot")).items.every(({ name }: { name: string }) => name !== "Tides")).toBe(true);
  });
});

describe("the files of a workspace", () => {
  it("are told by person, the largest first, with the bounds that are set", async () => {
    const before: any = await stage.owner.rest.need("GET", "/api/v1/admin/files");
    expect(before).toMatchObject({ bytes: 0, files: 0, items: [], files_person_bytes_max: 1 << 20, files_bytes_max: 0 });
    const same = Buffer.from("the same in both hands");
    await upload(stage.server.url, ada.person, "a.txt", same);
    await upload(stage.server.url, stage.owner, "b.txt", same);
    await upload(stage.server.url, stage.owner, "c.txt", Buffer.alloc(1000, "x"));
    const use: any = await stage.owner.rest.need("GET", "/api/v1/admin/files");
    expect(use).toMatchObject({ bytes: 1000 + same.length, contents: 2, said: 1000 + 2 * same.length, files: 3, coming: 0, total: 2 });
    expect(use.items).toMatchObject([{ user: stage.owner.id, bytes: 1000 + same.length, files: 2 }, { username: "ada", bytes: same.length, files: 1 }]);
  });
});
