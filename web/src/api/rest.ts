// The second door: fetch with refusals as values of one class. Says when nobody is signed in any more, and forgets nothing over it.
import { Refusal } from "../app/client";

export type Query = Readonly<Record<string, string | number | boolean | undefined>>;

export interface Ask {
  readonly key?: string; // of a durable command: sent again, it is done once
  readonly query?: Query;
  readonly body?: unknown;
  readonly outlives?: boolean; // it goes on when the page is closed
}

export interface Rest {
  get<T>(path: string, query?: Query): Promise<T>;
  ask<T>(method: "POST" | "PUT" | "PATCH" | "DELETE", path: string, ask?: Ask): Promise<T>;
}

export interface RestParts {
  readonly base?: string; // of another origin; tests only
  readonly headers?: Readonly<Record<string, string>>;
  readonly fetch?: typeof fetch;
  readonly signedOut?: () => void;
  readonly deadlineMs?: number;
}

export const unreachable = "unreachable"; // the code of a refusal that no server gave

export function makeRest({ base = "", headers = {}, fetch: fetcher = (...args) => fetch(...args), signedOut, deadlineMs = 20_000 }: RestParts = {}): Rest {
  async function call<T>(method: string, path: string, { key, query, body, outlives = false }: Ask): Promise<T> {
    const cut = new AbortController();
    const deadline = setTimeout(() => cut.abort(), deadlineMs);
    try {
      const answer = await fetcher(`${base}/api/v1${path}${queryText(query)}`, {
        method,
        credentials: "same-origin",
        cache: "no-store",
        signal: cut.signal,
        keepalive: outlives,
        headers: { ...headers, ...(body === undefined ? {} : { "Content-Type": "application/json" }), ...(key ? { "Idempotency-Key": key } : {}) },
        ...(body === undefined ? {} : { body: JSON.stringify(body) }),
      });
      if (!answer.ok) throw await refusalOf(answer);
      return (answer.status === 204 ? {} : await answer.json()) as T;
    } catch (error) {
      if (!(error instanceof Refusal)) throw new Refusal(0, unreachable, "The server cannot be reached.", "", 0);
      if (error.status === 401 && error.code !== "bad_credentials") signedOut?.();
      throw error;
    } finally {
      clearTimeout(deadline);
    }
  }
  return {
    get: (path, query) => call("GET", path, query ? { query } : {}),
    ask: (method, path, ask = {}) => call(method, path, ask),
  };
}

function queryText(query: Query | undefined): string {
  const told = Object.entries(query ?? {}).filter(([, value]) => value !== undefined && value !== "");
  return told.length === 0 ? "" : `?${new URLSearchParams(told.map(([name, value]) => [name, String(value)])).toString()}`;
}

interface Problem {
  readonly code?: string;
  readonly detail?: string;
  readonly field?: string;
  readonly retry_ms?: number;
}

async function refusalOf(answer: Response): Promise<Refusal> {
  const problem = (await answer.json().catch(() => ({}))) as Problem;
  const seconds = Number(answer.headers.get("Retry-After") ?? 0);
  const retryMs = problem.retry_ms ?? (Number.isFinite(seconds) ? seconds * 1000 : 0);
  return new Refusal(answer.status, problem.code ?? `http_${answer.status}`, problem.detail ?? "The server did not say why.", problem.field ?? "", retryMs);
}

// Worth another try with the same key: nobody knows what came of it, or the server said "not now".
export function isPassing(refusal: Refusal): boolean {
  return refusal.status === 0 || refusal.status === 429 || refusal.status === 503 || (refusal.status >= 500 && refusal.code !== "internal");
}
