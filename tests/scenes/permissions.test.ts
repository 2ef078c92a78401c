// Who may call what: every route × every kind of caller, tried on a real server and compared with permissions.txt, which a
// person reads. A diff fails. `UPDATE_PERMISSIONS=1 npx vitest run scenes/permissions` writes it anew; read the difference.

import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { afterAll, beforeAll, expect, it } from "vitest";
import { ownerPassword, type Person } from "../support/bootstrap.ts";
import { newKey, Stage } from "./stage.ts";

const file = fileURLToPath(new URL("./permissions.txt", import.meta.url));

interface Operation {
  method: string;
  path: string;
  permission: string;
  example: Record<string, unknown>;
}

let stage: Stage;
let operations: Operation[];
let secret: string; // a private channel that only its founder is in
beforeAll(async () => {
  stage = await Stage.open({ settings: { sign_in_per_minute: 10000 } });
  const document = (await stage.owner.rest.get("/api/v1/openapi.json")).body;
  operations = Object.entries<Record<string, any>>(document.paths).flatMap(([path, methods]) =>
    Object.entries<any>(methods)
      .filter(([method]) => ["get", "post", "put", "patch", "delete"].includes(method))
      .map(([method, operation]) => ({
        method: method.toUpperCase(),
        path,
        permission: operation["x-permission"] as string,
        example: Object.values<any>(operation.requestBody?.content ?? {})[0]?.example ?? {},
      })),
  );
  operations.sort((a, b) => (a.path + a.method < b.path + b.method ? -1 : 1));
  secret = await stage.channel("secret", ["keeper"]);
}, 30_000);
afterAll(() => stage?.close());

const nobody: Record<string, string> = { channel: "C0000000000001", user: "U0000000000001", session: "S0000000000001", invitation: "V0000000000001", upload: "F0000000000001", file: "F0000000000001", message: "1", bot: "U0000000000001", token: "S0000000000001", hook: "O0000000000001", delivery: "D0000000000001", command: "K0000000000001", invocation: "R0000000000001" };
const withParameters = (path: string, values: Record<string, string>): string => path.replace(/\{(\w+)\}/g, (_, name: string) => values[name] ?? nobody[name] ?? "x");

async function human(role: string): Promise<string> {
  const username = `the-${role}`;
  await stage.owner.rest.need("POST", "/api/v1/users", { username, display_name: role, role, password: ownerPassword }, { key: newKey() });
  return (await stage.server.rest().need("POST", "/api/v1/sessions", { username, password: ownerPassword, bearer: true })).token as string;
}

// What the caller's role alone decides: nothing named here exists, so whoever may pass is told that.
async function byRole(operation: Operation, token: string | undefined): Promise<string> {
  const body = operation.method === "GET" || operation.method === "DELETE" ? undefined : {};
  const answer = await stage.server.rest(token).call(operation.method, withParameters(operation.path, nobody), body, { key: newKey() });
  if (answer.status === 401 && answer.body.code === "unauthorized") return "sign in";
  if (answer.status === 403 && answer.body.code === "forbidden") return "no";
  expect(answer.status, `${operation.method} ${operation.path}`).toBeLessThan(500);
  return "yes";
}

// What somebody gets who is not in a private channel.
async function byStranger(operation: Operation, stranger: Person): Promise<string> {
  if (!operation.path.includes("{channel}")) return "·";
  const body = operation.method === "GET" || operation.method === "DELETE" ? undefined : operation.example;
  const answer = await stranger.rest.call(operation.method, withParameters(operation.path, { channel: secret, message: "2" }), body, { key: newKey() });
  return `${answer.status} ${answer.body?.code ?? ""}`.trim();
}

it("lets every caller do what the table says, and nothing else", async () => {
  const tokens: Record<string, string | undefined> = { anonymous: undefined, guest: await human("guest"), member: await human("member"), admin: await human("admin"), owner: stage.owner.token, bot: (await stage.person("robot")).token };
  const stranger = await stage.person("stranger");
  const rows: string[] = [];
  const last = (operation: Operation): number => Number(operation.path === "/api/v1/sessions/current");
  for (const operation of [...operations].sort((a, b) => last(a) - last(b))) {
    const cells: string[] = [];
    for (const token of Object.values(tokens)) cells.push(await byRole(operation, token));
    rows.push([`${operation.method.padEnd(6)} ${operation.path}`.padEnd(62), operation.permission.padEnd(16), ...cells.map((cell) => cell.padEnd(9)), await byStranger(operation, stranger)].join(" ").trimEnd());
  }
  const head = ["route".padEnd(62), "permission".padEnd(16), ...Object.keys(tokens).map((name) => name.padEnd(9)), "not in the private channel"].join(" ");
  const table = [head, ...rows.sort((a, b) => (a.slice(7) < b.slice(7) ? -1 : 1))].join("\n") + "\n";
  if (process.env["UPDATE_PERMISSIONS"]) writeFileSync(file, table);
  expect(existsSync(file) ? readFileSync(file, "utf8") : "").toBe(table);
}, 60_000);
