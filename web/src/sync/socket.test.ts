import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { event, posted } from "../state/sample-log";
import { Backoff } from "./backoff";
import { CursorBook, type Breach } from "./cursors";
import { FakeSocket, hello, place, ready } from "./fake-socket";
import { Line, type LineStatus, type Note } from "./socket";

let sockets: FakeSocket[], notes: Note[], states: LineStatus[], breaches: Breach[], cursors: CursorBook, line: Line, online: boolean, out: boolean;
const socket = (): FakeSocket => sockets.at(-1)!;
const kinds = (): string[] => notes.map((note) => (note.kind === "event" ? `${note.event.channel}:${note.event.seq}` : note.kind === "jump" ? `jump ${note.log} ${note.from} ${note.reason}` : note.kind));

beforeEach(() => {
  vi.useFakeTimers();
  [sockets, notes, states, breaches, online, out] = [[], [], [], [], true, false];
  cursors = new CursorBook((breach) => breaches.push(breach));
  cursors.set("@me", [5, "at5"]);
  cursors.set("@workspace", [9, "at9"]);
  line = new Line({
    dial: () => (sockets.push(new FakeSocket()), socket()),
    device: "d", cursors, backoff: new Backoff(() => 0.5, () => Date.now()),
    focus: () => "C1", online: () => online,
    note: (note) => notes.push(note), status: (status) => states.push(status),
    whyRefused: async () => ({ out, retryMs: 0 }),
  });
  line.start();
});
afterEach(() => {
  line.stop();
  vi.useRealTimers();
});

function up(channels: object = { C1: place(10) }): void {
  socket().say(hello(), ready(channels));
  notes.length = 0;
}

describe("a start", () => {
  it("carries the device, the cursors and the focus, and takes the places that ready gives", () => {
    socket().say(hello());
    expect(socket().last("start")).toEqual({ type: "start", protocol: 1, device: "d", epoch: "e1", focus: "C1", cursors: { "@me": [5, "at5"], "@workspace": [9, "at9"] } });
    socket().say({ type: "wait", eta_ms: 1_800 });
    expect(states.at(-1)?.kind).toBe("waiting");
    socket().say(ready({ C1: place(10) }));
    expect(cursors.at("C1")).toEqual([10, "at10"]);
    expect(kinds()).toEqual(["ready", "jump C1 10 new"]);
    expect(states.at(-1)).toEqual({ kind: "connected" });
  });

  it("goes on from the cursors after a cut, without a jump", () => {
    up();
    socket().say(posted(11), posted(12));
    socket().hangUp();
    vi.advanceTimersByTime(4_000);
    socket().say(hello());
    expect((socket().last("start")!["cursors"] as Record<string, unknown>)["C1"]).toEqual([12, posted(12).check]);
    notes.length = 0;
    socket().say(ready({ C1: place(12, 14) }), posted(13), posted(14));
    expect(kinds()).toEqual(["ready", "C1:13", "C1:14"]);
  });

  it("jumps where the server could not go on from the cursor", () => {
    up();
    socket().hangUp();
    vi.advanceTimersByTime(4_000);
    notes.length = 0;
    socket().say(hello(), ready({ C1: place(900) }));
    expect(kinds()).toEqual(["ready", "jump C1 900 behind"]);
  });
});

describe("the feed", () => {
  it("passes each event once and in order", () => {
    up();
    socket().say(posted(11), posted(11), posted(12), posted(10));
    expect(kinds()).toEqual(["C1:11", "C1:12"]);
  });

  it("reads a gap again from where it broke, and reports it", () => {
    up();
    socket().say(posted(11), posted(13), posted(14));
    expect(kinds()).toEqual(["C1:11"]);
    expect(breaches).toEqual([{ kind: "gap", log: "C1", had: 11, got: 13 }]);
    expect(socket().last("pull")).toEqual({ type: "pull", channel: "C1", after: 11 });
    socket().say(posted(12), posted(13), posted(14), posted(15));
    expect(kinds()).toEqual(["C1:11", "C1:12", "C1:13", "C1:14", "C1:15"]);
  });

  it("gives up what it holds of a log when the gap is still there", () => {
    up();
    socket().say(posted(11), posted(13), posted(14), posted(13), posted(14));
    expect(kinds()).toEqual(["C1:11", "jump C1 12 breach", "C1:13", "C1:14"]);
    expect(cursors.breaches).toBe(2);
  });

  it("reports another event at a number that it has seen, and reads the log anew; the same event again is nothing", () => {
    up();
    socket().say(posted(11), posted(11));
    expect(breaches).toEqual([]);
    socket().say({ ...posted(11), check: "another" });
    expect(breaches).toEqual([{ kind: "changed", log: "C1", had: 11, got: 11 }]);
    expect(kinds()).toEqual(["C1:11", "jump C1 10 breach", "C1:11"]);
  });

  it("pulls page by page when the server says that there is more", () => {
    up();
    socket().say({ type: "more", channel: "C1", next: 11, head: 400 });
    expect(socket().last("pull")).toEqual({ type: "pull", channel: "C1", after: 10 });
    socket().say(posted(11), posted(12), { type: "more", channel: "C1", next: 13, head: 400 });
    expect(socket().last("pull")).toEqual({ type: "pull", channel: "C1", after: 12 });
  });

  it.each(["trimmed", "epoch", "ahead", "limit", "hidden"])("moves the cursor and says so on a resync: %s", (reason) => {
    up();
    socket().say({ type: "resync", channel: "C1", reason, from: 8_800, check: "ff" }, posted(8_801));
    expect(kinds()).toEqual([`jump C1 8800 ${reason}`, "C1:8801"]);
  });

  it("takes gone as the last word about a channel", () => {
    up();
    socket().say({ type: "gone", channel: "C1", last: 10, reason: "removed" });
    expect(cursors.at("C1")).toBeUndefined();
    expect(kinds()).toEqual(["gone"]);
  });

  it("learns a channel's place from channel.entered, unless ready knew better", () => {
    const entered = (seq: number, id: string, from: number): object => event("channel.entered", seq, { entered: { channel: { id }, from, check: "x", visible_from: 1 } }, "@me");
    socket().say(hello(), { ...ready({ C1: place(10) }), me: { head: 7, from: 5, check: "at5" } });
    notes.length = 0;
    socket().say(entered(6, "C1", 40), entered(7, "C2", 3), entered(8, "C1", 60));
    expect(notes.map((note) => note.kind === "event" && note.settled)).toEqual([true, false, false]);
    expect(cursors.at("C2")).toEqual([3, "x"]);
    expect(cursors.at("C1")).toEqual([60, "x"]);
  });
});

