import "fake-indexeddb/auto";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import type { Rest } from "../api/rest";
import { FakeSocket, hello, ready } from "../sync/fake-socket";
import { openOutboxStore, type OutboxStore } from "../sync/outbox-store";
import type { Locks } from "../sync/leader";
import { event, posted } from "../state/sample-log";
import { Refusal } from "./client";
import { makeClient } from "./make_client";

const c1 = { id: "C1", kind: "public", name: "harbour", topic: "", archived: false, history: "all", created_by: "Uada", created_at: "", members: 2, people: [], version: 1 };
const person = (id: string, username: string): object => ({ id, username, display_name: username, role: "member", bot: false, active: true, avatar: null, version: 1 });

type Answer = (path: string, query: Record<string, unknown>) => unknown;
let sockets: FakeSocket[], asked: string[], answers: Record<string, Answer>, store: Promise<OutboxStore>, signedIn: boolean, run = 0;
const open: { stop(): void }[] = [];

const rest: Rest = {
  async get(path, query = {}) {
    asked.push(path);
    if (path !== "/server" && !signedIn) throw new Refusal(401, "unauthorized", "Sign in first.", "", 0);
    return answers[path]?.(path, query) as never;
  },
  async ask(method, path) {
    asked.push(`${method} ${path}`);
    if (path === "/sessions") signedIn = true;
    if (path === "/sessions/current") signedIn = false;
    return { key: "k", result: {} } as never;
  },
};

// Like a browser's: one at a time, the next when the holder lets go.
function fakeLocks(): Locks {
  let tail = Promise.resolve<unknown>(undefined);
  return {
    request: (async (_name: string, options: { signal?: AbortSignal }, held: () => Promise<unknown>) => {
      const before = tail;
      const mine = before.then(() => (options.signal?.aborted ? undefined : held()));
      tail = mine.catch(() => undefined);
      return mine;
    }) as Locks["request"],
  };
}

beforeEach(() => {
  [sockets, asked, signedIn] = [[], [], true];
  store = openOutboxStore(`client-${++run}`);
  answers = {
    "/me": () => person("Ume", "me"),
    "/me/state": () => ({ as_of: 5, check: "at5", channels: [{ channel: c1, visible_from: 1, read: 10 }] }),
    "/me/saved/marks": () => ({ as_of: 5, items: [] }),
    "/me/preferences": () => ({ as_of: 1_000, preferences: { level: "mentions" }, channels: [] }),
    "/workspace/state": () => ({ as_of: 9, check: "at9", name: "Harbour", people: [person("Ume", "me"), person("Uada", "ada")] }),
    "/me/threads/state": () => ({ items: [], complete: true }),
    "/server": () => ({ name: "Harbour", setup_required: false }),
    "/channels/C1/messages": () => ({ as_of: 10, first: 1, head: 10, messages: [{ seq: 10, by: "Uada", at: "", key: "a", text: "first", thread: null, mentions: [], revision: 10, version: 10 }], has_older: false, has_newer: false, people: {} }),
    "/channels/C1/read": () => ({ seq: 10, unread: 0, mentions: 0, as_of: 900 }),
  };
});
afterEach(() => {
  for (const one of open.splice(0)) one.stop();
});

const soon = (ms = 30): Promise<void> => new Promise((wake) => setTimeout(wake, ms));
const up = (): void => sockets.at(-1)!.say(hello(), ready({ C1: { head: 10, from: 10, check: "at10", unread: 0, mentions: 0 } }));

function tab(locks?: Locks): ReturnType<typeof makeClient> {
  const channel = locks ? new BroadcastChannel(`client-${run}`) : undefined;
  (channel as { unref?: () => void } | undefined)?.unref?.();
  const client = makeClient({ rest, store, storage: undefined, locks, channel, dial: () => (sockets.push(new FakeSocket()), sockets.at(-1)!) });
  open.push(client);
  return client;
}

const texts = (client: ReturnType<typeof makeClient>): string[] | undefined => client.state.value.timelines.get("C1")?.messages.map(({ text }) => text);

