// Plays a handshake of the table; an empty answer says that all was as it must be.

import { opcodes } from "./frames.ts";
import { Handshake, RawSocket } from "./socket.ts";
import type { HandshakeCase } from "./cases/handshake.ts";

export interface Entrance {
  url: string;
  token: string;
  cookie: string;
}

export async function enter(one: HandshakeCase, entrance: Entrance): Promise<string[]> {
  const socket = await RawSocket.dial(entrance.url);
  try {
    const request = new Handshake(entrance.url, one.byCookie ? undefined : entrance.token);
    if (one.byCookie) request.add("Cookie", entrance.cookie);
    one.bend(request, { host: request.host, token: entrance.token });
    socket.bodiless = request.method === "HEAD";
    const bytes = Buffer.concat([Buffer.from(request.toString(), "latin1"), one.behind ?? Buffer.alloc(0)]);
    if (one.chop) await socket.chop(bytes, one.chop);
    else socket.send(bytes);
    await socket.until("an answer", () => socket.head !== undefined || socket.ended);
    return await compare(socket, one, request);
  } finally {
    socket.drop();
  }
}

async function compare(socket: RawSocket, one: HandshakeCase, request: Handshake): Promise<string[]> {
  const { head } = socket;
  if (!head) return ["no answer"];
  const wrong: string[] = [];
  const is = (name: string, found: unknown, wanted: unknown): void => void (found === wanted || wrong.push(`${name}: ${String(found)}, not ${String(wanted)}`));
  is("status", head.status, one.expect);
  for (const [name, value] of Object.entries(one.fields ?? {})) is(name, head.fields.get(name), value);
  if (head.status !== 101) {
    if (request.method !== "HEAD") is("content-type", head.fields.get("content-type"), "application/problem+json");
    is("upgrade and accept", head.fields.get("sec-websocket-accept"), undefined);
    return wrong;
  }
  is("accept", head.fields.get("sec-websocket-accept"), request.accept);
  is("upgrade", head.fields.get("upgrade")?.toLowerCase(), "websocket");
  is("connection", head.fields.get("connection")?.toLowerCase(), "upgrade");
  is("extensions", head.fields.get("sec-websocket-extensions"), undefined);
  is("protocol", head.fields.get("sec-websocket-protocol") ?? null, one.protocol === undefined ? "holdfast.v1" : one.protocol);
  await socket.until("the hello", () => socket.frames.length > 0 || socket.ended);
  is("first", socket.frames[0]?.payload.toString("utf8").startsWith('{"type":"hello"'), true);
  if (one.says === undefined) return wrong;
  await socket.until("an answer to what came behind", () => socket.frames.length > 1 || socket.ended);
  is("says", said(socket), one.says);
  return wrong;
}

function said(socket: RawSocket): string {
  const second = socket.frames[1];
  if (!second) return "nothing";
  if (second.opcode === opcodes.close) return `close ${second.payload.readUInt16BE(0)}`;
  return (JSON.parse(second.payload.toString("utf8")) as { code: string }).code;
}
