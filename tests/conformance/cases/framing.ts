// How long a message may be, the bits beside it, and what kinds there are.

import { closed, open, padded, waiting, type FrameCase } from "../case.ts";
import { binary, frame, more, ping, text } from "../frames.ts";

const max = 131_072; // frame_bytes_max, as it is set unless somebody says otherwise

const lengths: FrameCase[] = [
  { id: "1.1.1", section: "5.2", what: "a text of 0 bytes", send: [text("")], expect: open(["bad_frame"]) },
  ...[8, 124, 125, 126, 127, 128, 1000, 65_534, 65_535, 65_536, max].map((bytes, at): FrameCase => ({
    id: `1.1.${at + 2}`,
    section: "5.2",
    what: `a text of ${bytes} bytes`,
    send: [text(padded(bytes))],
    expect: open(["unexpected"]),
  })),
  ...[1, 125, 126, 997, 4096].map((size, at): FrameCase => ({
    id: `1.1.${at + 13}`,
    section: "5.2",
    what: `a text of 5000 bytes, sent ${size} bytes at a time`,
    send: [text(padded(5000))],
    expect: open(["unexpected"]),
    chop: size,
  })),
  ...[0, 1, 125, 126, 127, 128, 65_535, 65_536, max].map((bytes, at): FrameCase => ({
    id: `1.2.${at + 1}`,
    section: "7.4.1",
    what: `a binary message of ${bytes} bytes`,
    send: [binary(Buffer.alloc(bytes, 0xfe))],
    expect: closed(1003),
  })),
  { id: "1.2.10", section: "7.4.1", what: "a binary message in two fragments", send: [binary("a", { last: false }), more("b")], expect: closed(1003) },
  { id: "1.2.11", section: "7.4.1", what: "a text, then a binary message, then a text", send: [text("{}"), binary("x"), text("{}")], expect: closed(1003, ["unexpected"]) },
  {
    id: "1.2.12", section: "7.4.1", what: "the first fragment of a binary message", send: [binary("a", { last: false })], expect: waiting(),
    explained: "A binary message is refused when it is whole; until then it takes no more memory than a text.",
  },
  { id: "1.3.1", section: "5.2", what: "a length of 5 written in two bytes", send: [text("hello", { lengthBytes: 2 })], expect: closed(1002) },
  { id: "1.3.2", section: "5.2", what: "a length of 5 written in eight bytes", send: [text("hello", { lengthBytes: 8 })], expect: closed(1002) },
  { id: "1.3.3", section: "5.2", what: "a length of 125 written in two bytes", send: [text(padded(125), { lengthBytes: 2 })], expect: closed(1002) },
  { id: "1.3.4", section: "5.2", what: "a length of 65535 written in eight bytes", send: [text(padded(65_535), { lengthBytes: 8 })], expect: closed(1002) },
  { id: "1.3.5", section: "5.2", what: "a length whose highest bit is set", send: [text("", { claimed: 1n << 63n })], expect: closed(1009) },
  { id: "1.3.6", section: "5.2", what: "a length of which every bit is set", send: [text("", { claimed: (1n << 64n) - 1n })], expect: closed(1009) },
  { id: "1.4.1", section: "5.3", what: "a text masked with zeros", send: [text("{}", { key: [0, 0, 0, 0] })], expect: open(["unexpected"]) },
  { id: "1.4.2", section: "5.3", what: "a text masked with ones", send: [text("{}", { key: [255, 255, 255, 255] })], expect: open(["unexpected"]) },
  { id: "1.4.3", section: "5.1", what: "a text without a mask", send: [text("{}", { masked: false })], expect: closed(1002) },
  { id: "1.4.4", section: "5.1", what: "a ping without a mask", send: [ping("a", { masked: false })], expect: closed(1002) },
  { id: "1.4.5", section: "5.1", what: "a close frame without a mask", send: [frame(8, "\x03\xe8", { masked: false })], expect: closed(1002) },
  { id: "1.4.6", section: "5.1", what: "an empty text without a mask", send: [text("", { masked: false })], expect: closed(1002) },
];

const bits: FrameCase[] = [
  ...[1, 2, 3, 4, 5, 6, 7].map((reserved): FrameCase => ({
    id: `3.1.${reserved}`, section: "5.2", what: `a text with the reserved bits ${reserved.toString(2).padStart(3, "0")}`,
    send: [text("{}", { reserved })], expect: closed(1002),
  })),
  ...[1, 2, 4].map((reserved, at): FrameCase => ({
    id: `3.2.${at + 1}`, section: "5.2", what: `a ping with the reserved bits ${reserved.toString(2).padStart(3, "0")}`,
    send: [ping("a", { reserved })], expect: closed(1002),
  })),
  ...[1, 2, 4].map((reserved, at): FrameCase => ({
    id: `3.3.${at + 1}`, section: "5.2", what: `a close frame with the reserved bits ${reserved.toString(2).padStart(3, "0")}`,
    send: [frame(8, "\x03\xe8", { reserved })], expect: closed(1002),
  })),
  { id: "3.4.1", section: "5.2", what: "a good text, then one with a reserved bit, then a ping", send: [text("{}"), text("{}", { reserved: 4 }), ping("late")], expect: closed(1002, ["unexpected"]) },
  { id: "3.4.2", section: "5.2", what: "a good text, then one with a reserved bit, byte by byte", send: [text("{}"), text("{}", { reserved: 2 })], expect: closed(1002, ["unexpected"]), chop: 1 },
  { id: "3.4.3", section: "5.2", what: "a reserved bit in the second fragment", send: [text("{", { last: false }), more("}", { reserved: 1 })], expect: closed(1002) },
];

