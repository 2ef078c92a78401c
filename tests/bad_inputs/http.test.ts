// HTTP as nobody should write it, sent to the real server: what could be read in two ways is refused and the connection closed.

import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import { Ground } from "./standing.ts";

let ground: Ground;
beforeAll(async () => {
  ground = await Ground.open();
  await ground.stage.person("ada");
  ground.weigh();
}, 30_000);
afterEach(() => ground.stands());
afterAll(() => ground?.close());

const post = (fields: string, body = "", path = "/api/v1/sessions"): string => `POST ${path} HTTP/1.1\r\nHost: h\r\n${fields}\r\n\r\n${body}`;
const get = (fields: string, path = "/livez"): string => `GET ${path} HTTP/1.1\r\nHost: h\r\n${fields}${fields ? "\r\n" : ""}\r\n`;
const json = '{"username":"a","password":"b"}';
const type = "Content-Type: application/json\r\n";

const table = (rows: [string, string, number | number[]][]): void => {
  for (const [what, bytes, status] of rows)
    it(what, async () => {
      const answer = await ground.send(bytes);
      expect([status].flat(), answer.head).toContain(answer.status);
    });
};

describe("HTTP-01 the length of a body in two ways", () => {
  table([
    ["a length and chunks", post("Content-Length: 5\r\nTransfer-Encoding: chunked", "0\r\n\r\n"), 400],
    ["two lengths", post("Content-Length: 5\r\nContent-Length: 6", "hello"), 400],
    ["one length twice", post("Content-Length: 5\r\nContent-Length: 5", "hello"), 400],
    ...["+5", "5,5", " 5", "0x5", "-1", "100000000000000000000", "5 ", "", "5;", "५"].map((value): [string, string, number] => [`the length ${JSON.stringify(value)}`, post(`Content-Length: ${value}`, "hello"), 400]),
    ...["xchunked", "chunked, identity", " chunked", "\x0bchunked", "identity", "gzip, chunked", "chunked;q=1"].map((value): [string, string, number] => [`the coding ${JSON.stringify(value)}`, post(`Transfer-Encoding: ${value}`, "0\r\n\r\n"), 400]),
  ]);
  it("closes after the refusal, so that what follows is no request", async () => {
    const smuggled = await ground.send(post("Content-Length: 4\r\nTransfer-Encoding: chunked", "0\r\n\r\nGET /readyz HTTP/1.1\r\nHost: h\r\n\r\n"));
    expect(smuggled.head).toMatch(/connection: close/i);
    expect(smuggled.body).not.toContain("HTTP/1.1");
  });
});

describe("HTTP-02 chunks that are none", () => {
  const chunked = (body: string): string => post(`${type}Transfer-Encoding: chunked`, body);
  const some = [400, 413];
  table([
    ...["-1\r\n", "ffffffffffffffff\r\n", "5;ext=\n", "5\nhello\r\n0\r\n\r\n", "5\r\nhelloX\r\n0\r\n\r\n", "g\r\n", "\r\n", "5\r\nhello0\r\n\r\n", " 5\r\nhello\r\n"].map((body): [string, string, number[]] => [JSON.stringify(body), chunked(body), some]),
    ["a trailer of 64 KiB", chunked(`0\r\nX: ${"t".repeat(65_536)}\r\n\r\n`), [400, 413, 431]],
    ["10,000 chunks of one byte, which are a body", chunked(`${Array.from({ length: 10_000 }, () => "1\r\n \r\n").join("")}${json.length.toString(16)}\r\n${json}\r\n0\r\n\r\n`), 401],
  ]);
});

describe("HTTP-04 fields that are none", () => {
  table([
    ["2,000 fields", get(Array.from({ length: 2000 }, (_, at) => `X-${at}: 1`).join("\r\n")), 431],
    ["a field of 64 KiB", get(`X: ${"x".repeat(65_536)}`), 431],
    ["a lone CR", get("X: b\rc"), 400],
    ["a folded field", get("X: b\r\n c"), 400],
    ["a blank before the colon", get("X : b"), 400],
    ["no name", get(": b"), 400],
    ["no colon", get("nothing"), 400],
    ["a zero byte", get("X: a\0b"), 400],
    ["an address of 10 KiB", get("", `/${"a".repeat(10_240)}`), 414],
    ["a line end of one byte", "GET /livez HTTP/1.1\nHost: h\n\n", 400],
    ["another tongue", "\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03", 400],
  ]);
});

