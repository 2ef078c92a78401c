// The goodbye: which codes may be said, what may stand beside them, and what comes after.

import { closed, padded, type FrameCase } from "../case.ts";
import { close, frame, opcodes, ping, text } from "../frames.ts";

const said = [1000, 1001, 1002, 1003, 1007, 1008, 1009, 1010, 1011, 3000, 3999, 4000, 4999];
const registered = [1012, 1013];
const never = [0, 999, 1004, 1005, 1006, 1014, 1015, 1016, 1100, 2000, 2999];
const beyond = [5000, 65_535];
const notText = "What is no text must fail the line; 1007 is the code for messages, and a close frame is none.";
const cutGreek = Buffer.from("cebae1bdb9cf83cebcceb5ed", "hex");

export const closing: FrameCase[] = [
  { id: "7.1.1", section: "7.1.2", what: "a text, then a close frame", send: [text("{}"), close(1000)], expect: closed(1000, ["unexpected"]) },
  { id: "7.1.2", section: "5.5.1", what: "two close frames", send: [close(1000), close(1001)], expect: closed(1000) },
  { id: "7.1.3", section: "5.5.1", what: "a ping after the close frame", send: [close(1000), ping("late")], expect: closed(1000) },
  { id: "7.1.4", section: "5.5.1", what: "a text after the close frame", send: [close(1000), text("{}")], expect: closed(1000) },
  { id: "7.1.5", section: "5.5.1", what: "a close frame in the midst of a message", send: [text("{", { last: false }), close(1000)], expect: closed(1000) },
  { id: "7.1.6", section: "5.5.1", what: "100,000 bytes, then a close frame, then a ping", send: [text(padded(100_000)), close(1000), ping("late")], expect: closed(1000, ["unexpected"]) },
  { id: "7.1.7", section: "5.5.1", what: "bytes that are no frame after the close frame", send: [close(1000), Buffer.from("GET / HTTP/1.1\r\n\r\n")], expect: closed(1000) },
  { id: "7.1.8", section: "5.5.1", what: "half a frame after the close frame", send: [close(1000), text("hello").subarray(0, 4)], expect: closed(1000) },
  { id: "7.1.9", section: "5.5.1", what: "a ping, then a close frame", send: [ping("before"), close(1000)], expect: closed(1000, [], ["before"]) },
  { id: "7.2.1", section: "7.1.1", what: "a client that never answers the close frame of the server", send: [text("{", { reserved: 1 })], expect: closed(1002), mute: true },
  { id: "7.2.2", section: "7.1.1", what: "a client that never answers when its binary message is refused", send: [frame(opcodes.binary, "x")], expect: closed(1003), mute: true },
  {
    id: "7.3.1", section: "5.5.1", what: "a close frame without content", send: [close()], expect: closed(1000),
    explained: "There is no code to give back; 1000 says that all is well.",
  },
  { id: "7.3.2", section: "5.5.1", what: "a close frame of one byte", send: [frame(opcodes.close, "a")], expect: closed(1002) },
  { id: "7.3.3", section: "5.5.1", what: "a close frame with a code alone", send: [close(1000)], expect: closed(1000) },
  { id: "7.3.4", section: "5.5.1", what: "a close frame with a code and a reason", send: [close(1000, "Hello, world!")], expect: closed(1000) },
  { id: "7.3.5", section: "5.5", what: "a close frame with the longest reason, 123 bytes", send: [close(1000, "*".repeat(123))], expect: closed(1000) },
  { id: "7.3.6", section: "5.5", what: "a close frame of 126 bytes", send: [close(1000, "*".repeat(124))], expect: closed(1002) },
  { id: "7.3.7", section: "5.5.1", what: "a close frame byte by byte", send: [close(1001, "gone fishing")], expect: closed(1001), chop: 1 },
  { id: "7.3.8", section: "5.5", what: "a close frame whose length is written in two bytes", send: [close(1000, "", { lengthBytes: 2 })], expect: closed(1002) },
  { id: "7.3.9", section: "5.5", what: "a close frame that claims 2^62 bytes", send: [frame(opcodes.close, "", { claimed: 1n << 62n })], expect: closed(1002) },
  { id: "7.3.10", section: "5.5", what: "a close frame that is not the last fragment", send: [close(1000, "", { last: false })], expect: closed(1002) },
  { id: "7.4.1", section: "8.1", what: "a reason that is no text", send: [close(1000, cutGreek)], expect: closed(1002), explained: notText },
  { id: "7.4.2", section: "8.1", what: "a reason with a surrogate", send: [close(1000, Buffer.from("eda080", "hex"))], expect: closed(1002), explained: notText },
  { id: "7.4.3", section: "8.1", what: "a reason in Chinese", send: [close(1000, "再见")], expect: closed(1000) },
  { id: "7.4.4", section: "8.1", what: "a reason of 0xFF", send: [close(1000, Buffer.from([0xff]))], expect: closed(1002), explained: notText },
  ...said.map((code): FrameCase => ({ id: `7.7.${code}`, section: "7.4", what: `the code ${code}`, send: [close(code)], expect: closed(code) })),
  ...registered.map((code): FrameCase => ({
    id: `7.7.${code}`, section: "11.7", what: `the code ${code}`, send: [close(code)], expect: closed(code),
    explained: "Not in the RFC, but in the registry that it founded.",
  })),
  ...never.map((code): FrameCase => ({ id: `7.9.${code}`, section: "7.4", what: `the code ${code}`, send: [close(code, "bad")], expect: closed(1002) })),
  ...beyond.map((code): FrameCase => ({
    id: `7.9.${code}`, section: "7.4.2", what: `the code ${code}`, send: [close(code)], expect: closed(code),
    explained: "The RFC says nothing of codes from 5000 on; they are answered as they came.",
  })),
];
