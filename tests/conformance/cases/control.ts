// Pings and pongs, and messages in fragments with them in between.

import { closed, open, padded, waiting, type FrameCase } from "../case.ts";
import { binary, close, cut, frame, more, ping, pong, text } from "../frames.ts";

const part = { last: false };
const split = (pieces: string[], between: Buffer[] = []): Buffer[] =>
  pieces.flatMap((piece, at) => [at === 0 ? text(piece, { last: pieces.length === 1 }) : more(piece, { last: at === pieces.length - 1 }), ...(at < pieces.length - 1 ? between : [])]);

const beats: FrameCase[] = [
  { id: "2.1.1", section: "5.5.2", what: "a ping without content", send: [ping()], expect: open([], [""]) },
  { id: "2.1.2", section: "5.5.2", what: "a ping with text", send: [ping("Hello, world!")], expect: open([], ["Hello, world!"]) },
  { id: "2.1.3", section: "5.5.2", what: "a ping with bytes that are no text", send: [ping(Buffer.from([0, 255, 254, 253, 252, 251, 0]))], expect: open([], [Buffer.from([0, 255, 254, 253, 252, 251, 0]).toString("latin1")]) },
  { id: "2.1.4", section: "5.5", what: "a ping with 125 bytes", send: [ping("*".repeat(125))], expect: open([], ["*".repeat(125)]) },
  { id: "2.1.5", section: "5.5", what: "a ping with 126 bytes", send: [ping("*".repeat(126))], expect: closed(1002) },
  { id: "2.1.6", section: "5.5", what: "a ping with 65,536 bytes", send: [ping("*".repeat(65_536))], expect: closed(1002) },
  { id: "2.1.7", section: "5.5", what: "a ping with 125 bytes, byte by byte", send: [ping("*".repeat(125))], expect: open([], ["*".repeat(125)]), chop: 1 },
  { id: "2.1.8", section: "5.5", what: "a ping that claims 2^62 bytes", send: [ping("", { claimed: 1n << 62n })], expect: closed(1002) },
  { id: "2.1.9", section: "5.5", what: "a ping whose length of 5 is written in two bytes", send: [ping("hello", { lengthBytes: 2 })], expect: closed(1002) },
  { id: "2.1.10", section: "5.5", what: "a ping in two fragments", send: [ping("he", part), more("llo")], expect: closed(1002) },
  { id: "2.2.1", section: "5.5.3", what: "a pong that nobody asked for", send: [pong()], expect: open() },
  { id: "2.2.2", section: "5.5.3", what: "a pong that nobody asked for, with content", send: [pong("unasked")], expect: open() },
  { id: "2.2.3", section: "5.5.3", what: "a pong that nobody asked for, then a ping", send: [pong("unasked"), ping("asked")], expect: open([], ["asked"]) },
  { id: "2.2.4", section: "5.5", what: "a pong with 125 bytes", send: [pong("*".repeat(125))], expect: open() },
  { id: "2.2.5", section: "5.5", what: "a pong with 126 bytes", send: [pong("*".repeat(126))], expect: closed(1002) },
  { id: "2.2.6", section: "5.5", what: "a pong in two fragments", send: [pong("a", part), more("b")], expect: closed(1002) },
  { id: "2.3.1", section: "5.5.2", what: "ten pings at once", send: Array.from({ length: 10 }, (_, at) => ping(`ping ${at}`)), expect: open([], Array.from({ length: 10 }, (_, at) => `ping ${at}`)) },
  { id: "2.3.2", section: "5.5.2", what: "ten pings at once, byte by byte", send: Array.from({ length: 10 }, (_, at) => ping(`ping ${at}`)), expect: open([], Array.from({ length: 10 }, (_, at) => `ping ${at}`)), chop: 1 },
  { id: "2.3.3", section: "5.5.2", what: "a ping, a text and a ping", send: [ping("a"), text("{}"), ping("b")], expect: open(["unexpected"], ["a", "b"]) },
];

