import { afterEach, beforeEach, expect, it, vi } from "vitest";
import type { Rest } from "../../api/rest";
import { Refusal } from "../client";
import { makeFileCalls, type FileCalls, type UploadWatch } from "./files";

// A server that keeps what arrives, and a line that fails as it is told.
let kept: string, faults: (() => [number, string] | null)[], asked: string[];

class FakeRequest {
  upload: { onprogress?: (event: { loaded: number }) => void } = {};
  status = 0;
  responseText = "";
  onload?: () => void;
  onerror?: () => void;
  onabort?: () => void;
  private offset = 0;
  open(_method: string, path: string): void {
    this.offset = Number(new URL(path, "http://x").searchParams.get("offset"));
  }
  setRequestHeader(): void {}
  abort(): void {
    this.onabort?.();
  }
  send(part: Blob): void {
    void part.text().then((text) => {
      const fault = faults.shift()?.() ?? null;
      if (fault === null && this.offset === kept.length) kept += text;
      else if (fault === null) return this.answer(409, { code: "wrong_offset" });
      else if (fault[0] === 0) return this.onerror?.();
      else return this.answer(fault[0], { code: fault[1] });
      this.upload.onprogress?.({ loaded: text.length });
      this.answer(200, { upload: "F1", offset: kept.length, part_bytes: 4 });
    });
  }
  private answer(status: number, body: object): void {
    this.status = status;
    this.responseText = JSON.stringify(body);
    this.onload?.();
  }
}

let calls: FileCalls, sent: number[], waited: boolean[], stop: AbortController, watch: UploadWatch;
beforeEach(() => {
  vi.useFakeTimers({ shouldAdvanceTime: true, advanceTimeDelta: 200 });
  vi.stubGlobal("XMLHttpRequest", FakeRequest);
  [kept, faults, asked, sent, waited, stop] = ["", [], [], [], [], new AbortController()];
  watch = { sent: (bytes) => void sent.push(bytes), held: (waiting) => void waited.push(waiting), signal: stop.signal };
  const answers = (method: string, path: string): unknown => {
    asked.push(`${method} ${path}`);
    return path.endsWith("/finish") ? { id: "F1", name: "tide.txt", bytes: kept.length } : { upload: "F1", offset: kept.length, part_bytes: 4 };
  };
  const rest = { get: async (path: string) => answers("GET", path), ask: async (method: string, path: string) => answers(method, path) } as unknown as Rest;
  calls = makeFileCalls(rest, async () => undefined as never);
});
afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

const send = (text = "high at six"): Promise<{ id: string }> => calls.upload(new Blob([text]), "tide.txt", false, watch);

it("goes in parts and tells how far it is", async () => {
  expect((await send()).id).toBe("F1");
  expect(kept).toBe("high at six");
  expect(sent.at(-1)).toBe(11);
  expect(asked).toEqual(["POST /uploads", "POST /uploads/F1/finish"]);
});

it("asks after a cut how much is there, and goes on", async () => {
  faults = [() => null, () => [0, ""], () => [503, "overloaded"], () => null];
  await send();
  expect(kept).toBe("high at six");
  expect(waited).toContain(true);
  expect(waited.at(-1)).toBe(false);
  expect(asked.filter((what) => what === "GET /uploads/F1").length).toBe(2);
});

it("believes the server on where the next part begins", async () => {
  faults = [() => ((kept += "high"), null)]; // its answer was lost: the part is there
  await send();
  expect(kept).toBe("high at six");
});

it("stops at a final no, and at once when it is given up", async () => {
  faults = [() => [507, "disk_full"]];
  await expect(send()).rejects.toBeInstanceOf(Refusal);
  faults = [() => (stop.abort(), null)];
  await expect(send()).rejects.toThrow();
  expect(asked.at(-1)).toBe("DELETE /uploads/F1");
});
