// The way in: the form of the request, who asks and from where, what is offered. What is refused is refused in plain HTTP.

import { text } from "../frames.ts";
import type { Handshake } from "../socket.ts";

export interface HandshakeCase {
  id: string;
  section: string;
  what: string;
  bend: (request: Handshake, way: Way) => void;
  expect: number; // the status; 101 must be followed by the hello
  protocol?: string | null; // the subprotocol in the answer: holdfast.v1 unless said otherwise, null for none
  fields?: Record<string, string>; // beside it
  behind?: Buffer; // sent in the same breath
  says?: string; // and what it is answered with
  byCookie?: boolean; // signed in as a browser is, not by a token
  chop?: number;
  explained?: string;
}

export interface Way {
  host: string;
  token: string;
}

type Bend = HandshakeCase["bend"];
const row = (id: string, section: string, what: string, expect: number, bend: Bend, more: Partial<HandshakeCase> = {}): HandshakeCase => ({ id, section, what, expect, bend, ...more });
const set = (name: string, value: string): Bend => (request) => void request.set(name, value);
const add = (name: string, value: string): Bend => (request) => void request.add(name, value);
const drop = (name: string): Bend => (request) => void request.drop(name);
const nothing: Bend = () => undefined;
const key = "Sec-WebSocket-Key";
const version = "Sec-WebSocket-Version";
const protocol = "Sec-WebSocket-Protocol";
const extensions = "Sec-WebSocket-Extensions";

const form: HandshakeCase[] = [
  row("H.1.1", "4.2.1", "the request in its right form", 101, nothing),
  row("H.1.2", "4.2.1", "the request byte by byte", 101, nothing, { chop: 1 }),
  row("H.1.3", "4.2.1", "names of fields in lower case", 101, (request) => void (request.fields = request.fields.map(([name, value]) => [name.toLowerCase(), value]))),
  row("H.1.4", "4.2.1", "HTTP/1.0", 400, (request) => void (request.version = "HTTP/1.0")),
  row("H.1.5", "4.2.1", "HTTP/2.0 in the line", 505, (request) => void (request.version = "HTTP/2.0")),
  ...["POST", "PUT", "PATCH", "DELETE", "HEAD", "OPTIONS"].map((method, at) => row(`H.1.${6 + at}`, "4.2.1", `the method ${method}`, 405, (request) => void (request.method = method))),
  row("H.1.12", "4.2.1", "a body that is announced", 400, (request) => ((request.body = "hello"), void request.add("Content-Length", "5"))),
  row("H.1.13", "4.2.1", "a body in chunks", 400, (request) => ((request.body = "5\r\nhello\r\n0\r\n\r\n"), void request.add("Transfer-Encoding", "chunked"))),
  row("H.1.14", "4.2.1", "a body of no bytes", 101, add("Content-Length", "0")),
  row("H.1.15", "4.2.1", "no Host", 400, drop("Host")),
  row("H.1.16", "4.2.1", "two Hosts", 400, add("Host", "other.example")),
  row("H.1.17", "4.2.1", "a Host that is none", 400, set("Host", "a b")),
  row("H.1.18", "4.2.1", "an address with a query", 101, (request) => void (request.target = "/api/v1/stream?since=1")),
  row("H.1.19", "3", "an address with a slash behind", 404, (request) => void (request.target = "/api/v1/stream/")),
  row("H.1.20", "3", "an address with a fragment", 400, (request) => void (request.target = "/api/v1/stream#here")),
  row("H.1.21", "4.1", "a whole address in the request line", 400, (request, way) => void (request.target = `http://${way.host}/api/v1/stream`), {
    explained: "The host would stand twice, and could be another each time: only the path is taken.",
  }),
  row("H.1.22", "4.2.1", "101 fields", 431, (request) => void Array.from({ length: 101 }, (_, at) => request.add(`X-${at}`, "1"))),
  row("H.1.23", "4.2.1", "a field of 17 KiB", 431, add("X-Long", "*".repeat(17 * 1024))),
  row("H.1.24", "4.2.1", "a folded field", 400, add("X-Folded", "a\r\n b")),
  row("H.1.25", "4.2.1", "a blank before a colon", 400, add("X-Blank ", "a")),
  row("H.1.26", "4.2.1", "a lone CR in a field", 400, add("X-Return", "a\rb")),
  row("H.1.27", "4.2.1", "frames in the same breath as the request", 101, nothing, { behind: text("{}"), says: "unexpected" }),
  row("H.1.28", "4.2.1", "a second request behind the first", 101, nothing, { behind: Buffer.from("GET / HTTP/1.1\r\n\r\n"), says: "close 1002" }),
];

