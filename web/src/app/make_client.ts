// The client, put together: the line, the outbox, the state and the doors behind the one interface that views know.
import { signal } from "@preact/signals";
import { makeRest, type Rest } from "../api/rest";
import { Backoff } from "../sync/backoff";
import { CursorBook } from "../sync/cursors";
import { deviceName, newKey } from "../sync/keys";
import { Outbox } from "../sync/outbox";
import { openOutboxStore, type OutboxStore } from "../sync/outbox-store";
import { Line, type LineStatus, type Note, type SocketLike } from "../sync/socket";
import { setMembers, learn } from "../state/channels";
import { channelOf } from "../state/from-wire";
import type { Channel, ChannelId, Seq, UserId } from "../state/model";
import { raiseRead } from "../state/unread";
import { Brain } from "./brain";
import { Refusal, type Client, type LineState, type Pending, type SessionState } from "./client";
import { makeDrafts } from "./drafts";
import { History } from "./history";

// What a browser has and a test gives.
export interface Surroundings {
  readonly rest?: Rest;
  readonly dial?: () => SocketLike;
  readonly store?: Promise<OutboxStore>;
  readonly storage?: Storage | undefined;
}

const tickMs = 2_000; // how long a stored message's tick shows

export function makeClient(given: Surroundings = {}): Client & { readonly ready: Promise<void>; stop(): void } {
  const session = signal<SessionState>({ kind: "unknown" });
  const line = signal<LineState>({ kind: "starting" });
  const pending = signal<readonly Pending[]>([]);
  const storedKeys = signal<ReadonlySet<string>>(new Set());
  const storage = "storage" in given ? given.storage : safely(() => globalThis.localStorage);

  const rest = given.rest ?? makeRest({ signedOut: () => void leave() });
  const cursors = new CursorBook(({ log, had, got }) => console.warn(`Holdfast: ${log} jumped from ${had} to ${got}; it is read again.`));
  const brain = new Brain({ rest, cursors, stale: (channel) => history.stale(channel), gone: (channel) => history.gone(channel) });
  let focused: ChannelId | null = null;
  const history = new History(rest, brain, cursors, () => focused);
  const drafts = makeDrafts(storage, () => brain.known.me ?? "");
  const reads = new Map<ChannelId, Seq>(); // moved while nobody could be told
  let watched: readonly UserId[] = [];
  const typedAt = new Map<ChannelId, number>();
  let outbox: Outbox | undefined;

  const wire = new Line({
    dial: given.dial ?? dialHome,
    device: deviceName(storage),
    cursors,
    backoff: new Backoff(Math.random, () => Date.now()),
    focus: () => focused,
    online: () => globalThis.navigator?.onLine !== false,
    note: heard,
    status: showLine,
    whyRefused: async () => {
      try {
        await rest.get("/me");
        return { out: false, retryMs: 0 };
      } catch (error) {
        return error instanceof Refusal ? { out: error.status === 401, retryMs: error.retryMs } : { out: false, retryMs: 0 };
      }
    },
  });

  function heard(note: Note): void {
    brain.take(note);
    switch (note.kind) {
      case "ready":
        outbox?.lineUp();
        for (const [channel, seq] of reads) if (wire.send({ type: "read", channel, seq })) reads.delete(channel);
        if (watched.length > 0) wire.send({ type: "watch", users: watched });
        history.retry();
        return;
      case "event": {
        const { event } = note;
        if (event.kind === "message.posted" && event.by === brain.known.me) outbox?.acknowledged(String((event["message"] as { key: string }).key));
        return;
      }
      case "ack":
        return outbox?.acknowledged(note.key);
      case "refused":
        return outbox?.refused(note);
      case "cut":
        return outbox?.lineDown();
      default:
        return;
    }
  }

  function showLine(status: LineStatus): void {
    line.value = status;
    if (status.kind === "signed-out") void leave();
  }

  function tick(key: string): void {
    storedKeys.value = new Set(storedKeys.value).add(key);
    setTimeout(() => {
      const left = new Set(storedKeys.value);
      left.delete(key);
      storedKeys.value = left;
    }, tickMs);
  }

  // In: who is it, all names, then the line. Out: the door that is right for this server.
  async function enter(): Promise<void> {
    const me = await rest.get<{ id: string }>("/me");
    outbox ??= new Outbox({ store: await (given.store ?? openOutboxStore()), send: (frame) => wire.send(frame), changed: (items) => (pending.value = items), stored: tick });
    brain.apply((known) => ({ ...known, me: me.id }));
    await Promise.all([brain.snapshots(), outbox.open(me.id)]);
    session.value = { kind: "signed-in", user: me.id };
    wire.start();
  }

  // Nothing of what was typed is lost: it rests until its author comes back.
  async function leave(): Promise<void> {
    if (session.value.kind === "signed-out") return;
    session.value = { kind: "signed-out", setupRequired: false, workspace: brain.known.workspace.name };
    wire.stop();
    outbox?.close();
    brain.forget();
    reads.clear();
    line.value = { kind: "signed-out" };
    const told = await rest.get<{ name: string; setup_required: boolean }>("/server").catch(() => null);
    if (told && session.value.kind === "signed-out") session.value = { kind: "signed-out", setupRequired: told.setup_required, workspace: told.name };
  }

  async function begin(): Promise<void> {
    for (let pause = 500; session.value.kind === "unknown"; pause = Math.min(pause * 2, 30_000)) {
      try {
        return await enter();
      } catch (error) {
        if (error instanceof Refusal && error.status === 401) return leave();
        const wait = Math.max(pause * Math.random(), error instanceof Refusal ? error.retryMs : 0);
        line.value = { kind: "reconnecting", at: Date.now() + wait };
        await new Promise((wake) => setTimeout(wake, wait));
      }
    }
  }

  async function through(path: string, body: object): Promise<void> {
    await rest.ask("POST", path, { body });
    await enter();
  }

  // A durable command under one key, sent again for as long as its outcome is unknown.
  async function command<T = unknown>(method: "POST" | "PUT" | "PATCH" | "DELETE", path: string, body?: object): Promise<T> {
    const key = newKey();
    for (let tries = 0; ; tries++) {
      try {
        const ack = await rest.ask<{ result?: T }>(method, path, { key, ...(body ? { body } : {}) });
        return ack.result as T;
      } catch (error) {
        const passing = error instanceof Refusal && (error.status === 0 || error.status === 429 || error.status === 503);
        if (!passing || tries >= 3) throw error;
        await new Promise((wake) => setTimeout(wake, Math.max(error.retryMs, 300 * 2 ** tries * Math.random())));
      }
    }
  }

  const learned = (wireChannel: Record<string, unknown>): ChannelId => {
    const channel = channelOf(wireChannel);
    brain.apply((known) => learn(known, channel));
    return channel.id;
  };

  const nudge = (): void => wire.nudge();
  const forget = listen(nudge);
  const ready = begin();

  return {
    session, line, state: brain.state, pending, storedKeys, ready,
    stop() {
      forget();
      wire.stop();
      outbox?.close();
    },

    signIn: (username, password) => through("/sessions", { username, password }),
    async signOut() {
      await rest.ask("DELETE", "/sessions/current");
      await leave();
    },
    setUp: (code, workspace, username, displayName, email, password) =>
      through("/setup", { code, workspace_name: workspace, username, display_name: displayName, ...(email ? { email } : {}), password }),
    async previewInvitation(code) {
      const told = await rest.ask<{ workspace: string; invited_by: string; role: string }>("POST", "/invitations/preview", { body: { code } });
      return { workspace: told.workspace, invitedBy: told.invited_by, role: told.role };
    },
    acceptInvitation: (code, username, displayName, email, password) =>
      through("/invitations/accept", { code, username, display_name: displayName, ...(email ? { email } : {}), password }),
    async invite(role, uses) {
      const told = await rest.ask<{ code: string; expires_at: string }>("POST", "/invitations", { body: { role, uses } });
      return { code: told.code, expiresAt: told.expires_at };
    },

    tryNow: () => wire.tryNow(),
    post: (channel, text, thread) => void outbox?.post(channel, text, thread),
    retry: (key) => outbox?.retry(key),
    discard: (key) => outbox?.discard(key),
    edit: async (channel, message, revision, text) => void (await command("PATCH", `/channels/${channel}/messages/${message}`, { revision, text })),
    remove: async (channel, message) => void (await command("DELETE", `/channels/${channel}/messages/${message}`)),

    open(channel, around) {
      focused = channel;
      wire.send({ type: "focus", channel });
      history.open(channel, around);
    },
    older: (channel) => history.older(channel),
    newer: (channel) => history.newer(channel),
    latest: (channel) => history.latest(channel),
    read(channel, seq) {
      const mine = brain.known.mine.get(channel);
      if (!mine || seq <= mine.read) return;
      brain.apply((known) => raiseRead(known, channel, Math.min(seq, mine.head)));
      if (!wire.send({ type: "read", channel, seq })) reads.set(channel, Math.max(seq, reads.get(channel) ?? 0));
    },
    async markUnread(channel, seq) {
      reads.delete(channel);
      await command("POST", `/channels/${channel}/unread`, { seq });
    },
    typing(channel) {
      const now = performance.now();
      if (now - (typedAt.get(channel) ?? -Infinity) < 3_000) return;
      if (wire.send({ type: "typing", channel })) typedAt.set(channel, now);
    },
    watch(users) {
      watched = [...new Set(users)].slice(0, 200);
      wire.send({ type: "watch", users: watched });
    },
    members(channel) {
      void readMembers(channel).catch(() => undefined);
    },

    async createChannel(name, kind, topic) {
      return learned(await command("POST", "/channels", { name, kind, topic }));
    },
    async browse(query) {
      const { items } = await rest.get<{ items: Record<string, unknown>[] }>("/channels", { query: query.trim(), limit: 200 });
      return items.map(channelOf).filter((channel: Channel) => channel.kind === "public");
    },
    join: async (channel) => void (await command("POST", `/channels/${channel}/join`)),
    leave: async (channel) => void (await command("POST", `/channels/${channel}/leave`)),
    addMembers: async (channel, users) => void (await command("POST", `/channels/${channel}/members`, { users })),
    removeMember: async (channel, user) => void (await command("DELETE", `/channels/${channel}/members/${user}`)),
    rename: async (channel, name) => void (await command("PUT", `/channels/${channel}/name`, { name })),
    setTopic: async (channel, topic) => void (await command("PUT", `/channels/${channel}/topic`, { topic })),
    archive: async (channel, archived) => void (await command("POST", `/channels/${channel}/${archived ? "archive" : "restore"}`)),
    async direct(users) {
      return learned(await command("POST", "/directs", { users }));
    },
    updateMe: async (displayName) => void (await command("PATCH", "/me", { display_name: displayName })),
    setStatus: async (state, text, emoji) => void (await command("PUT", "/me/status", { state, text, emoji })),

    draft: (channel) => drafts.get(channel),
    saveDraft: (channel, text) => drafts.set(channel, text),
  };

  async function readMembers(channel: ChannelId): Promise<void> {
    const users: UserId[] = [];
    let cursor: string | undefined;
    do {
      const page: { items: UserId[]; next_cursor?: string | null } = await rest.get(`/channels/${channel}/members`, { limit: 1000, cursor });
      users.push(...page.items);
      cursor = page.next_cursor ?? undefined;
    } while (cursor);
    brain.apply((known) => setMembers(known, channel, users));
  }
}

function dialHome(): SocketLike {
  return new WebSocket(`${location.origin.replace(/^http/, "ws")}/api/v1/stream`, "holdfast.v1") as unknown as SocketLike;
}

function safely<T>(get: () => T): T | undefined {
  try {
    return get();
  } catch {
    return undefined;
  }
}

// Woken, back on line, looked at again.
function listen(nudge: () => void): () => void {
  if (typeof addEventListener !== "function") return () => undefined;
  const seen = (): void => void (document.visibilityState === "visible" && nudge());
  for (const name of ["online", "offline", "pageshow"]) addEventListener(name, nudge);
  globalThis.document?.addEventListener("visibilitychange", seen);
  return () => {
    for (const name of ["online", "offline", "pageshow"]) removeEventListener(name, nudge);
    globalThis.document?.removeEventListener("visibilitychange", seen);
  };
}