const hello = [ '{"p":', '"hel', 'lo"}'];
const fragments: FrameCase[] = [
  { id: "5.1.1", section: "5.4", what: "a text in two fragments", send: split(['{"p":', "1}"]), expect: open(["unexpected"]) },
  { id: "5.1.2", section: "5.4", what: "a text in three fragments", send: split(hello), expect: open(["unexpected"]) },
  { id: "5.1.3", section: "5.4", what: "a text in two fragments, byte by byte", send: split(['{"p":', "1}"]), expect: open(["unexpected"]), chop: 1 },
  { id: "5.1.4", section: "5.4", what: "a text in fragments of one byte", send: [cut(padded(200), 1)], expect: open(["unexpected"]) },
  { id: "5.1.5", section: "5.4", what: "three empty fragments", send: split(["", "", ""]), expect: open(["bad_frame"]) },
  { id: "5.1.6", section: "5.4", what: "an empty fragment before, between and behind", send: split(["", "{", "", "}", ""]), expect: open(["unexpected"]) },
  { id: "5.1.7", section: "5.4", what: "a text that is not ended", send: [text("{", part), more("", part)], expect: waiting() },
  { id: "5.1.8", section: "5.4", what: "two texts, each in fragments", send: [...split(["{", "}"]), ...split(["{", "x"])], expect: open(["unexpected", "bad_frame"]) },
  { id: "5.1.9", section: "5.4", what: "a text in fragments, then a whole one", send: [...split(["{", "}"]), text("x")], expect: open(["unexpected", "bad_frame"]) },
  { id: "5.1.10", section: "5.4", what: "65,536 bytes in fragments of 256", send: [cut(padded(65_536), 256)], expect: open(["unexpected"]) },
  { id: "5.1.11", section: "5.4", what: "131,072 bytes in fragments of 4,096", send: [cut(padded(131_072), 4096)], expect: open(["unexpected"]) },
  { id: "5.2.1", section: "5.4", what: "a ping between two fragments", send: split(["{", "}"], [ping("mid")]), expect: open(["unexpected"], ["mid"]) },
  { id: "5.2.2", section: "5.4", what: "a ping between two fragments, byte by byte", send: split(["{", "}"], [ping("mid")]), expect: open(["unexpected"], ["mid"]), chop: 1 },
  { id: "5.2.3", section: "5.4", what: "a pong between two fragments", send: split(["{", "}"], [pong("mid")]), expect: open(["unexpected"]) },
  { id: "5.2.4", section: "5.4", what: "pings and pongs between five fragments", send: split(["{", '"p"', ":", "1", "}"], [ping("p"), pong("q")]), expect: open(["unexpected"], ["p", "p", "p", "p"]) },
  { id: "5.2.5", section: "5.4", what: "a ping after a first fragment that nothing follows", send: [text("{", part), ping("mid")], expect: waiting([], ["mid"]) },
  { id: "5.2.6", section: "5.4", what: "pings between fragments of one byte", send: [cut(padded(60), 1, ping("m"))], expect: open(["unexpected"], Array.from({ length: 59 }, () => "m")) },
  { id: "5.2.7", section: "5.5", what: "a ping of 126 bytes between two fragments", send: split(["{", "}"], [ping("*".repeat(126))]), expect: closed(1002) },
  { id: "5.2.8", section: "5.5.1", what: "a close frame between two fragments", send: split(["{", "}"], [close(1000)]), expect: closed(1000) },
  { id: "5.3.1", section: "5.4", what: "a continuation of nothing, the last", send: [more("x")], expect: closed(1002) },
  { id: "5.3.2", section: "5.4", what: "a continuation of nothing, not the last", send: [more("x", part)], expect: closed(1002) },
  { id: "5.3.3", section: "5.4", what: "a continuation of nothing, then a text", send: [more("x"), text("{}")], expect: closed(1002) },
  { id: "5.3.4", section: "5.4", what: "a continuation of nothing, not the last, then a text", send: [more("x", part), text("{}")], expect: closed(1002) },
  { id: "5.3.5", section: "5.4", what: "a continuation of nothing, byte by byte", send: [more("x")], expect: closed(1002), chop: 1 },
  { id: "5.3.6", section: "5.4", what: "a whole text, then a continuation", send: [text("{}"), more("x")], expect: closed(1002, ["unexpected"]) },
  { id: "5.3.7", section: "5.4", what: "a text in fragments, then one continuation too many", send: [...split(["{", "}"]), more("x")], expect: closed(1002, ["unexpected"]) },
  { id: "5.3.8", section: "5.4", what: "an empty continuation of nothing", send: [more("")], expect: closed(1002) },
  { id: "5.4.1", section: "5.4", what: "a whole text inside a text", send: [text("{", part), text("{}"), more("}")], expect: closed(1002) },
  { id: "5.4.2", section: "5.4", what: "the beginning of a text inside a text", send: [text("{", part), text("{", part)], expect: closed(1002) },
  { id: "5.4.3", section: "5.4", what: "a binary message inside a text", send: [text("{", part), binary("x"), more("}")], expect: closed(1002) },
  { id: "5.4.4", section: "5.4", what: "a text inside a binary message", send: [binary("x", part), text("{}")], expect: closed(1002) },
  { id: "5.4.5", section: "5.4", what: "a text inside a text, with a ping between", send: [text("{", part), ping("mid"), text("{}")], expect: closed(1002, [], ["mid"]) },
  { id: "5.4.6", section: "5.4", what: "an empty text inside a text", send: [text("{", part), text("")], expect: closed(1002) },
  { id: "5.5.1", section: "5.4", what: "the bits of a fragment that are reserved", send: [text("{", part), more("}", { reserved: 4 })], expect: closed(1002) },
  { id: "5.5.2", section: "5.4", what: "a fragment without a mask", send: [text("{", part), more("}", { masked: false })], expect: closed(1002) },
  { id: "5.5.3", section: "5.5", what: "a close frame in two fragments", send: [frame(8, "\x03", part), more("\xe8")], expect: closed(1002) },
];

export const control: FrameCase[] = [...beats, ...fragments];