const upgrade: HandshakeCase[] = [
  ...["WebSocket", "WEBSOCKET", "h2c, websocket", "websocket, h2c", "websocket,", "h2c ,\twebsocket"].map((value, at) => row(`H.2.${1 + at}`, "4.2.1", `Upgrade: ${value.replace("\t", "TAB ")}`, 101, set("Upgrade", value))),
  ...["", "h2c", "websockets", "web socket", "websocket/13"].map((value, at) => row(`H.2.${7 + at}`, "4.2.1", `Upgrade: ${value || "(empty)"}`, 400, set("Upgrade", value))),
  row("H.2.12", "4.2.1", "no Upgrade", 400, drop("Upgrade")),
  row("H.2.13", "4.2.1", "Upgrade twice", 400, add("Upgrade", "h2c")),
  row("H.2.14", "4.2.1", "neither Upgrade nor a key", 426, (request) => void request.drop("Upgrade").drop(key), { fields: { upgrade: "websocket" } }),
  ...["upgrade", "UPGRADE", "keep-alive, Upgrade", "Upgrade, keep-alive", "upgrade,"].map((value, at) => row(`H.3.${1 + at}`, "4.2.1", `Connection: ${value}`, 101, set("Connection", value))),
  ...["", "keep-alive", "upgrades", "up grade"].map((value, at) => row(`H.3.${6 + at}`, "4.2.1", `Connection: ${value || "(empty)"}`, 400, set("Connection", value))),
  row("H.3.10", "4.2.1", "no Connection", 400, drop("Connection")),
  row("H.3.11", "4.2.1", "Connection in two fields", 101, (request) => void request.set("Connection", "keep-alive").add("Connection", "Upgrade")),
];

const keys: HandshakeCase[] = [
  row("H.4.1", "4.2.1", "no key", 400, drop(key)),
  row("H.4.2", "4.2.1", "an empty key", 400, set(key, "")),
  row("H.4.3", "4.2.1", "a key of 4 signs", 400, set(key, "abcd")),
  row("H.4.4", "4.2.1", "a key of 22 signs, without the signs of padding", 400, set(key, "dGhlIHNhbXBsZSBub25jZQ")),
  row("H.4.5", "4.2.1", "a key of 17 bytes", 400, set(key, Buffer.alloc(17).toString("base64"))),
  row("H.4.6", "4.2.1", "a key of 15 bytes", 400, set(key, Buffer.alloc(15).toString("base64"))),
  row("H.4.7", "4.2.1", "a key that is not base64", 400, set(key, "!!!!!!!!!!!!!!!!!!!!!!==")),
  row("H.4.8", "4.2.1", "a key in the other base64", 400, set(key, "__________________-_-w==")),
  row("H.4.9", "4.2.1", "a key with bits to spare", 400, set(key, "dGhlIHNhbXBsZSBub25jZR==")),
  row("H.4.10", "4.2.1", "two keys", 400, add(key, "dGhlIHNhbXBsZSBub25jZQ==")),
  row("H.4.11", "4.2.1", "a key of 8 KiB", 400, set(key, "A".repeat(8192))),
  ...["8", "14", "0", "7", "12", "130", "13, 8", "", "thirteen", "-13", "013"].map((value, at) =>
    row(`H.5.${1 + at}`, "4.4", `the version ${value || "(empty)"}`, 426, set(version, value), { fields: { "sec-websocket-version": "13" } })),
  row("H.5.12", "4.2.1", "no version", 426, drop(version), { fields: { "sec-websocket-version": "13" } }),
  row("H.5.13", "11.3.5", "two versions", 400, add(version, "8")),
];

