// What is asked beside the durable commands: no key, no place in a log. Every refusal is kept, so that none is a riddle to its reader.

import type { Person } from "../support/bootstrap.ts";
import { raw } from "../support/bytes.ts";
import { NoAnswer } from "../support/rest.ts";
import type { World } from "./world.ts";

const asideMs = 2_000;

// The answer's body; nothing when there was none, or a refusal.
export async function aside(world: World, person: Person, method: string, path: string, body?: object, key?: string): Promise<any> {
  if (!world.server.up) return undefined;
  try {
    const answer = await person.rest.call(method, path, body, { deadlineMs: asideMs, ...(key ? { key } : {}) });
    if (answer.status < 400) return answer.body ?? {};
    noteRefusal(world, path, answer.status, answer.body?.code, answer.headers["retry-after"]);
  } catch (error) {
    if (!(error instanceof NoAnswer)) throw error;
  }
  return undefined;
}

export async function asideOfBytes(world: World, person: Person, path: string, bytes: Uint8Array): Promise<any> {
  if (!world.server.up) return undefined;
  const answer = await raw(world.server.url, person.token, "PUT", path, bytes, {}).catch(() => undefined);
  if (!answer) return undefined;
  const text = answer.bytes.toString("utf8");
  const body = text.startsWith("{") ? JSON.parse(text) : {};
  if (answer.status < 400) return body;
  noteRefusal(world, path, answer.status, body.code, answer.headers.get("retry-after") ?? undefined);
  return undefined;
}

function noteRefusal(world: World, path: string, status: number, code: string | undefined, retryAfter: string | undefined): void {
  if (code) world.recorder.refused(code);
  const kept = (world.recorder.recording.refusals ??= []);
  kept.push({ path, status, code: code ?? "", ...(retryAfter ? { retryAfter } : {}) });
}