describe("the client", () => {
  it("asks four things, then the line, and has all names before it shows anything", async () => {
    const client = tab();
    await client.ready;
    expect(asked).toEqual(["/me", "/me/state", "/workspace/state", "/me/saved/marks"]);
    expect(client.session.value).toEqual({ kind: "signed-in", user: "Ume" });
    expect(client.state.value.workspace.name).toBe("Harbour");
    expect([...client.state.value.people.keys()]).toEqual(["Ume", "Uada"]);
    up();
    expect(client.line.value).toEqual({ kind: "connected" });
  });

  it("reads a page once, keeps it true, and reads it again after a jump", async () => {
    const client = tab();
    await client.ready;
    up();
    client.open("C1");
    client.open("C1");
    await soon();
    sockets[0]!.say(posted(11, "second"));
    expect(texts(client)).toEqual(["first", "second"]);
    client.open("C1");
    expect(asked.filter((path) => path.endsWith("messages")).length).toBe(1);
    answers["/channels/C1/messages"] = () => ({ as_of: 900, first: 1, head: 900, messages: [{ seq: 899, by: "Uada", text: "much later", version: 899 }], has_older: true, has_newer: false, people: {} });
    sockets[0]!.say({ type: "resync", channel: "C1", reason: "limit", from: 900, check: "at900" });
    expect(client.state.value.timelines.get("C1")!.stale).toBe(true);
    await soon(250);
    expect(texts(client)).toEqual(["much later"]);
    expect(client.state.value.timelines.get("C1")!.stale).toBe(false);
    expect(client.state.value.mine.get("C1")!.unread).toBe(0);
  });

  it("keeps what is posted until it is stored, then shows a tick", async () => {
    const client = tab();
    await client.ready;
    client.post("C1", "hello", null);
    expect(client.pending.value.map(({ state }) => state)).toEqual(["waiting"]);
    await soon();
    up();
    await soon();
    const { key } = sockets[0]!.last("post") as { key: string };
    sockets[0]!.say({ type: "ack", key, log: "C1", seq: 11, at: "" });
    expect(client.pending.value).toEqual([]);
    expect(client.storedKeys.value.has(key)).toBe(true);
  });

  it("keeps the draft of whoever has just signed out, for nobody but them", async () => {
    const client = tab();
    await client.ready;
    const author = client.state.value.me;
    await client.signOut();
    client.saveDraft("C1", "half a sentence", author); // the box goes when the session has gone
    expect(client.draft("C1")).toBe("");
    await client.signIn("me", "password");
    expect(client.draft("C1")).toBe("half a sentence");
  });

  it("tells read cursors that were moved off line when the line is back", async () => {
    const client = tab();
    await client.ready;
    up();
    sockets[0]!.say(posted(11));
    expect(client.state.value.mine.get("C1")!.unread).toBe(1);
    sockets[0]!.hangUp(1012);
    client.read("C1", 11);
    expect(client.state.value.mine.get("C1")!.unread).toBe(0);
    await soon(700);
    sockets[1]!.say(hello(), ready());
    expect(sockets[1]!.last("read")).toEqual({ type: "read", channel: "C1", seq: 11 });
  });

  it("forgets what it read, but not what was typed, when it is signed out", async () => {
    const client = tab();
    await client.ready;
    client.post("C1", "not lost", null);
    await soon();
    sockets[0]!.hangUp(4401);
    expect(client.session.value.kind).toBe("signed-out");
    expect(client.state.value.channels.size).toBe(0);
    expect(client.pending.value).toEqual([]);
    signedIn = true;
    await client.signIn("me", "secret");
    expect(client.pending.value.map(({ text }) => text)).toEqual(["not lost"]);
  });

  it("knows the right door before anybody has signed in", async () => {
    signedIn = false;
    answers["/server"] = () => ({ name: "", setup_required: true });
    const client = tab();
    await client.ready;
    expect(client.session.value).toEqual({ kind: "signed-out", setupRequired: true, workspace: "" });
    expect(sockets).toEqual([]);
  });

  it("leaves a channel with all that was held of it", async () => {
    const client = tab();
    await client.ready;
    up();
    client.open("C1");
    await soon();
    sockets[0]!.say(event("channel.left", 6, { left: { channel: "C1", reason: "removed" } }, "@me"), { type: "gone", channel: "C1", last: 10, reason: "removed" });
    expect(client.state.value.mine.has("C1")).toBe(false);
    expect(texts(client)).toBeUndefined();
  });
});

describe("two tabs", () => {
  it("share one line, and the second has all that the first has", async () => {
    const locks = fakeLocks();
    const first = tab(locks);
    await first.ready;
    up();
    await vi.waitFor(() => expect(first.state.value.threadsWhole).toBe(true));
    await soon(100); // what is read after the first screen
    const requests = asked.length;
    const second = tab(locks);
    await second.ready;
    expect(asked.slice(requests)).toEqual(["/me"]);
    expect(sockets.length).toBe(1);
    expect(second.line.value).toEqual({ kind: "connected" });
    sockets[0]!.say(posted(11, "to both"));
    await soon();
    expect(second.state.value.mine.get("C1")!.unread).toBe(1);
    expect(second.state.value.mine).toEqual(first.state.value.mine);
  });

  it("send by one of them what is typed in the other", async () => {
    const locks = fakeLocks();
    const first = tab(locks);
    await first.ready;
    up();
    const second = tab(locks);
    await second.ready;
    second.post("C1", "from the second", null);
    second.typing("C1");
    await soon(60);
    const sent = sockets[0]!.last("post") as { key: string; text: string };
    expect(sent.text).toBe("from the second");
    expect(sockets[0]!.last("typing")).toEqual({ type: "typing", channel: "C1" });
    expect(first.pending.value.map(({ key }) => key)).toEqual([sent.key]);
    sockets[0]!.say({ type: "ack", key: sent.key, log: "C1", seq: 11, at: "" });
    await soon();
    expect(second.pending.value).toEqual([]);
    expect(second.storedKeys.value.has(sent.key)).toBe(true);
  });

  it("go on without a gap when the one with the line is closed", async () => {
    const locks = fakeLocks();
    const first = tab(locks);
    await first.ready;
    up();
    const second = tab(locks);
    await second.ready;
    sockets[0]!.say(posted(11, "before"));
    await soon();
    first.stop();
    await soon(60);
    expect(sockets.length).toBe(2);
    sockets[1]!.say(hello());
    expect((sockets[1]!.last("start")!["cursors"] as Record<string, unknown>)["C1"]).toEqual([11, posted(11).check]);
    sockets[1]!.say(ready({ C1: { head: 12, from: 11, check: posted(11).check, unread: 2, mentions: 0 } }), posted(12, "after"));
    expect(second.state.value.mine.get("C1")!.unread).toBe(2);
  });
});