const offers: HandshakeCase[] = [
  row("H.6.1", "4.2.2", "no subprotocol", 101, drop(protocol), { protocol: null }),
  row("H.6.2", "4.2.2", "ours behind another", 101, set(protocol, "chat, holdfast.v1")),
  row("H.6.3", "4.2.2", "ours before another", 101, set(protocol, "holdfast.v1, chat")),
  row("H.6.4", "4.2.2", "ours in the second of two fields", 101, (request) => void request.set(protocol, "chat").add(protocol, "holdfast.v1")),
  row("H.6.5", "4.2.2", "another alone", 400, set(protocol, "chat"), { explained: "A client that names protocols and not ours would not understand a word." }),
  row("H.6.6", "4.2.2", "ours in other letters", 400, set(protocol, "HOLDFAST.V1"), { explained: "It is another name: only one that was offered may be answered." }),
  row("H.6.7", "4.2.2", "an empty subprotocol", 400, set(protocol, "")),
  row("H.6.8", "4.2.2", "a later version of ours", 400, set(protocol, "holdfast.v2")),
  row("H.6.9", "4.2.2", "seventeen fields of subprotocols", 400, (request) => void Array.from({ length: 16 }, () => request.add(protocol, "chat"))),
  row("H.6.10", "4.2.2", "ours twice", 101, set(protocol, "holdfast.v1, holdfast.v1"), { explained: "That a name stands once is the client's duty; nothing can be mistaken." }),
  ...["permessage-deflate", "permessage-deflate; client_max_window_bits", "permessage-deflate; server_no_context_takeover; client_max_window_bits=9", "x-webkit-deflate-frame", "permessage-bzip2"].map((value, at) =>
    row(`H.7.${1 + at}`, "9.1", `the extension ${value}`, 101, set(extensions, value))),
  row("H.7.6", "9.1", "one extension offered 200 times", 101, set(extensions, Array.from({ length: 200 }, () => "permessage-deflate; client_max_window_bits").join(", "))),
  row("H.7.7", "9.1", "extensions in fifty fields", 101, (request) => void Array.from({ length: 50 }, () => request.add(extensions, "permessage-deflate"))),
  row("H.7.8", "9.1", "extensions that are not of the form", 101, set(extensions, ";;=,,\"permessage"), { explained: "No extension is spoken here, so the field is not read." }),
  row("H.7.9", "9.1", "an extension, and then a compressed frame", 101, set(extensions, "permessage-deflate"), { behind: text("{}", { reserved: 4 }), says: "close 1002" }),
];

const origins: [what: string, value: (host: string) => string, expect: number][] = [
  ["the same", (host) => `http://${host}`, 101],
  ["the same, behind a proxy that speaks TLS", (host) => `https://${host}`, 101],
  ["the same in capitals", (host) => `HTTP://${host.toUpperCase()}`, 101],
  ["another site", () => "https://evil.example", 403],
  ["null", () => "null", 403],
  ["empty", () => "", 403],
  ["a site whose name begins like ours", (host) => `http://${host.split(":")[0]}.evil.example`, 403],
  ["another port", (host) => `http://${host.split(":")[0]}:1`, 403],
  ["no port", (host) => `http://${host.split(":")[0]}`, 403],
  ["a path behind", (host) => `http://${host}/`, 403],
  ["a name before", (host) => `http://ada@${host}`, 403],
  ["another scheme", (host) => `ws://${host}`, 403],
  ["a file", () => "file://", 403],
  ["two in one field", (host) => `http://${host}, https://evil.example`, 403],
  ["a name for this machine", (host) => `http://localhost:${host.split(":")[1]}`, 403],
];

const callers: HandshakeCase[] = [
  row("H.8.1", "10.5", "nobody", 401, drop("Authorization")),
  row("H.8.2", "10.5", "a token that is none", 401, set("Authorization", "Bearer nonsense")),
  row("H.8.3", "10.5", "an empty token", 401, set("Authorization", "Bearer ")),
  row("H.8.4", "10.5", "a token by another scheme", 401, (request, way) => void request.set("Authorization", `Basic ${way.token}`)),
  row("H.8.5", "10.5", "a token in the address", 401, (request, way) => ((request.target += `?access_token=${way.token}`), void request.drop("Authorization"))),
  row("H.8.6", "10.5", "a token as a subprotocol", 401, (request, way) => void request.drop("Authorization").set(protocol, `holdfast.v1, ${way.token}`)),
  row("H.8.7", "10.5", "two tokens", 400, (request, way) => void request.add("Authorization", `Bearer ${way.token}`)),
  row("H.8.8", "10.5", "a cookie that is none", 401, (request) => void request.drop("Authorization").add("Cookie", "holdfast=nonsense")),
  ...origins.map(([what, value, expect], at) => row(`H.9.${1 + at}`, "10.2", `by cookie, Origin: ${what}`, expect, (request, way) => void request.add("Origin", value(way.host)), { byCookie: true })),
  row("H.9.16", "10.2", "by cookie, no Origin", 403, nothing, { byCookie: true }),
  row("H.9.17", "10.2", "by cookie, Origin twice", 400, (request, way) => void request.add("Origin", `http://${way.host}`).add("Origin", `http://${way.host}`), { byCookie: true }),
  row("H.9.18", "10.2", "by token, another site", 403, add("Origin", "https://evil.example")),
  row("H.9.19", "10.2", "by token, the same", 101, (request, way) => void request.add("Origin", `http://${way.host}`)),
];

export const handshakes: HandshakeCase[] = [...form, ...upgrade, ...keys, ...offers, ...callers];
