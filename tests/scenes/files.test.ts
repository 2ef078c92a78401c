// Files as people send and fetch them: up in parts and after a crash, down by whoever may read the message, gone with it.

import { randomBytes } from "node:crypto";
import { readdirSync, statSync } from "node:fs";
import http from "node:http";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Person } from "../support/bootstrap.ts";
import { codeOf, raw, upload, type Raw } from "../support/bytes.ts";
import { photo, png, secret, webpSize } from "../support/pictures.ts";
import { newKey, Stage } from "./stage.ts";

let stage: Stage;
let ada: Person;
let ben: Person;
let eve: Person; // in no channel of theirs
beforeAll(async () => {
  stage = await Stage.open({ settings: { file_bytes_max: 20 << 20 } });
  [ada, ben, eve] = await Promise.all([stage.person("ada"), stage.person("ben"), stage.person("eve")]);
}, 30_000);
afterAll(() => stage?.close());

const get = (who: Person | undefined, path: string, headers: Record<string, string> = {}): Promise<Raw> => raw(stage.server.url, who?.token, "GET", `/api/v1/${path}`, undefined, headers);
const part = (id: string, offset: number, bytes: Uint8Array): Promise<Raw> => raw(stage.server.url, ada.token, "PUT", `/api/v1/uploads/${id}?offset=${offset}`, bytes);
// Only the head of a request: what the server says to a body of that length before it has come.
const announced = (method: string, path: string, length: number): Promise<number> =>
  new Promise((tell, fail) => {
    const headers = { authorization: `Bearer ${ada.token}`, "content-type": "application/octet-stream", "content-length": length };
    const request = http.request(stage.server.url + path, { method, headers }, (answer) => (tell(answer.statusCode ?? 0), request.destroy()));
    request.on("error", fail);
    request.flushHeaders();
  });
const say = (channel: string, files: string[], text = ""): Promise<any> => ada.rest.need("POST", `/api/v1/channels/${channel}/messages`, { text, files }, { key: newKey() });
const kept = (): string[] => ["uploads", "files"].flatMap((place) => (readdirSync(join(stage.server.data, place), { recursive: true }) as string[]).map((name) => join(stage.server.data, place, name))).filter((path) => statSync(path, { throwIfNoEntry: false })?.isFile());
const becomes = (so: () => boolean): Promise<void> => expect.poll(so, { timeout: 15_000, interval: 100 }).toBe(true) as unknown as Promise<void>;

describe("an upload", () => {
  it("goes on after kill -9 where it stopped, and arrives as it was", async () => {
    const content = randomBytes((9 << 20) + 17);
    const { upload: id, part_bytes } = await ada.rest.need("POST", "/api/v1/uploads", { name: "logbook.bin", bytes: content.length });
    expect((await part(id, 0, content.subarray(0, part_bytes))).status).toBe(200);
    await stage.server.stop("SIGKILL");
    await stage.server.start();
    const state = await ada.rest.need("GET", `/api/v1/uploads/${id}`);
    expect(state.offset).toBe(part_bytes);
    const wrong = await part(id, 0, content.subarray(0, 10));
    expect([wrong.status, codeOf(wrong)]).toEqual([409, "wrong_offset"]);
    for (let offset = part_bytes; offset < content.length; offset += part_bytes) expect((await part(id, offset, content.subarray(offset, offset + part_bytes))).status).toBe(200);
    const file = await ada.rest.need("POST", `/api/v1/uploads/${id}/finish`);
    expect(file).toMatchObject({ id, name: "logbook.bin", type: "application/octet-stream", bytes: content.length, preview: false });
    expect((await get(ada, `files/${id}`)).bytes.equals(content)).toBe(true);
  }, 30_000);

  it("is refused before a byte of it when it is too large, and never takes more than a part at once", async () => {
    const limits = await ada.rest.need("GET", "/api/v1/uploads");
    expect(limits.bytes_max).toBe(20 << 20);
    const refused = await ada.rest.post("/api/v1/uploads", { name: "film.mov", bytes: limits.bytes_max + 1 });
    expect([refused.status, refused.body.code, refused.body.field]).toEqual([413, "too_large", "bytes"]);
    const { upload: id } = await ada.rest.need("POST", "/api/v1/uploads", { name: "film.mov", bytes: limits.bytes_max });
    expect(await announced("PUT", `/api/v1/uploads/${id}?offset=0`, limits.part_bytes + 1)).toBe(413);
    const text = await raw(stage.server.url, ada.token, "PUT", `/api/v1/uploads/${id}?offset=0`, Buffer.from("{}"), { "content-type": "application/json" });
    expect([text.status, codeOf(text)]).toEqual([400, "bad_content_type"]);
    // Other addresses take no more than they did.
    expect(await announced("POST", "/api/v1/uploads", 2 << 20)).toBe(413);
    await ada.rest.delete(`/api/v1/uploads/${id}`);
  });
});