const kinds: FrameCase[] = [
  ...[3, 4, 5, 6, 7].flatMap((opcode, at): FrameCase[] => [
    { id: `4.1.${2 * at + 1}`, section: "5.2", what: `a data frame of the reserved kind ${opcode}, empty`, send: [frame(opcode)], expect: closed(1002) },
    { id: `4.1.${2 * at + 2}`, section: "5.2", what: `a text, then one of the reserved kind ${opcode}, then a ping`, send: [text("{}"), frame(opcode, "{}"), ping("late")], expect: closed(1002, ["unexpected"]) },
  ]),
  ...[11, 12, 13, 14, 15].flatMap((opcode, at): FrameCase[] => [
    { id: `4.2.${2 * at + 1}`, section: "5.2", what: `a control frame of the reserved kind ${opcode}, empty`, send: [frame(opcode)], expect: closed(1002) },
    { id: `4.2.${2 * at + 2}`, section: "5.2", what: `a text, then one of the reserved kind ${opcode}, byte by byte`, send: [text("{}"), frame(opcode, "{}")], expect: closed(1002, ["unexpected"]), chop: 1 },
  ]),
  { id: "4.3.1", section: "5.2", what: "a frame of a reserved kind between two fragments", send: [text("{", { last: false }), frame(3, "x"), more("}")], expect: closed(1002) },
];

const limits: FrameCase[] = [
  { id: "9.1.1", section: "10.4", what: "one byte more than a message may have", send: [text(padded(max + 1))], expect: closed(1009) },
  { id: "9.1.2", section: "10.4", what: "one byte more than a message may have, in the second fragment", send: [text(padded(max), { last: false }), more("}")], expect: closed(1009) },
  { id: "9.1.3", section: "10.4", what: "a claim of 2^31 bytes", send: [text("", { claimed: 1n << 31n })], expect: closed(1009) },
  { id: "9.1.4", section: "10.4", what: "a claim of 2^62 bytes", send: [text("", { claimed: 1n << 62n })], expect: closed(1009) },
  { id: "9.1.5", section: "10.4", what: "a binary message that claims 2^62 bytes", send: [binary("", { claimed: 1n << 62n })], expect: closed(1009) },
  { id: "9.1.6", section: "10.4", what: "two fragments of half of all that fits", send: [text(padded(max).slice(0, max / 2), { last: false }), more(padded(max).slice(max / 2))], expect: open(["unexpected"]) },
  { id: "9.1.7", section: "10.4", what: "a second fragment that claims 2^62 bytes", send: [text("{", { last: false }), more("", { claimed: 1n << 62n })], expect: closed(1009) },
  { id: "9.1.8", section: "10.4", what: "all that fits in the first fragment, and an empty last one", send: [text(padded(max), { last: false }), more()], expect: open(["unexpected"]) },
  { id: "9.1.9", section: "10.4", what: "all that fits in the first fragment, a ping, and an empty last one", send: [text(padded(max), { last: false }), ping("full"), more()], expect: open(["unexpected"], ["full"]) },
  { id: "9.2.1", section: "10.4", what: "a text in 1,024 fragments", send: [text('{"p":"', { last: false }), ...Array.from({ length: 1022 }, () => more("*", { last: false })), more('"}')], expect: open(["unexpected"]) },
  { id: "9.2.2", section: "10.4", what: "a text in 1,025 fragments", send: [text('{"p":"', { last: false }), ...Array.from({ length: 1023 }, () => more("*", { last: false })), more('"}')], expect: closed(1009) },
  { id: "9.2.3", section: "10.4", what: "a text in 10,000 fragments of seven bytes", send: [text("seven..", { last: false }), ...Array.from({ length: 9999 }, () => more("seven..", { last: false }))], expect: closed(1009) },
  { id: "9.2.4", section: "10.4", what: "a text in 10,000 empty fragments", send: [text("", { last: false }), ...Array.from({ length: 9999 }, () => more("", { last: false }))], expect: closed(1009) },
  { id: "9.3.1", section: "10.4", what: "150 pings at once", send: Array.from({ length: 150 }, (_, at) => ping(String(at))), expect: open([], Array.from({ length: 150 }, (_, at) => String(at))) },
  { id: "9.3.2", section: "7.4.2", what: "900 messages at once that ask for nothing and make no mistake", send: Array.from({ length: 900 }, () => text('{"type":"beat"}')), expect: open() },
  { id: "9.3.3", section: "7.4.2", what: "ten messages that cannot be read", send: Array.from({ length: 10 }, () => text("x")), expect: closed(4400, Array.from({ length: 9 }, () => "bad_frame")) },
  { id: "9.3.4", section: "7.4.2", what: "5,000 messages at once", send: Array.from({ length: 5000 }, () => text('{"type":"beat"}')), expect: closed(4429) },
  { id: "9.4.1", section: "5.4", what: "the largest message, byte by byte at its end", send: [text(padded(max))], expect: open(["unexpected"]), chop: 16_001 },
];

export const framing: FrameCase[] = [...lengths, ...bits, ...kinds, ...limits];
