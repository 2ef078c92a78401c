// What had been shared in the old chat comes along when its export holds it: by whom, in which message, with its bytes and a small
// picture; once, however often the import runs; and no file hurts the house.

import { spawn } from "node:child_process";
import { mkdirSync, mkdtempSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { raw } from "../support/bytes.ts";
import { png } from "../support/pictures.ts";
import { Server, type ServerOptions } from "../support/server.ts";
import { goodExport, ts, writeExport } from "../support/slack_export.ts";

let folder: string;
let server: Server;
const opened = (settings: ServerOptions["settings"] = {}): void => {
  server = new Server({ data: join(folder, "data"), settings });
  mkdirSync(server.data, { recursive: true });
};
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "holdfast-files-"));
  opened();
});
afterEach(async () => {
  if (server.up) await server.stop("SIGKILL");
  rmSync(folder, { recursive: true, force: true });
});

const table = new TextEncoder().encode("high water 06:12\nlow water 12:31\n");
const picture = new Uint8Array(png(900, 600));
const shared = (...files: { id: string; name: string }[]) => ({ "harbour/2017-11-10.json": [{ type: "message", user: "U1", ts: ts(300_000), text: "as promised", files }] });
const archive = (files: { id: string; name: string }[], bytes: Record<string, Uint8Array>): string => writeExport(join(folder, "export.zip"), { ...goodExport(), ...shared(...files) }, bytes);
const both = () => archive([{ id: "F10", name: "tides.txt" }, { id: "F11", name: "high water.png" }], { "__uploads/F10/tides.txt": table, "__uploads/F11/x.png": picture });

function importing(file: string, more: string[] = []): Promise<{ code: number | null; out: string; errors: string }> {
  const child = spawn(server.binary, ["import", "slack", file, "--data", server.data, ...more]);
  let [out, errors] = ["", ""];
  child.stdout.setEncoding("utf8").on("data", (text: string) => (out += text));
  child.stderr.setEncoding("utf8").on("data", (text: string) => (errors += text));
  return new Promise((done) => child.on("close", (code) => done({ code, out, errors })));
}

// The last message of the harbour, with a token of who can see it.
async function last(): Promise<{ message: any; token: string }> {
  if (!server.up) await server.start();
  const token = await server.cli(["token", "create", "--user", "ada", "--name", "scene"]);
  const rest = server.rest(token);
  const state: any = await rest.need("GET", "/api/v1/me/state");
  const { channel } = state.channels.find((one: any) => one.channel.name === "harbour");
  const page: any = await rest.need("GET", `/api/v1/channels/${channel.id}/messages?limit=100`);
  return { message: { ...page.messages.at(-1), author: page.people[page.messages.at(-1).by].username }, token };
}
const fetched = async (token: string, path: string) => raw(server.url, token, "GET", `/api/v1/files/${path}`);
const stored = (): string[] => (readdirSync(join(server.data, "files"), { recursive: true, withFileTypes: true }) as any[]).filter((entry) => entry.isFile()).map(({ name }) => name);

describe("files in an export", () => {
  it("hang on their message, whole and small, and stand here once beside a stopped or a running server", async () => {
    const file = both();
    const first = await importing(file);
    expect(first.out).toContain(`2 files of ${table.length + picture.length} bytes`);
    const { message, token } = await last();
    expect(message).toMatchObject({ author: "ada", text: "as promised", files: [{ name: "tides.txt", type: "text/plain", bytes: table.length }, { name: "high water.png", type: "image/png", width: 900, preview: true }] });
    const [text, image] = message.files;
    expect(new Uint8Array((await fetched(token, text.id)).bytes)).toEqual(table);
    expect((await fetched(token, `${image.id}/preview`)).headers.get("content-type")).toBe("image/webp");
    const before = stored().sort();
    const again = await importing(file); // by the running server
    expect(again.out).toContain("2 files of");
    expect(again.out).toContain("12 messages were here from an earlier run");
    expect(stored().sort()).toEqual(before);
    expect((await last()).message.files.map(({ id }: { id: string }) => id)).toEqual([text.id, image.id]);
  }, 60_000);

  it("are only counted in a dry run", async () => {
    const { out } = await importing(both(), ["--dry-run"]);
    expect(out).toContain(`2 files of ${table.length + picture.length} bytes`);
    expect(stored()).toEqual([]);
  });

  it("come past the bounds of people, and not past the bound of the disk", async () => {
    opened({ files_person_bytes_max: 10, file_bytes_max: 10 });
    expect((await importing(both(), ["--set", "files_person_bytes_max=10", "--set", "file_bytes_max=10"])).out).toContain("2 files of");
    rmSync(server.data, { recursive: true });
    opened();
    const full = await importing(both(), ["--set", "files_bytes_max=10"]);
    expect(full.code).toBe(1);
    expect(full.errors).toContain("files_bytes_max");
    expect(stored()).toEqual([]);
    expect((await importing(both())).out).toContain("2 files of"); // begun again with room
  }, 60_000);

  it("leave their names where they are missing, empty, damaged or have hostile names; nothing is written elsewhere", async () => {
    const named = [
      { id: "F1", name: "missing.pdf" }, { id: "F2", name: "empty.txt" }, { id: "../F3", name: "up.txt" }, { id: "", name: "none.txt" },
      { id: "F4", name: "../../../etc/cron.d/evil\u0007.txt" }, { id: "F5/..", name: "around.txt" },
    ];
    const { out, code } = await importing(archive(named, { "__uploads/F2/empty.txt": new Uint8Array(), "__uploads/../F3/up.txt": table, "__uploads//none.txt": table, "__uploads/F4/../../x": table, "../../outside.txt": table }));
    expect(out).toContain("1 files that are empty or larger than 1 GiB");
    expect(code).toBe(1);
    const { message } = await last();
    for (const name of ["missing.pdf", "empty.txt", "none.txt", "around.txt"]) expect(message.text).toContain(name);
    for (const { name } of message.files) expect(name).not.toMatch(/[/\\\u0007]/);
    expect(readdirSync(folder).sort()).toEqual(["data", "export.zip"]);
    expect(readdirSync(join(server.data, "uploads"))).toEqual([]);
  });

  it("are more than one message carries: the rest hang on the next", async () => {
    const many = Array.from({ length: 12 }, (_, i) => ({ id: `F${100 + i}`, name: `leaf ${i}.txt` }));
    await importing(archive(many, Object.fromEntries(many.map(({ id, name }) => [`__uploads/${id}/${name}`, table]))));
    const { message } = await last();
    expect(message.files.map(({ name }: { name: string }) => name)).toEqual(["leaf 10.txt", "leaf 11.txt"]);
    expect(stored()).toHaveLength(1); // one content, kept once
  });
});
