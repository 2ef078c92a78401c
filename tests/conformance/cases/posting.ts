// What is said arrives as it was, however it was cut: a post by these frames, read back as the event that everybody gets.

import { open, type FrameCase } from "../case.ts";
import { cut, ping, text } from "../frames.ts";

const channelHere = "%CHANNEL%"; // put in when the channel is made
export const postOf = (id: string, channel: string, said: string): string =>
  JSON.stringify({ type: "post", key: `conformance_${id.replaceAll(".", "_")}`, channel, text: said });

const long = "The tide turns at six. 潮水六点转向。⚓ ";
const texts: [what: string, said: string][] = [
  ["a sentence", "The tide turns at six."],
  ["Greek, Chinese and signs", "κόσμε 潮水 ⚓🐳𝄞"],
  ["quotes, backslashes and line ends", 'a "b" \\ c\nd\te \u2028 f'],
  ["4,000 bytes", long.repeat(80).slice(0, 2000)],
  ["a family and a flag", "👩‍👩‍👧‍👦 🏴󠁧󠁢󠁳󠁣󠁴󠁿"],
  ["signs that turn the direction", "abc \u202e def \u2066 ghi \u2069"],
];

type Way = [what: string, bytes: (message: string) => Buffer, chop?: number];
const ways: Way[] = [
  ["whole", (message) => text(message)],
  ["byte by byte", (message) => text(message), 1],
  ["in fragments of 7 bytes", (message) => cut(message, 7)],
  ["in fragments of 64 bytes with pings between", (message) => cut(message, 64, ping())],
];

// The frames depend on the channel, which the runner knows.
export const frames = new Map<string, (channel: string) => Buffer>();

export const posting: FrameCase[] = texts.flatMap(([what, said], row) =>
  ways.map(([how, bytes, chop], column): FrameCase => {
    const id = `10.${row + 1}.${column + 1}`;
    frames.set(id, (channel) => bytes(postOf(id, channel, said)));
    const pings = how.includes("pings") ? Math.ceil(Buffer.byteLength(postOf(id, channelHere.padEnd(14, "0"), said)) / 64) - 1 : 0;
    return { id, section: "5.4", what: `a post of ${what}, ${how}`, send: [], post: said, expect: open([`posted: ${said}`], Array.from({ length: pings }, () => "")), ...(chop ? { chop } : {}) };
  }),
);
