// Servers of a run: each ends with it, whatever happens.

import { rmSync } from "node:fs";
import { Server } from "../tests/support/server.ts";

// Nothing but limits on what one person may send is set for a run.
export const settings = { rate_per_second: 0, log_level: "warn" };

const living = new Set<Server>();
process.on("exit", () => living.forEach((server) => server.signal("SIGKILL")));

export function endsWithUs(server: Server): Server {
  living.add(server);
  return server;
}

// Starts a server on the folder, and stops it when the work is done.
export async function served<T>(data: string, work: (server: Server) => Promise<T>, more: Record<string, number> = {}): Promise<T> {
  const server = endsWithUs(new Server({ data, settings: { ...settings, ...more } }));
  await server.start();
  const result = await work(server);
  await server.stop();
  return result;
}

// The same on a folder that nobody needs afterwards.
export async function servedOnce<T>(data: string, work: (server: Server) => Promise<T>, more: Record<string, number> = {}): Promise<T> {
  const result = await served(data, work, more);
  rmSync(data, { recursive: true });
  return result;
}
