// A small Slack export as Slack writes it, and what a stranger might put in its place.

import { writeFileSync } from "node:fs";
import { strToU8, zipSync, type Zippable } from "fflate";

export type Entries = Record<string, unknown>;

const seconds = 1_510_000_000;
export const ts = (number: number): string => `${seconds + number}.000100`;

export const people = [
  { id: "U1", name: "ada", profile: { real_name: "Ada Byron", email: "ada@example.org" } },
  { id: "U2", name: "xiaoming", profile: { display_name: "小明", real_name: "Wang Xiaoming" } },
  { id: "U3", name: "left.long.ago", deleted: true, profile: { real_name: "Gone Gull" } },
  { id: "U4", name: "Ünïcode!", profile: { real_name: "System" }, is_restricted: true },
];

export const harbour = [
  { type: "message", subtype: "channel_join", user: "U1", ts: ts(0), text: "<@U1> has joined the channel" },
  {
    type: "message", user: "U1", ts: ts(1), text: "*High water* at six, <@U2>. See <https://example.org/tides|the table> &amp; be early",
    reactions: [{ name: "tada", users: ["U2", "U1"], count: 2 }, { name: "+1::skin-tone-4", users: ["U2"], count: 1 }, { name: "our_own_parrot", users: ["U2"], count: 1 }],
  },
  { type: "message", user: "U2", ts: ts(2), text: "今天的潮水六点到港", edited: { user: "U2", ts: ts(3) } },
  { type: "message", user: "U2", ts: ts(4), thread_ts: ts(1), text: "in the thread" },
  { type: "message", subtype: "thread_broadcast", user: "U3", ts: ts(5), thread_ts: ts(1), text: "for all to see" },
  { type: "message", user: "U2", ts: ts(6), thread_ts: ts(9_000), text: "to something that was deleted" },
  { type: "message", subtype: "bot_message", username: "Jenkins", ts: ts(7), text: "", attachments: [{ color: "good", title: "Build 7", title_link: "https://ci.example.org/7", fields: [{ title: "branch", value: "main", short: true }] }] },
  { type: "message", user: "U1", ts: ts(8), text: "", files: [{ id: "F1", name: "tide table.pdf" }] },
];

export const goodExport = (): Entries => ({
  "users.json": people,
  "channels.json": [
    { id: "C1", name: "harbour", created: seconds, creator: "U1", members: ["U1", "U2", "U3"], topic: { value: "Berths &amp; tides" }, pins: [{ id: ts(2), type: "C", user: "U1" }] },
    { id: "C2", name: "old-things", created: seconds, creator: "U3", is_archived: true, members: ["U2"] },
  ],
  "groups.json": [{ id: "G1", name: "pilots", created: seconds, creator: "U2", members: ["U2"] }],
  "dms.json": [{ id: "D1", created: seconds, members: ["U1", "U2"] }],
  "harbour/2017-11-06.json": harbour,
  "harbour/2017-11-07.json": [{ type: "message", user: "U1", ts: ts(90_000), text: "the next day" }],
  "old-things/2017-11-06.json": [{ type: "message", user: "U2", ts: ts(1), text: "here be dust" }],
  "pilots/2017-11-06.json": [{ type: "message", user: "U2", ts: ts(1), text: "between us" }],
  "D1/2017-11-06.json": [{ type: "message", user: "U1", ts: ts(1), text: "hello 小明" }],
});

export function writeExport(path: string, entries: Entries, more: Zippable = {}): string {
  const packed = Object.fromEntries(Object.entries(entries).map(([name, value]) => [name, strToU8(typeof value === "string" ? value : JSON.stringify(value))]));
  writeFileSync(path, zipSync({ ...packed, ...more }, { level: 6 }));
  return path;
}
