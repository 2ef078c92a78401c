import { describe, expect, it } from "vitest";
import { isPassing, makeRest, unreachable } from "./rest";
import type { Refusal } from "../app/client";

type Seen = { url: string; init: RequestInit };

function answering(status: number, body: unknown, headers: Record<string, string> = {}): { rest: ReturnType<typeof makeRest>; seen: Seen[]; outs: number[] } {
  const [seen, outs]: [Seen[], number[]] = [[], []];
  const fetcher = (async (url: string, init: RequestInit) => {
    seen.push({ url, init });
    if (status === 0) throw new TypeError("failed to fetch");
    return new Response(JSON.stringify(body), { status, headers });
  }) as typeof fetch;
  return { rest: makeRest({ fetch: fetcher, signedOut: () => outs.push(1) }), seen, outs };
}

const refusal = (promise: Promise<unknown>): Promise<Refusal> => promise.then(() => Promise.reject(new Error("not refused")), (error: Refusal) => error);

describe("the second door", () => {
  it("carries the key of a durable command, the body and the query", async () => {
    const { rest, seen } = answering(201, { key: "k1", seq: 3 });
    expect(await rest.ask("POST", "/channels/C1/messages", { key: "k1", body: { text: "hi" }, query: { limit: 5, cursor: undefined } })).toEqual({ key: "k1", seq: 3 });
    expect(seen[0]!.url).toBe("/api/v1/channels/C1/messages?limit=5");
    expect(seen[0]!.init).toMatchObject({ method: "POST", body: '{"text":"hi"}', headers: { "Idempotency-Key": "k1", "Content-Type": "application/json" } });
  });

  it("says a refusal with its code, sentence and field", async () => {
    const { rest } = answering(409, { code: "name_taken", detail: "There is a public channel of this name already.", field: "name" });
    expect(await refusal(rest.get("/x"))).toMatchObject({ status: 409, code: "name_taken", field: "name", detail: "There is a public channel of this name already." });
  });

  it("says that nobody is signed in, but not because a password was wrong", async () => {
    const gone = answering(401, { code: "unauthorized" });
    await refusal(gone.rest.get("/me"));
    expect(gone.outs).toEqual([1]);
    const wrong = answering(401, { code: "bad_credentials" });
    await refusal(wrong.rest.ask("POST", "/sessions", { body: {} }));
    expect(wrong.outs).toEqual([]);
  });

  it("knows what is worth another try", async () => {
    const none = await refusal(answering(0, null).rest.get("/x"));
    expect([none.code, isPassing(none)]).toEqual([unreachable, true]);
    const busy = await refusal(answering(429, { code: "rate_limited", retry_ms: 800 }).rest.get("/x"));
    expect([busy.retryMs, isPassing(busy)]).toEqual([800, true]);
    const later = await refusal(answering(503, {}, { "Retry-After": "3" }).rest.get("/x"));
    expect([later.retryMs, isPassing(later)]).toEqual([3_000, true]);
    expect(isPassing(await refusal(answering(403, { code: "forbidden" }).rest.get("/x")))).toBe(false);
  });
});
