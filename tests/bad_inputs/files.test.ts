// Files that are not what they say, with names that are none, asked for in ways nobody should.

import { randomBytes } from "node:crypto";
import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import { newKey } from "../scenes/stage.ts";
import type { Person } from "../support/bootstrap.ts";
import { raw, upload, type Raw, type UploadedFile } from "../support/bytes.ts";
import { photo, png } from "../support/pictures.ts";
import { Ground } from "./standing.ts";

let ground: Ground;
let ada: Person;
beforeAll(async () => {
  ground = await Ground.open();
  ada = await ground.stage.person("ada");
  await upload(ground.url, ada, "first.png", png(64, 64)); // the workshop of pictures is up
  ground.weigh();
}, 30_000);
afterEach(() => ground.stands());
afterAll(() => ground?.close());

const get = (id: string, headers: Record<string, string> = {}): Promise<Raw> => raw(ground.url, ada.token, "GET", `/api/v1/files/${id}`, undefined, headers);

describe("FILE-01 names", () => {
  const names = ["../../etc/passwd", "..\\..\\x", "/abs", "CON", ".htaccess", "..", "exe.\u202egnp", "a\r\nSet-Cookie: b=c", "a\0.png", `${"n".repeat(4096)}.png`, '"; filename="x.html', "%2e%2e%2f", "<img src=x onerror=alert(1)>", " ", ""];
  for (const name of names)
    it(JSON.stringify(name.slice(0, 40)), async () => {
      const begun = await ada.rest.post("/api/v1/uploads", { name, bytes: 4 });
      if (begun.status >= 400) return expect(begun).toMatchObject({ status: expect.toSatisfy((status: number) => status < 500), body: { field: "name" } });
      const kept = await upload(ground.url, ada, name, Buffer.from("abcd"));
      expect(kept.name).not.toMatch(/[\\/\0\r\n\u202e]/);
      const { headers } = await get(kept.id);
      expect(headers.get("content-disposition")).toMatch(/^attachment; filename="[^"\\]*"; filename\*=UTF-8''[\w%.!#$&+^`|~-]*$/);
      expect(headers.get("set-cookie")).toBeNull();
    });
});

describe("FILE-02 contents that are something else", () => {
  const contents: [string, string | Buffer][] = [
    ["a.png", "<html><script>alert(1)</script>"], ["a.png", '<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"/>'], ["a.svg", '<svg xmlns="http://www.w3.org/2000/svg"/>'], ["a.html", "<script>alert(1)</script>"],
    ["a.gif", "GIF89a/*\0\0*/=alert(1)//"], ["a.pdf", "%PDF-1.7 /JS (app.alert(1))"], ["a.js", "alert(1)"], ["a.png", Buffer.concat([png(4, 4), Buffer.from("<script>alert(1)</script>")])],
  ];
  for (const [name, content] of contents)
    it(`${name}: ${content.toString("latin1").slice(0, 24).replace(/[^ -~]/g, ".")}`, async () => {
      const made = await upload(ground.url, ada, name, Buffer.from(content));
      const { headers } = await get(made.id);
      expect(headers.get("content-security-policy")).toBe("default-src 'none'; sandbox");
      expect(headers.get("x-content-type-options")).toBe("nosniff");
      if (!made.preview) expect(headers.get("content-disposition")).toMatch(/^attachment/);
      expect(headers.get("content-type")).not.toMatch(/html|svg|xml|javascript/);
    });
});

