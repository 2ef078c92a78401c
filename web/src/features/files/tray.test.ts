import { beforeEach, describe, expect, it, vi } from "vitest";
import { Refusal, type Client } from "../../app/client";
import type { UploadWatch } from "../../app/calls/files";
import type { File as Stored } from "../../state/model";
import { fitted } from "./files";
import { sizeText } from "./sizes";
import { Tray } from "./tray";

interface Going {
  name: string;
  watch: UploadWatch;
  done: (file: Stored) => void;
  failed: (why: unknown) => void;
}

const stored = (id: string): Stored => ({ id, name: "tide.txt", type: "text/plain", bytes: 3, width: null, height: null, preview: false });
const file = (name: string, text = "six"): globalThis.File => new File([text], name, { type: "text/plain" });
const turn = (): Promise<void> => new Promise((go) => setTimeout(go));

const kept = new Map<string, string>();
vi.stubGlobal("localStorage", { getItem: (name: string) => kept.get(name) ?? null, setItem: (name: string, value: string) => void kept.set(name, value), removeItem: (name: string) => void kept.delete(name) });

let going: Going[], tray: Tray, client: Pick<Client, "uploadLimits" | "upload">;
beforeEach(() => {
  going = [];
  client = {
    uploadLimits: async () => ({ bytesMost: 1000, pictureBytesMost: 1000 }),
    upload: (_content, name, _picture, watch) => new Promise((done, failed) => going.push({ name, watch, done, failed })),
  };
  tray = new Tray(client as Client);
});

describe("the tray", () => {
  it("sends at once, tells how far it is, and is ready when all are there", async () => {
    tray.add([file("a.txt"), file("b.txt")]);
    await turn();
    expect(going.map(({ name }) => name)).toEqual(["a.txt", "b.txt"]);
    going[0]!.watch.sent(2);
    expect(tray.held.value[0]).toMatchObject({ state: "going", sent: 2, bytes: 3 });
    going[0]!.watch.held(true);
    expect(tray.held.value[0]!.state).toBe("held");
    going[1]!.done(stored("F2"));
    await turn();
    expect(tray.ready()).toBeNull();
    going[0]!.done(stored("F1"));
    await turn();
    expect(tray.ready()?.map(({ id }) => id)).toEqual(["F1", "F2"]);
    tray.clear();
    expect(tray.ready()).toEqual([]);
  });

  it("takes no more than a message carries, and refuses what is too large or empty without asking", async () => {
    tray.add([file("large.txt", "x".repeat(1001)), file("empty.txt", "")]);
    await turn();
    expect(going).toEqual([]);
    expect(tray.held.value.map(({ state, again }) => [state, again])).toEqual([["failed", false], ["failed", false]]);
    tray.add(Array.from({ length: 12 }, (_, at) => file(`${at}.txt`)));
    expect(tray.held.value.length).toBe(10);
  });

  it("tries again what failed, and gives up what is taken away", async () => {
    tray.add([file("a.txt")]);
    await turn();
    going[0]!.failed(new Refusal(507, "disk_full", "Full.", "", 0));
    await turn();
    const [failed] = tray.held.value;
    expect(failed).toMatchObject({ state: "failed", again: true });
    tray.retry(failed!.id);
    await turn();
    expect(tray.held.value[0]!.state).toBe("going");
    tray.remove(failed!.id);
    expect(going[1]!.watch.signal.aborted).toBe(true);
    going[1]!.failed(new DOMException("given up", "AbortError"));
    await turn();
    expect(tray.held.value).toEqual([]);
  });

  it("takes back the files of a message that was not sent", () => {
    tray.restore([stored("F1")]);
    expect(tray.ready()?.map(({ id }) => id)).toEqual(["F1"]);
  });
});

it("gives a picture its place before it is there", () => {
  expect(fitted(1200, 800)).toEqual([360, 240]);
  expect(fitted(100, 50)).toEqual([100, 50]);
  expect(fitted(800, 1600)).toEqual([135, 270]);
  expect(fitted(4000, 10)).toEqual([360, 44]);
});

it("says sizes as people do", () => {
  expect([sizeText(1), sizeText(999), sizeText(1536), sizeText(100 << 20)]).toEqual(["1 byte", "999 bytes", "1.5 kB", "100 MB"]);
});

describe("a tray with a name", () => {
  it("survives a reload as far as it has gone up, for as long as the server holds it", async () => {
    const again = (): Tray => new Tray(client as Client, "holdfast.tray.test");
    const first = again();
    first.add([file("a.txt"), file("b.txt")]);
    await turn();
    going[1]!.done(stored("F2"));
    await turn();
    expect(again().ready()?.map(({ id }) => id)).toEqual(["F2"]);
    going[0]!.done(stored("F1"));
    await turn();
    expect(again().ready()?.map(({ id }) => id)).toEqual(["F1", "F2"]);
    expect(again().ready()?.[0]).toEqual(stored("F1"));
    first.remove(first.held.value[0]!.id);
    expect(again().ready()?.map(({ id }) => id)).toEqual(["F2"]);
    vi.setSystemTime(Date.now() + 24 * 3_600_000);
    expect(again().ready()).toEqual([]);
    vi.useRealTimers();
    first.clear();
    expect(localStorage.getItem("holdfast.tray.test")).toBeNull();
    localStorage.setItem("holdfast.tray.test", '[null,{"id":1},"x"]');
    expect(again().ready()).toEqual([]);
  });
});
