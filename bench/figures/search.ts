// Searching a million messages of two languages. Words are of the load's own making (bench/load/talk.hpp): what is common there is in
// a fifth of all messages of its language, what is rare in a few of a million.

import { execFileSync } from "node:child_process";
import { statSync } from "node:fs";
import type { Rest } from "../../tests/support/rest.ts";
import type { Server } from "../../tests/support/server.ts";
import { filledCompany, type Company } from "../company.ts";
import type { Figure, Sizes } from "../figure.ts";
import { Window } from "../machine.ts";
import { copyOf } from "../scratch.ts";
import { servedOnce } from "../server.ts";
import type { Reading } from "../table.ts";

const groupOf = 10; // so that 2,000 people have 2,000 channels, ten for each ten of them
const rounds = 20;

// By what makes a search dear: how often its words are said, and where one may look.
const questions: Record<string, string> = {
  "a common English word": "tor",
  "a common Chinese character": "一",
  "two Chinese characters": "一丁",
  "two Chinese characters, rare": "丈三",
  "a rare word": "lirosh",
  "three words": "tor mes ro",
  "a phrase": '"tor mes"',
  "a word from: somebody": "tor from:@person-1",
  "a word, has:link": "tor has:link",
  "a word after: a day": "tor after:2026-01-01",
};

export const search: Figure = {
  name: "search",
  async run(sizes: Sizes) {
    const people = Math.min(2000, sizes.shape.people);
    const company = await filledCompany({ ...sizes.shape, people, groupOf: Math.min(groupOf, sizes.shape.groupOf), halls: [], desks: 0, mixed: true });
    const data = copyOf(company.folder);
    const rebuilt = await rebuild(data);
    return servedOnce(data, async (server) => {
      const [few, all] = [server.rest(company.tokens[0]!), await everywhere(server, company)];
      await few.need("GET", "/api/v1/search?query=tor"); // the first finds cold pages
      return [...rebuilt, ...(await asked("in 10 of the channels", server, few)), ...(await asked("in 500 of them", server, all))];
    });
  },
};

async function rebuild(data: string): Promise<Reading[]> {
  const binary = process.env["HOLDFAST_BINARY"] ?? new URL("../../build/holdfast", import.meta.url).pathname;
  const said = execFileSync(binary, ["reindex", "--data", data], { encoding: "utf8", stdio: ["ignore", "pipe", "ignore"] });
  const [, messages, seconds] = /Indexed (\d+) messages in ([\d.]+) s/.exec(said)!;
  const sum = (sql: string): number => Number(execFileSync("sqlite3", ["-readonly", `${data}/holdfast.db`, sql], { encoding: "utf8" }));
  const index = sum("SELECT sum(length(block)) FROM search_index_data");
  const text = sum("SELECT sum(length(CAST(text AS BLOB))) FROM revisions");
  return [
    { row: "search: index built", unit: "messages/s", value: Number(messages) / Math.max(0.1, Number(seconds)) },
    { row: "search: index, of the text", unit: "bytes/byte", value: index / text },
    { row: "search: index", unit: "MiB", value: index / 2 ** 20 },
    { row: "search: database", unit: "MiB", value: statSync(`${data}/holdfast.db`).size / 2 ** 20 },
  ];
}

// Somebody who was let into as many channels as a busy manager is in.
async function everywhere(server: Server, company: Company): Promise<Rest> {
  const each = company.tokens.length / company.groups.length;
  const groups = company.groups.map((channels, group) => ({ channels, token: company.tokens[group * each]! })).slice(1, 50); // besides one's own
  const guest = company.tokens[1]!;
  const { id } = await server.rest(guest).need("GET", "/api/v1/me");
  for (const { channels, token } of groups)
    for (const channel of channels) await server.rest(token).need("POST", `/api/v1/channels/${channel}/members`, { users: [id] }, { key: `in-${channel}` });
  return server.rest(guest);
}

async function asked(who: string, server: Server, rest: Rest): Promise<Reading[]> {
  const window = new Window(server.pid!);
  const taken: [string, number[]][] = [];
  for (const [what, query] of Object.entries(questions)) {
    const times: number[] = [];
    for (let round = 0; round < rounds; round++) {
      const began = performance.now();
      await rest.need("GET", `/api/v1/search?query=${encodeURIComponent(query)}`);
      times.push(performance.now() - began);
    }
    taken.push([what, times]);
  }
  const { others } = window.close();
  const at = (times: number[], share: number): number => [...times].sort((a, b) => a - b)[Math.min(times.length - 1, Math.floor(times.length * share))]!;
  const every = taken.flatMap(([, times]) => times);
  const row = (name: string, value: number): Reading => ({ row: `search, ${who}: ${name}`, unit: "ms", value, others });
  return [row("all, p50", at(every, 0.5)), row("all, p99", at(every, 0.99)), ...taken.map(([what, times]) => row(`${what}, p50`, at(times, 0.5)))];
}
