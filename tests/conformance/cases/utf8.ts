// What is text and what is not, whole, cut anywhere, and as soon as it can be known.

import { closed, holding, open, waiting, type FrameCase } from "../case.ts";
import { cut, more, text } from "../frames.ts";

const bytes = (hex: string): Buffer => Buffer.from(hex.replaceAll(" ", ""), "hex");

const right: [what: string, content: Buffer][] = [
  ["plain letters", Buffer.from("Hello")],
  ["marks, Greek and Chinese", Buffer.from("Hello-µ@ßöäüàá-κόσμε 船")],
  ["signs beyond the first plane", Buffer.from("⚓🐳𝄞")],
  ["U+0080, the first of two bytes", bytes("c280")],
  ["U+07FF, the last of two", bytes("dfbf")],
  ["U+0800, the first of three", bytes("e0a080")],
  ["U+D7FF, the last before the surrogates", bytes("ed9fbf")],
  ["U+E000, the first behind them", bytes("ee8080")],
  ["U+FFFD", bytes("efbfbd")],
  ["U+FFFE, which is no character", bytes("efbfbe")],
  ["U+FFFF, which is no character", bytes("efbfbf")],
  ["U+10000, the first of four", bytes("f0908080")],
  ["U+1FFFE, which is no character", bytes("f09fbfbe")],
  ["U+10FFFF, the last of all", bytes("f48fbfbf")],
  ["a mark of byte order", bytes("efbbbf")],
  ["U+202E, which turns the direction", bytes("e280ae")],
  ["tags and joiners", Buffer.from("👩‍👩‍👧‍👦\u{e0067}")],
  ["U+007F", bytes("7f")],
];

const wrong: [what: string, content: Buffer][] = [
  ["a continuation alone, 0x80", bytes("80")],
  ["a continuation alone, 0xBF", bytes("bf")],
  ["seven continuations", bytes("80bf80bf80bf80")],
  ["all beginnings of two bytes, each with a blank behind", Buffer.concat(Array.from({ length: 32 }, (_, at) => Buffer.from([0xc0 + at, 0x20])))],
  ["a beginning of two bytes with a blank behind", bytes("c220")],
  ["a beginning of three bytes with a blank behind", bytes("e220")],
  ["a beginning of four bytes with a blank behind", bytes("f020")],
  ["two of three bytes", bytes("e298")],
  ["three of four bytes", bytes("f09f90")],
  ["0xFE", bytes("fe")],
  ["0xFF", bytes("ff")],
  ["0xFE FE FF FF", bytes("fefeffff")],
  ["a slash in two bytes", bytes("c0af")],
  ["a slash in three bytes", bytes("e080af")],
  ["a slash in four bytes", bytes("f08080af")],
  ["a slash in five bytes", bytes("f8808080af")],
  ["a slash in six bytes", bytes("fc80808080af")],
  ["the largest overlong of two bytes", bytes("c1bf")],
  ["the largest overlong of three bytes", bytes("e09fbf")],
  ["the largest overlong of four bytes", bytes("f08fbfbf")],
  ["U+0000 in two bytes", bytes("c080")],
  ["U+0000 in three bytes", bytes("e08080")],
  ["U+0000 in four bytes", bytes("f0808080")],
  ["the surrogate U+D800", bytes("eda080")],
  ["the surrogate U+DB7F", bytes("edadbf")],
  ["the surrogate U+DC00", bytes("edb080")],
  ["the surrogate U+DFFF", bytes("edbfbf")],
  ["a pair of surrogates", bytes("eda080edb080")],
  ["U+110000, one too far", bytes("f4908080")],
  ["U+1FFFFF", bytes("f7bfbfbf")],
  ["five bytes", bytes("f888808080")],
  ["six bytes", bytes("fc8480808080")],
  ["Greek with a surrogate behind", bytes("cebae1bdb9cf83cebcceb5eda080656469746564")],
];

const greek = Buffer.from("κόσμε⚓🐳");
const part = { last: false };

export const utf8: FrameCase[] = [
  { id: "6.1.1", section: "5.6", what: "three empty fragments of text", send: [text("", part), more("", part), more("")], expect: open(["bad_frame"]) },
  ...right.map(([what, content], at): FrameCase => ({ id: `6.2.${at + 1}`, section: "8.1", what, send: [text(holding(content))], expect: open(["unexpected"]) })),
  ...right.slice(1).map(([what, content], at): FrameCase => ({
    id: `6.3.${at + 1}`, section: "8.1", what: `${what}, in fragments of one byte`, send: [cut(holding(content), 1)], expect: open(["unexpected"]),
  })),
  ...wrong.map(([what, content], at): FrameCase => ({ id: `6.4.${at + 1}`, section: "8.1", what, send: [text(holding(content))], expect: closed(1007) })),
  ...wrong.map(([what, content], at): FrameCase => ({
    id: `6.5.${at + 1}`, section: "8.1", what: `${what}, in fragments of one byte`, send: [cut(holding(content), 1)], expect: closed(1007),
  })),
  ...[1, 2, 3, 4, 5].map((size): FrameCase => ({
    id: `6.6.${size}`, section: "8.1", what: `signs of two, three and four bytes in fragments of ${size}`, send: [cut(holding(greek), size)], expect: open(["unexpected"]),
  })),
  { id: "6.7.1", section: "8.1", what: "a sign that is cut at the end of the message", send: [text(bytes("7b22e298"))], expect: closed(1007) },
  { id: "6.7.2", section: "8.1", what: "a sign that is cut at the end of the message, in fragments", send: [cut(bytes("7b22f09f90"), 1)], expect: closed(1007) },
  { id: "6.7.3", section: "8.1", what: "a sign that is cut by a fragment and not yet ended", send: [text(bytes("7b22e298"), part)], expect: waiting() },
  { id: "6.8.1", section: "8.1", what: "no text in the first fragment, while the rest never comes", send: [text(bytes("7bff"), part)], expect: closed(1007) },
  { id: "6.8.2", section: "8.1", what: "no text in the second fragment, while the rest never comes", send: [text("{", part), more(bytes("f4908080"), part)], expect: closed(1007) },
  { id: "6.8.3", section: "8.1", what: "no text at the beginning of a frame, while its end never comes", send: [text(Buffer.concat([bytes("eda080"), Buffer.alloc(2000, 0x20)])).subarray(0, 1000)], expect: closed(1007) },
  { id: "6.8.4", section: "8.1", what: "a sign that can be none any more, while the frame's end never comes", send: [text(bytes("f4908080"), { claimed: 100n })], expect: closed(1007) },
];