describe("FILE-04, FILE-05 contents that grow", () => {
  const cut = photo().subarray(0, 200);
  const wide = Buffer.from(photo());
  const frame = wide.indexOf(Buffer.from([0xff, 0xc0]));
  wide.writeUInt16BE(65_535, frame + 5);
  wide.writeUInt16BE(65_535, frame + 7);
  const gif = Buffer.concat([Buffer.from("GIF89a\x01\0\x01\0\0\0\0", "latin1"), ...Array.from({ length: 10_000 }, () => Buffer.from("2c00000000010001000002024401 00".replace(" ", ""), "hex")), Buffer.from(";")]);
  const tiff = Buffer.from("49492a00ffffffff0000", "hex");
  const contents: [string, string, Buffer][] = [
    ["a PNG of 60,000 by 60,000 points", "a.png", png(1, 1, { width: 60_000, height: 60_000 })], ["a PNG of 1 by 2^31", "a.png", png(1, 1, { height: 2 ** 31 })], ["a JPEG of 65,535 by 65,535", "a.jpg", wide],
    ["a JPEG that is cut short", "a.jpg", cut], ["a PNG that is cut short", "a.png", png(64, 64).subarray(0, 60)], ["a GIF of 10,000 pictures", "a.gif", gif], ["a TIFF that leads out of itself", "a.tif", tiff],
    ["a WebP of nothing", "a.webp", Buffer.from("RIFF\xff\xff\xff\xffWEBPVP8 ", "latin1")], ["noise", "a.png", randomBytes(100_000)],
    ["an archive", "a.zip", Buffer.concat([Buffer.from("PK\x03\x04"), Buffer.alloc(10_000)])],
  ];
  for (const [what, name, content] of contents)
    it(`${what} is kept as it came, and nothing is made of it`, async () => {
      const began = Date.now();
      const made: UploadedFile = await upload(ground.url, ada, name, content);
      expect(Date.now() - began).toBeLessThan(5_000);
      expect((await get(made.id)).bytes.equals(content) || made.preview).toBe(true);
      if (name !== "a.gif") expect(made.preview).toBe(false);
    });
  for (const [what, name, content] of [...contents, ["a drawing of lines", "face.svg", Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"/>')] as const])
    it(`${what} is nobody's face`, async () => {
      await expect(upload(ground.url, ada, name, content, true)).rejects.toThrow("not_a_picture");
      const { id } = await upload(ground.url, ada, name, content);
      expect((await ada.rest.put("/api/v1/me/avatar", { file: id }, { key: newKey() })).status).toBeGreaterThanOrEqual(400);
    });
  it("a face of 100 MB is refused before a byte of it", async () => {
    expect(await ada.rest.post("/api/v1/uploads", { name: "face.png", bytes: 100 << 20, picture: true })).toMatchObject({ status: 413, body: { field: "bytes" } });
  });
});

describe("FILE-08 uploads without end", () => {
  it("are some at a time, the oldest given up", async () => {
    const begun = await Promise.all(Array.from({ length: 100 }, () => ada.rest.post("/api/v1/uploads", { name: "a.bin", bytes: 1 << 20 })));
    for (const { status } of begun) expect([200, 201, 429]).toContain(status);
    const alive = await Promise.all(begun.filter(({ status }) => status < 300).map(async ({ body }) => (await ada.rest.get(`/api/v1/uploads/${body.upload}`)).status));
    expect(alive.filter((status) => status === 200).length).toBeLessThanOrEqual(50);
  });
});

describe("FILE-11 ranges", () => {
  const many = Array.from({ length: 10_000 }, (_, at) => `${at % 10}-${(at % 10) + 1}`).join(",");
  for (const range of [many.slice(0, 8_000).replace(/,[^,]*$/, ""), "-1", "9e99", "5-2", "0-0,0-0,0-9", "99999999999999999999-", "-", "0x1-2", "-99999999999999999999"])
    it(`bytes=${range.slice(0, 24)}`, async () => {
      const content = Buffer.from("0123456789");
      const { id } = await upload(ground.url, ada, "ten.txt", content);
      const answer = await get(id, { range: `bytes=${range}` });
      expect([200, 206, 416]).toContain(answer.status);
      expect(answer.bytes.length).toBeLessThanOrEqual(answer.status === 416 ? 1_000 : content.length);
    });
  it("in a field of 60 KiB are refused with the head", async () => {
    const answer = await ground.send(`GET /api/v1/files/F0000000000001 HTTP/1.1\r\nHost: h\r\nRange: bytes=${many}\r\n\r\n`);
    expect(answer.status).toBe(431);
  });
});

it("takes no more memory than before", () => ground.weighsAsBefore(), 10_000);
