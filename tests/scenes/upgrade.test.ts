// A folder of any schema there has been is served by today's server: what was said reads the same, is found, and the folder is sound.

import { execFileSync } from "node:child_process";
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { raw } from "../support/bytes.ts";
import { Server } from "../support/server.ts";

const frozen = new URL("../migrations/", import.meta.url).pathname;
const schemas = readdirSync(frozen).filter((name) => name.endsWith(".sql")).map((name) => Number(name.slice(0, -4)));
const newest = Math.max(...schemas);
const content = "high water 06:12\n";

let data: string;
beforeEach(() => void (data = mkdtempSync(join(tmpdir(), "holdfast-frozen-"))));
afterEach(() => rmSync(data, { recursive: true, force: true }));

const ask = (sql: string, database = "holdfast.db"): string => execFileSync("sqlite3", [join(data, database), sql], { encoding: "utf8" }).trim();

function thaw(schema: number): void {
  execFileSync("sqlite3", [join(data, "holdfast.db")], { input: readFileSync(join(frozen, `${String(schema).padStart(2, "0")}.sql`)) });
  const place = schema < 8 ? "" : ask("SELECT place FROM blobs");
  if (place === "") return;
  mkdirSync(join(data, dirname(place)), { recursive: true });
  writeFileSync(join(data, place), content);
}

describe("a folder of schema", () => {
  it.each(schemas)("%i is served", async (schema) => {
    thaw(schema);
    const server = new Server({ data });
    await server.start();
    try {
      if (schema < 2) await server.cli(["user", "create", "--bot", "--username", "ada"]);
      const token = await server.cli(["token", "create", "--user", "ada", "--name", "scene"]);
      const rest = server.rest(token);
      const state: any = await rest.need("GET", "/api/v1/me/state");
      const harbour = state.channels.find((one: any) => one.channel.name === "harbour")?.channel.id;
      expect(harbour === undefined).toBe(schema < 3);
      if (harbour) {
        const page: any = await rest.need("GET", `/api/v1/channels/${harbour}/messages?limit=100`);
        const all = [...page.messages, ...(schema < 5 ? [] : (await rest.need("GET", `/api/v1/channels/${harbour}/messages?limit=100&thread=4`)).messages)];
        const said = [...new Set(all.map(({ text }: { text: string }) => text))].filter((text) => text.startsWith("Said at")).length;
        expect(said).toBe(Math.max(0, schema - 3));
        const posted: any = await rest.need("POST", `/api/v1/channels/${harbour}/messages`, { text: "we go on" }, { key: "upgraded" });
        expect(posted.seq).toBeGreaterThan(schema - 3);
      }
      if (schema >= 8) {
        const page: any = await rest.need("GET", `/api/v1/channels/${harbour}/messages?limit=100`);
        const { files } = page.messages.find(({ key }: { key: string }) => key === "frozen_8");
        expect((await raw(server.url, token, "GET", `/api/v1/files/${files[0].id}`)).bytes.toString()).toBe(content);
      }
    } finally {
      await server.stop();
    }
    expect(await server.cli(["check", "--deep"])).toMatch(/^Sound: /);
    if (schema < newest) expect(ask("PRAGMA user_version", `backups/before-schema-${newest}.sqlite3`)).toBe(String(schema));
  }, 30_000);

  it("that is not known yet is refused, and stays as it is", async () => {
    thaw(newest);
    ask(`PRAGMA user_version = ${newest + 1}`);
    const server = new Server({ data });
    await expect(server.start()).rejects.toThrow("Start the newer Holdfast");
    expect(await server.ending()).toMatchObject({ code: 3 });
    expect(ask("PRAGMA user_version")).toBe(String(newest + 1));
  });
});
