// From nothing to a running server with an owner who holds a token, and people to play with.

import { randomBytes } from "node:crypto";
import { Rest } from "./rest.ts";
import { Server, type ServerOptions } from "./server.ts";

export interface Person {
  id: string;
  username: string;
  token: string;
  rest: Rest;
}

export const ownerPassword = "a long harbour password";

export async function startWithOwner(options: ServerOptions = {}): Promise<{ server: Server; owner: Person }> {
  const server = new Server(options);
  await server.start();
  const username = "root";
  const id = await server.cli(["user", "create", "--username", username, "--role", "owner", "--display-name", "Root", "--password-stdin"], ownerPassword + "\n");
  const token = await server.cli(["token", "create", "--user", username, "--name", "tests"]);
  return { server, owner: { id, username, token, rest: server.rest(token) } };
}

// The same through the front door: the first owner signs up with the code that the server prints.
export async function foundWorkspace({ before, ...options }: ServerOptions & { before?: (server: Server) => Promise<void> } = {}): Promise<{ server: Server; owner: Person }> {
  const server = new Server(options);
  await before?.(server);
  await server.start();
  const code = (): string | undefined => /\/setup#(\S+)/.exec(server.log.join("\n"))?.[1];
  await server.changed.until("the code of the first owner is printed", () => code() !== undefined, 5_000);
  const username = "root";
  const made = await server.rest().need("POST", "/api/v1/setup", { code: code(), workspace_name: "Harbour", username, display_name: "Root", password: ownerPassword });
  const token = await server.cli(["token", "create", "--user", username, "--name", "tests"]);
  return { server, owner: { id: made.user.id as string, username, token, rest: server.rest(token) } };
}

// A bot has a token and no password, so that making one costs no hashing.
export async function createBot(server: Server, owner: Person, username: string): Promise<Person> {
  const key = `bot_${randomBytes(9).toString("base64url")}`;
  const made = await owner.rest.need("POST", "/api/v1/users", { username, display_name: username, role: "member", bot: true }, { key });
  const id = (made.result?.user ?? made.result).id as string;
  const issued = await owner.rest.need("POST", `/api/v1/users/${id}/tokens`, { name: "tests" });
  const token = (issued.token ?? issued.result?.token) as string;
  return { id, username, token, rest: server.rest(token) };
}