describe("a file of a message", () => {
  it("is had by those who may read the message, whole and in ranges, and by nobody else", async () => {
    const content = randomBytes(300_000);
    const channel = await stage.channel("quay", ["ada", "ben"]);
    const { id } = await upload(stage.server.url, ada, "潮汐 \"表\".html", content);
    expect((await get(ben, `files/${id}`)).status).toBe(404); // not said yet
    await say(channel, [id]);
    const whole = await get(ben, `files/${id}`);
    expect(whole.bytes.equals(content)).toBe(true);
    expect(whole.headers.get("content-disposition")).toMatch(/^attachment; filename="__ ___.html"; filename\*=UTF-8''%E6%BD%AE/);
    expect(whole.headers.get("content-security-policy")).toBe("default-src 'none'; sandbox");
    expect(whole.headers.get("x-content-type-options")).toBe("nosniff");

    const some = await get(ben, `files/${id}`, { range: "bytes=1000-1999" });
    expect([some.status, some.headers.get("content-range")]).toEqual([206, "bytes 1000-1999/300000"]);
    expect(some.bytes.equals(content.subarray(1000, 2000))).toBe(true);
    expect((await get(ben, `files/${id}`, { range: "bytes=300000-" })).status).toBe(416);
    expect((await get(ben, `files/${id}`, { "if-none-match": whole.headers.get("etag")! })).status).toBe(304);
    const head = await raw(stage.server.url, ben.token, "HEAD", `/api/v1/files/${id}`);
    expect([head.status, head.headers.get("content-length"), head.bytes.length]).toEqual([200, "300000", 0]);

    for (const path of [`files/${id}`, `files/${id}/preview`, "files/F0000000000001", "files/..%2f..%2fetc%2fpasswd", "files/%2e%2e"]) expect((await get(eve, path)).status, path).toBe(404);
    expect((await get(undefined, `files/${id}`)).status).toBe(401);
    // Whoever leaves has it no longer, by a range and a tag neither.
    await ben.rest.need("POST", `/api/v1/channels/${channel}/leave`, undefined, { key: newKey() });
    const ways: Record<string, string>[] = [{}, { range: "bytes=0-9" }, { "if-none-match": whole.headers.get("etag")! }];
    for (const headers of ways) expect((await get(ben, `files/${id}`, headers)).status).toBe(404);
  });

  it("cannot be seen by who came after it", async () => {
    const channel = await stage.channel("later", ["ada", "ben"], "private", "joined");
    const { id } = await upload(stage.server.url, ada, "early.txt", Buffer.from("before you came"));
    await say(channel, [id]);
    await ada.rest.need("POST", `/api/v1/channels/${channel}/members`, { users: [eve.id] }, { key: newKey() });
    expect((await get(ben, `files/${id}`)).status).toBe(200);
    expect((await get(eve, `files/${id}`)).status).toBe(404);
  });

  it("comes with the event and the history, and frees the disk with its message, the last of its kind", async () => {
    const channel = await stage.channel("berth", ["ada", "ben"]);
    const desk = await stage.device("ben");
    const content = randomBytes(70_000);
    const copies = (): number => kept().filter((path) => statSync(path, { throwIfNoEntry: false })?.size === content.length).length;
    const [one, two] = [await upload(stage.server.url, ada, "a.bin", content), await upload(stage.server.url, ada, "b.bin", content)];
    const first = await say(channel, [one.id], "with words");
    const second = await say(channel, [two.id]);
    const event = await desk.hearsText(channel, "with words");
    expect(event["message"].files).toEqual([one]);
    await becomes(() => copies() === 1); // one content, once
    await ada.rest.need("DELETE", `/api/v1/channels/${channel}/messages/${first.seq}`, undefined, { key: newKey() });
    expect((await get(ben, `files/${one.id}`)).status).toBe(404);
    expect((await get(ben, `files/${two.id}`)).bytes.equals(content)).toBe(true);
    await ada.rest.need("DELETE", `/api/v1/channels/${channel}/messages/${second.seq}`, undefined, { key: newKey() });
    await becomes(() => copies() === 0);
    const history = await ben.rest.need("GET", `/api/v1/channels/${channel}/messages`);
    expect(history.messages.map((message: { files: unknown[] }) => message.files)).toEqual([[], []]);
  }, 40_000);
});

