// The people and channels that every figure is measured with, made once through the product's own doors and kept.

import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { createBot, startWithOwner, type Person } from "../tests/support/bootstrap.ts";
import type { Server } from "../tests/support/server.ts";
import { Load } from "./load.ts";
import { copyOf, kept, scratch } from "./scratch.ts";
import { endsWithUs, served, settings } from "./server.ts";

export interface Shape {
  people: number;
  groupOf: number; // people are in groups of so many, each with ten channels that all of the group are in
  halls: number[]; // channels of the first so many people
  desks: number; // so many people have a channel of their own to write into
  messages: number; // in the filled folder
  mixed?: boolean; // English and Chinese
  keep: boolean; // for the next time
}

export interface Company {
  folder: string;
  tokens: string[]; // of the people
  groups: string[][]; // channels by group
  halls: string[];
  desks: string[];
}

export const channelsPerGroup = 10;

export async function company(shape: Shape): Promise<Company> {
  const { messages: _, mixed: __, ...people } = shape;
  return madeOnce("company", people, async (folder) => {
    const { server, owner } = await startWithOwner({ data: folder, settings });
    const made = await populate(endsWithUs(server), owner, shape);
    await server.stop();
    return made;
  });
}

// The same company with the messages in it, posted through the server into the groups' channels in turn.
export async function filledCompany(shape: Shape): Promise<Company> {
  return madeOnce("filled", shape, async (folder) => {
    const plain = await company(shape);
    rmSync(folder, { recursive: true });
    renameSync(copyOf(plain.folder), folder);
    const writers = plain.groups.flatMap((channels, group) =>
      [0, 1].map((which) => ({ token: plain.tokens[group * shape.groupOf + which]!, channels })),
    );
    await served(folder, async (server) => {
      const load = Load.start("posts", server.url, writers, ["pipeline=8", `count=${shape.messages}`, `mixed=${shape.mixed ? 1 : 0}`]);
      await load.mark("begin");
      load.go();
      await load.mark("end");
      load.stop();
    });
    return plain;
  });
}

type Facts = Omit<Company, "folder">;

async function madeOnce(name: string, shape: { keep: boolean }, make: (folder: string) => Promise<Facts>): Promise<Company> {
  const home = `${shape.keep ? kept : scratch()}/${name}-${digest(shape)}`;
  const facts = `${home}/company.json`;
  if (!existsSync(facts)) {
    const began = performance.now();
    process.stderr.write(`making ${name}, once …`);
    const draft = `${scratch()}/draft-${name}`;
    mkdirSync(`${draft}/data`, { recursive: true, mode: 0o700 });
    const { tokens, groups, halls, desks } = await make(`${draft}/data`);
    writeFileSync(`${draft}/company.json`, JSON.stringify({ tokens, groups, halls, desks }), { mode: 0o600 });
    rmSync(home, { recursive: true, force: true });
    renameSync(draft, home);
    process.stderr.write(` ${((performance.now() - began) / 1000).toFixed(0)} s\n`);
  }
  return { ...(JSON.parse(readFileSync(facts, "utf8")) as Facts), folder: `${home}/data` };
}

// A folder made for another shape, or by another schema, is not this one.
function digest(shape: object): string {
  const migrations = new URL("../migrations", import.meta.url).pathname;
  const hash = createHash("sha256").update(JSON.stringify(shape));
  for (const file of readdirSync(migrations, { recursive: true, encoding: "utf8" }).sort())
    if (file.endsWith(".sql")) hash.update(file).update(readFileSync(`${migrations}/${file}`));
  return hash.digest("hex").slice(0, 8);
}

async function populate(server: Server, owner: Person, shape: Shape): Promise<Facts> {
  const numbers = (count: number): number[] => Array.from({ length: count }, (_, i) => i);
  const people = await each(numbers(shape.people), (i) => createBot(server, owner, `person-${i}`));
  const open = async (by: Person, name: string, members: Person[]): Promise<string> => {
    const body = { name, kind: "private", members: members.filter((one) => one !== by).map((one) => one.id) };
    const ack = await by.rest.need("POST", "/api/v1/channels", body, { key: name });
    return ack.log as string;
  };
  const groups = await each(numbers(Math.floor(shape.people / shape.groupOf)), async (group) => {
    const members = people.slice(group * shape.groupOf, (group + 1) * shape.groupOf);
    return each(numbers(channelsPerGroup), (i) => open(members[0]!, `group-${group}-${i}`, members));
  });
  const halls = await each(shape.halls, (size) => open(people[0]!, `hall-${size}`, people.slice(0, size)));
  const desks = await each(numbers(shape.desks), (i) => open(people[i]!, `desk-${i}`, []));
  return { tokens: people.map((one) => one.token), groups, halls, desks };
}

// Some at once, the answers in the order asked.
async function each<T, U>(items: T[], work: (item: T) => Promise<U>): Promise<U[]> {
  const done: U[] = [];
  let next = 0;
  const hand = async (): Promise<void> => {
    while (next < items.length) {
      const at = next++;
      done[at] = await work(items[at]!);
    }
  };
  await Promise.all(Array.from({ length: 32 }, hand));
  return done;
}
