// Bringing a Slack export into an empty folder, beside no server: half English, half Chinese, a fifth of it replies, a tenth with a
// reaction. The archive is read, the people and channels are made, each message is a durable command under a key of its own.

import { execFileSync } from "node:child_process";
import { mkdtempSync } from "node:fs";
import { ts, writeExport } from "../../tests/support/slack_export.ts";
import type { Figure } from "../figure.ts";
import { scratch } from "../scratch.ts";

const binary = process.env["HOLDFAST_BINARY"] ?? new URL("../../build/holdfast", import.meta.url).pathname;
const perDay = 2_000;

export const bring: Figure = {
  name: "import",
  async run({ seconds }) {
    const messages = seconds < 1 ? 200 : 40_000; // a smoke test measures nothing
    const folder = mkdtempSync(`${scratch()}/import-`);
    const file = writeExport(`${folder}/export.zip`, company(messages));
    const began = performance.now();
    execFileSync(binary, ["import", "slack", file, "--data", `${folder}/data`], { stdio: "ignore" }); // throws when something was lost
    const took = (performance.now() - began) / 1000;
    return [{ row: "import: a Slack export", unit: "messages/s", value: messages / took }];
  },
};

function company(messages: number): Record<string, unknown> {
  const people = Array.from({ length: 50 }, (_, i) => ({ id: `U${i}`, name: `person-${i}`, profile: { real_name: `Person ${i}`, email: `person-${i}@example.org` } }));
  const channels = Array.from({ length: 10 }, (_, i) => ({ id: `C${i}`, name: `harbour-${i}`, created: 1_510_000_000, creator: "U0", members: people.map(({ id }) => id) }));
  const entries: Record<string, unknown> = { "users.json": people, "channels.json": channels };
  const each = messages / channels.length;
  for (const { name } of channels)
    for (let day = 0; day * perDay < each; day++)
      entries[`${name}/2018-01-${String(day + 1).padStart(2, "0")}.json`] = Array.from({ length: Math.min(perDay, each - day * perDay) }, (_, i) => said(day * perDay + i));
  return entries;
}

function said(at: number): Record<string, unknown> {
  const text = at % 2 ? `*Berth ${at}* is free, <@U${at % 50}>; see <https://example.org/${at}|the plan>` : `第${at}号泊位空出来了，今天的潮水六点到港`;
  return {
    type: "message", user: `U${(at * 7) % 50}`, ts: ts(at), text,
    ...(at % 5 === 4 ? { thread_ts: ts(at - 4) } : {}),
    ...(at % 10 === 0 ? { reactions: [{ name: "tada", users: [`U${(at + 1) % 50}`], count: 1 }] } : {}),
  };
}