describe("the line", () => {
  it("comes back within the spread after a cut nobody announced", () => {
    up();
    socket().hangUp();
    expect(kinds()).toEqual(["cut"]);
    expect(states.at(-1)).toEqual({ kind: "reconnecting", at: Date.now() + 2_000 });
    vi.advanceTimersByTime(1_999);
    expect(sockets.length).toBe(1);
    vi.advanceTimersByTime(1);
    expect(sockets.length).toBe(2);
  });

  it("comes back within the window of a goaway, and begins nothing new before", () => {
    up();
    vi.spyOn(Math, "random").mockReturnValue(0.25);
    socket().say({ type: "goaway", reason: "restart", after_ms: [1_000, 5_000], drain_ms: 8_000 });
    expect(states.at(-1)).toEqual({ kind: "restarting", at: Date.now() + 2_000 });
    expect(line.send({ type: "post" })).toBe(false);
    socket().hangUp(1012);
    const last = states.at(-1) as { kind: string; at: number };
    expect(last.kind).toBe("restarting");
    expect(last.at - Date.now()).toBeGreaterThanOrEqual(2_000);
    vi.restoreAllMocks();
  });

  it("beats, and is cut when nothing was heard for two and a half heartbeats", () => {
    up();
    vi.advanceTimersByTime(25_000);
    expect(socket().sent.at(-1)).toEqual({ type: "beat" });
    vi.advanceTimersByTime(25_000);
    expect(kinds()).toEqual([]);
    vi.advanceTimersByTime(25_000);
    expect(kinds()).toEqual(["cut"]);
    expect(socket().closedWith).toBeDefined();
  });

  it("is cut when no hello comes", () => {
    vi.advanceTimersByTime(15_000);
    expect(kinds()).toEqual(["cut"]);
  });

  it.each([4401, 4403])("stays away after %i", (code) => {
    up();
    socket().hangUp(code);
    vi.advanceTimersByTime(600_000);
    expect(states.at(-1)).toEqual({ kind: "signed-out" });
    expect(sockets.length).toBe(1);
  });

  it("asks why when it could not be had, and stays away when nobody is signed in", async () => {
    out = true;
    socket().hangUp();
    await vi.advanceTimersByTimeAsync(0);
    expect(states.at(-1)).toEqual({ kind: "signed-out" });
  });

  it("waits as long as it is told after 4429", () => {
    up();
    socket().hangUp(4429, "come back in 9000 ms");
    expect((states.at(-1) as { at: number }).at - Date.now()).toBeGreaterThanOrEqual(9_000);
  });

  it("rests while the browser is off line, and finds a dead line on waking", () => {
    up();
    vi.setSystemTime(Date.now() + 3_600_000); // asleep: no timer ran
    line.nudge();
    expect(kinds()).toEqual(["cut"]);
    online = false;
    line.nudge();
    expect(states.at(-1)).toEqual({ kind: "offline" });
    online = true;
    line.nudge();
    vi.advanceTimersByTime(1_000);
    expect(sockets.length).toBe(2);
  });

  it("shows a server under load, and when that is over", () => {
    up();
    socket().say({ type: "mode", stage: 1, off: ["typing"] });
    expect(states.at(-1)).toEqual({ kind: "busy", off: ["typing"] });
    socket().say({ type: "mode", stage: 0, off: [] });
    expect(states.at(-1)).toEqual({ kind: "connected" });
  });
});