describe("a picture", () => {
  it("is made small, upright, and loses what was written beside it", async () => {
    const channel = await stage.channel("pictures", ["ada", "ben"]);
    const [wide, tall] = [await upload(stage.server.url, ada, "berth.png", png(1440, 300)), await upload(stage.server.url, ada, "IMG_1.jpg", photo(6))];
    expect(wide).toMatchObject({ type: "image/png", width: 1440, height: 300, preview: true });
    expect(tall).toMatchObject({ type: "image/jpeg", width: 48, height: 96, preview: true });
    await say(channel, [wide.id, tall.id]);
    const small = await get(ben, `files/${wide.id}/preview`);
    expect(small.headers.get("content-type")).toBe("image/webp");
    expect(webpSize(small.bytes)).toEqual([720, 150]);
    expect(webpSize((await get(ben, `files/${tall.id}/preview`)).bytes)).toEqual([48, 96]);
    for (const { id } of [wide, tall]) {
      const original = await get(ben, `files/${id}`);
      expect(original.headers.get("content-disposition")).toMatch(/^inline/);
      expect(original.bytes.includes(secret)).toBe(false);
    }
  });

  it("that is none, or too large to be one, is a file to save like any other", async () => {
    const files = [
      await upload(stage.server.url, ada, "cat.svg", Buffer.from("<svg xmlns='http://www.w3.org/2000/svg' onload='alert(1)'/>")),
      await upload(stage.server.url, ada, "bomb.png", png(10, 10, { width: 60_000, height: 60_000 })),
      await upload(stage.server.url, ada, "cut.jpg", photo().subarray(0, 60)),
      await upload(stage.server.url, ada, "cat.png", Buffer.from("<html><script>alert(1)</script>")),
    ];
    for (const file of files) {
      expect(file.preview, file.name).toBe(false);
      expect((await get(ada, `files/${file.id}`)).headers.get("content-disposition"), file.name).toMatch(/^attachment/);
      expect((await get(ada, `files/${file.id}/preview`)).status).toBe(404);
    }
    // A head that is right before bytes that are wrong: no small one, and the server lives.
    const torn = await upload(stage.server.url, ada, "torn.png", png(400, 10, { height: 900 }));
    expect(torn).toMatchObject({ width: 400, height: 900, preview: false });
  });
});

describe("a profile picture", () => {
  it("is square and small, has an address of its own, and is seen by all", async () => {
    const face = await upload(stage.server.url, ada, "me.png", png(900, 600), true);
    expect(face).toMatchObject({ type: "image/webp", width: 256, height: 256 });
    const ack = await ada.rest.need("PUT", "/api/v1/me/avatar", { file: face.id }, { key: newKey() });
    const { avatar } = ack.result;
    const seen = await raw(stage.server.url, ben.token, "GET", avatar);
    expect(webpSize(seen.bytes)).toEqual([256, 256]);
    expect(seen.headers.get("cache-control")).toBe("private, max-age=31536000, immutable");
    expect((await raw(stage.server.url, undefined, "GET", avatar)).status).toBe(401);
    const page = await ben.rest.need("GET", `/api/v1/users/${ada.id}`);
    expect(page.avatar).toBe(avatar);

    const svg = await ada.rest.need("POST", "/api/v1/uploads", { name: "me.svg", bytes: 5, picture: true });
    await part(svg.upload, 0, Buffer.from("<svg>"));
    const refused = await ada.rest.post(`/api/v1/uploads/${svg.upload}/finish`, undefined);
    expect([refused.status, refused.body.code]).toEqual([400, "not_a_picture"]);
    await ada.rest.need("DELETE", "/api/v1/me/avatar", undefined, { key: newKey() });
    expect((await raw(stage.server.url, ben.token, "GET", avatar)).status).toBe(404);
  });
});