describe("HTTP-05 hosts", () => {
  table([
    ["none", "GET /livez HTTP/1.1\r\n\r\n", 400],
    ["two", "GET /livez HTTP/1.1\r\nHost: a\r\nHost: b\r\n\r\n", 400],
    ["with a blank", "GET /livez HTTP/1.1\r\nHost: a b\r\n\r\n", 400],
    ["with a port past all", "GET /livez HTTP/1.1\r\nHost: a:99999\r\n\r\n", 400],
    ["with a name before", "GET /livez HTTP/1.1\r\nHost: a@b\r\n\r\n", 400],
    ["with a path", "GET /livez HTTP/1.1\r\nHost: a/b\r\n\r\n", 400],
  ]);
});

describe("HTTP-07 requests that promise", () => {
  table([
    ["a GET with a body", "GET /livez HTTP/1.1\r\nHost: h\r\nContent-Length: 5\r\n\r\nhello", 200],
    ["that expects something else", post("Content-Length: 2\r\nExpect: 200-ok", "{}"), 417],
    ["TRACE", "TRACE / HTTP/1.1\r\nHost: h\r\n\r\n", 405],
    ["CONNECT", "CONNECT h:1 HTTP/1.1\r\nHost: h\r\n\r\n", 405],
    ["a method nobody knows", "BREW / HTTP/1.1\r\nHost: h\r\n\r\n", 501],
    ["another HTTP", "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n", [400, 501, 505]],
  ]);
});

describe("HTTP-10 line ends in what is given back", () => {
  table([
    ["in the path", get("", "/api/v1/channels/a%0d%0aSet-Cookie:%20b"), [401, 404]],
    ["in the query", get("", "/api/v1/users?query=%0d%0aSet-Cookie:%20b"), 401],
    ["in the client's routes", get("", "/sign-in?next=//evil.example"), [200, 404]],
  ]);
  it("begins no field with it", async () => {
    const answer = await ground.send(get("X-Request-Id: a\r\nIdempotency-Key: b", "/c/%0d%0aSet-Cookie:%20x"));
    expect(answer.head).not.toMatch(/set-cookie: x/i);
  });
});

describe("FILE-10 ways out of the folder", () => {
  for (const path of ["/files/..%2f..%2fetc%2fpasswd", "/assets/%252e%252e/%252e%252e/etc/passwd", "/assets/..%c0%af..%c0%afetc/passwd", "/assets/../../../etc/passwd", "/assets/a%00.js", "/api/v1/files/..%2f..%2fholdfast.db", "//etc/passwd", "/assets/..\\..\\x"])
    it(path, async () => {
      const answer = await ground.send(get("", path));
      // An address of no file may be one of the client's: then its page comes, which is the same for all.
      if (answer.status === 200) expect(answer.body).toMatch(/^<!doctype html>/i);
      else expect([400, 401, 404]).toContain(answer.status);
      expect(answer.body).not.toMatch(/root:|SQLite/);
    });
});

describe("XSS-12, XSS-13 the page in the hands of another site", () => {
  it("may stand in no frame, and runs no script but its own", async () => {
    const page = await ground.send(get("", "/"));
    expect(page.head).toMatch(/content-security-policy: [^\r]*frame-ancestors 'none'/i);
    expect(page.head).toMatch(/content-security-policy: [^\r]*(script-src|default-src) 'self'/i);
    expect(page.head).not.toMatch(/unsafe-inline[^;]*;?[^\r]*script|unsafe-eval/i);
    expect(page.head).toMatch(/x-content-type-options: nosniff/i);
  });

  const session = (origin: string, media: string): string =>
    `POST /api/v1/sessions HTTP/1.1\r\nHost: ${new URL(ground.url).host}\r\nOrigin: ${origin}\r\nContent-Type: ${media}\r\nContent-Length: ${json.length}\r\n\r\n${json}`;
  it("signs nobody in from elsewhere", async () => {
    expect((await ground.send(session("https://evil.example", "application/json"))).status).toBe(403);
    expect((await ground.send(session("null", "application/json"))).status).toBe(403);
  });
  it("reads no form and no plain text as a command", async () => {
    for (const media of ["application/x-www-form-urlencoded", "text/plain", "multipart/form-data; boundary=x"]) expect((await ground.send(session(ground.url, media))).status).toBe(400);
  });
});

it("takes no more memory than before", () => ground.weighsAsBefore(), 10_000);
