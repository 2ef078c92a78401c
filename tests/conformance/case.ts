// A case of the table: what is sent on an open line, and everything that must come of it.

import { close, opcodes, ping, text } from "./frames.ts";
import { Handshake, RawSocket } from "./socket.ts";

export interface Outcome {
  says: string[]; // what the server said in text, in short: "bad_frame" for an error of that code, "posted: …"
  pongs: string[];
  // open: it hears a whole message. waiting: it answers pings, in the midst of a message. Else the close code, 1005 for none.
  end: "open" | "waiting" | number;
}

export interface FrameCase {
  id: string;
  section: string; // of RFC 6455
  what: string;
  send: Buffer[];
  expect: Outcome;
  explained?: string; // why this is right though the RFC would let one expect something else
  chop?: number; // the bytes are sent in pieces of this size
  mute?: boolean; // the client never answers the server's close frame
  post?: string; // a text that is posted by these frames, on a line that has started
}

export const wellFormed = '{"p":""}'; // an object that says nothing: before `start` it is answered `unexpected`
export const padded = (bytes: number): string => `{"p":"${"*".repeat(bytes - wellFormed.length)}"}`;
export const holding = (content: string | Buffer): Buffer => Buffer.concat([Buffer.from('{"p":"'), Buffer.from(content as string), Buffer.from('"}')]);

// A table in short: says and pongs are seldom more than one each.
export const open = (says: string[] = [], pongs: string[] = []): Outcome => ({ says, pongs, end: "open" });
export const waiting = (says: string[] = [], pongs: string[] = []): Outcome => ({ says, pongs, end: "waiting" });
export const closed = (end: number, says: string[] = [], pongs: string[] = []): Outcome => ({ says, pongs, end });

const probe = '{"type":"probe"}';

function short(said: string, channel: string): string | undefined {
  const message = JSON.parse(said) as { type: string; code?: string; channel?: string; kind?: string; message?: { text: string } };
  if (message.type === "error" || message.type === "refused") return message.code!;
  if (message.type === "event" && message.channel === channel && message.kind === "message.posted") return `posted: ${message.message!.text}`;
  return undefined; // hello, ready, ack and what one's other lines did
}

export interface Ground {
  url: string;
  token: string;
  channels: Map<string, string>; // of each case that posts
}

export async function play(one: FrameCase, ground: Ground): Promise<Outcome> {
  const socket = await RawSocket.dial(ground.url);
  try {
    const handshake = new Handshake(ground.url, ground.token);
    socket.send(handshake.toString());
    await socket.until("the hello", () => socket.frames.length > 0 || socket.ended);
    if (socket.head?.status !== 101) throw new Error(`the handshake was answered ${socket.head?.status}`);
    if (one.post !== undefined) await start(socket);
    const bytes = Buffer.concat(one.send);
    if (one.chop) await socket.chop(bytes, one.chop);
    else socket.send(bytes);
    return await watch(socket, one, ground.channels.get(one.id) ?? "");
  } finally {
    socket.drop();
  }
}

const saying = (socket: RawSocket, type: string): boolean =>
  socket.frames.some((frame) => frame.opcode === opcodes.text && (JSON.parse(frame.payload.toString("utf8")) as { type: string }).type === type);

async function start(socket: RawSocket): Promise<void> {
  const hello = JSON.parse(socket.frames[0]!.payload.toString("utf8")) as { epoch: string };
  socket.send(text(JSON.stringify({ type: "start", protocol: 1, device: "conformance", epoch: hello.epoch, cursors: {} })));
  await socket.until("ready", () => saying(socket, "ready") || socket.ended);
}

async function watch(socket: RawSocket, one: FrameCase, channel: string): Promise<Outcome> {
  const said = (): string[] => texts(socket).flatMap((message) => short(message, channel) ?? []);
  const pongs = (): string[] => socket.frames.filter((frame) => frame.opcode === opcodes.pong).map((frame) => frame.payload.toString("latin1"));
  const closing = () => socket.frames.find((frame) => frame.opcode === opcodes.close);
  const { end } = one.expect;

  if (typeof end === "string") {
    // What was asked before has to be answered before: pings by their order, text by its.
    if (one.post !== undefined) await socket.until("the post", () => said().length > 0 || socket.ended);
    socket.send(ping("probe"));
    if (end === "open") socket.send(text(probe));
    const heard = (): boolean => pongs().includes("probe") && (end === "waiting" || said().length > one.expect.says.length);
    await socket.until("an answer to the probe, or the end", () => heard() || closing() !== undefined || socket.ended);
  } else {
    await socket.until("a close frame or the end", () => closing() !== undefined || socket.ended);
    if (closing() && !one.mute) socket.send(close(1000));
    await socket.until("the end of the connection", () => socket.ended);
  }
  if (socket.fault) throw socket.fault;
  const goodbye = closing();
  if (goodbye) return { says: said(), pongs: pongs(), end: goodbye.payload.length < 2 ? 1005 : goodbye.payload.readUInt16BE(0) };
  if (socket.ended) return { says: said(), pongs: pongs(), end: 1006 };
  return { says: end === "open" ? said().slice(0, -1) : said(), pongs: pongs().slice(0, -1), end };
}

const texts = (socket: RawSocket): string[] => socket.frames.filter((frame) => frame.opcode === opcodes.text).map((frame) => frame.payload.toString("utf8"));
