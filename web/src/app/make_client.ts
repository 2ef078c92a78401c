// The client, put together: the line, the outbox, the state and the doors behind the one interface that views know.
import { signal } from "@preact/signals";
import { makeRest, type Rest } from "../api/rest";
import { CursorBook } from "../sync/cursors";
import type { Locks } from "../sync/leader";
import { openOutboxStore, type OutboxStore } from "../sync/outbox-store";
import type { Note } from "../sync/follower";
import type { SocketLike } from "../sync/socket";
import type { ChannelId } from "../state/model";
import { channelAt, threadAt, type Place } from "../state/places";
import { raiseThread } from "../state/threads";
import type { WireStatus } from "../state/from-wire";
import { applyPresence } from "../state/presence";
import { raiseRead, setRead } from "../state/unread";
import { Brain } from "./brain";
import { BreachReports } from "./breaches";
import { makeHookCalls } from "./calls/hooks";
import { makePreferenceCalls } from "./calls/preferences";
import { makeRetentionCalls } from "./calls/retention";
import { dialHome, guardClosing, listenForWaking, pause, safely } from "./browser";
import { makeMarkCalls } from "./calls/marks";
import { makeQuoteCalls } from "./calls/quotes";
import { makeBotCalls } from "./calls/bots";
import { makeThreadCalls } from "./calls/threads";
import { makeAdminCalls } from "./calls/admin";
import { makeCommand, makeCommands } from "./commands";
import { makeFileCalls } from "./calls/files";
import { makeSearchCalls } from "./calls/search";
import { Connection } from "./connection";
import { Refusal, type Client, type LineState, type Pending, type SessionState } from "./client";
import { DraftExchange } from "./draft_exchange";
import { makeDrafts } from "./drafts";
import { History } from "./history";

// What a browser has and a test gives.
export interface Surroundings {
  readonly rest?: Rest;
  readonly dial?: () => SocketLike;
  readonly store?: Promise<OutboxStore>;
  readonly storage?: Storage | undefined;
  readonly locks?: Locks | undefined;
  readonly channel?: BroadcastChannel | undefined;
}

const tickMs = 2_000; // how long a stored message's tick shows
const gatheredMs = 1_300;

export function makeClient(given: Surroundings = {}): Client & { readonly ready: Promise<void>; stop(): void } {
  const session = signal<SessionState>({ kind: "unknown" });
  const line = signal<LineState>({ kind: "starting" });
  const pending = signal<readonly Pending[]>([]);
  const storedKeys = signal<ReadonlySet<string>>(new Set());
  const storage = "storage" in given ? given.storage : safely(() => globalThis.localStorage);

  const rest = given.rest ?? makeRest({ signedOut: () => void leave() });
  const breaches = new BreachReports(rest);
  const cursors = new CursorBook((breach) => breaches.note(breach));
  const brain = new Brain({
    rest, cursors, jumped: (channel, from) => history.jumped(channel, from), gone: (channel) => history.gone(channel), tidy: () => history.tidy(),
    drafted: (mark) => (mark ? exchange.heard(mark) : exchange.readAgain()),
  });
  let focused: ChannelId | null = null;
  let thread: Place | null = null;
  const history = new History(rest, brain, cursors, () => [focused, thread].filter((place) => place !== null));
  const drafts = makeDrafts(storage);
  const exchange = new DraftExchange({ rest, drafts, me: () => brain.known.me, up: () => line.value.kind === "connected" || line.value.kind === "busy" });
  const command = makeCommand(rest);
  const commands = makeCommands(rest, brain, cursors, command);
  const listeners = new Set<(note: Note) => void>();
  const readAt = new Map<ChannelId, number>();
  const typedAt = new Map<Place, number>();
  let connection: Connection | undefined;
  let store: OutboxStore | undefined;

  function tick(key: string): void {
    storedKeys.value = new Set(storedKeys.value).add(key);
    setTimeout(() => {
      const left = new Set(storedKeys.value);
      left.delete(key);
      storedKeys.value = left;
    }, tickMs);
  }

  async function connect(): Promise<Connection> {
    const locks = "locks" in given ? given.locks : safely(() => navigator.locks as Locks | undefined);
    const channel = "channel" in given ? given.channel : locks && safely(() => new BroadcastChannel("holdfast"));
    return new Connection({
      rest, brain, cursors, storage, locks, channel, line, pending,
      store: (store = await (given.store ?? openOutboxStore())),
      dial: given.dial ?? dialHome,
      focus: () => focused,
      stored: tick,
      told: (note) => listeners.forEach((listener) => listener(note)),
      connected: () => (history.retry(), exchange.connected(), breaches.tell()),
      signedOut: () => void leave(),
      sessionChanged: () => (session.value.kind === "signed-in" ? void check() : begin()),
    });
  }

  // In: who is it, all names, then the line. Out: the door that is right for this server.
  async function enter(): Promise<void> {
    const { id, status } = await rest.get<{ id: string; status?: WireStatus }>("/me");
    connection ??= await connect();
    brain.apply((known) => applyPresence({ ...known, me: id }, status ? { [id]: status } : {}));
    await connection.start(id);
    session.value = { kind: "signed-in", user: id };
  }

  let leaving: Promise<void> | undefined;
  const leave = (): Promise<void> => (leaving ??= goOut().finally(() => (leaving = undefined)));

  // Nothing of what was typed is lost: it rests until its author comes back. At first nothing is shown before it is known which door
  // is the right one.
  async function goOut(): Promise<void> {
    if (session.value.kind === "signed-out") return;
    const workspace = brain.known.workspace.name;
    if (session.value.kind === "signed-in") session.value = { kind: "signed-out", setupRequired: false, workspace };
    connection?.stop();
    exchange.stop();
    brain.forget();
    line.value = { kind: "signed-out" };
    const told = await rest.get<{ name: string; setup_required: boolean }>("/server").catch(() => ({ name: workspace, setup_required: false }));
    session.value = { kind: "signed-out", setupRequired: told.setup_required, workspace: told.name };
  }

  // Another tab has signed in or out: this one has the same cookie.
  async function check(): Promise<void> {
    const me = await rest.get<{ id: string }>("/me").catch(() => null);
    if (me && session.value.kind === "signed-in" && me.id !== session.value.user) {
      await leave();
      await begin();
    }
  }

  let beginning: Promise<void> | undefined;
  const begin = (): Promise<void> => (beginning ??= tryToEnter().finally(() => (beginning = undefined)));

  async function tryToEnter(): Promise<void> {
    for (let most = 500; session.value.kind !== "signed-in"; most = Math.min(most * 2, 30_000)) {
      try {
        return await enter();
      } catch (error) {
        if (error instanceof Refusal && error.status === 401) return await leave();
        const wait = Math.max(most * Math.random(), error instanceof Refusal ? error.retryMs : 0);
        line.value = { kind: "reconnecting", at: Date.now() + wait };
        await pause(wait);
      }
    }
  }

  async function through(path: string, body: object): Promise<void> {
    await rest.ask("POST", path, { body });
    await begin();
    connection?.tellSession();
  }

  const nudge = (): void => connection?.nudge();
  const endings = [listenForWaking(nudge), guardClosing(() => store?.durable === false && pending.value.length > 0)];
  const ready = begin();

  return {
    session, line, state: brain.state, pending, storedKeys, ready,
    stop() {
      for (const end of endings) end();
      exchange.stop();
      connection?.close();
    },

    signIn: (username, password) => through("/sessions", { username, password }),
    async signOut() {
      await rest.ask("DELETE", "/sessions/current");
      await leave();
      connection?.tellSession();
    },
    setUp: (code, workspace, username, displayName, email, password) =>
      through("/setup", { code, workspace_name: workspace, username, display_name: displayName, ...(email ? { email } : {}), password }),
    async previewInvitation(code) {
      const told = await rest.ask<{ workspace: string; invited_by: string; role: string }>("POST", "/invitations/preview", { body: { code } });
      return { workspace: told.workspace, invitedBy: told.invited_by, role: told.role };
    },
    acceptInvitation: (code, username, displayName, email, password) =>
      through("/invitations/accept", { code, username, display_name: displayName, ...(email ? { email } : {}), password }),
    hears(listener) {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
    tryNow: () => connection?.tryNow(),
    post(channel, text, thread, broadcast, files) {
      typedAt.clear(); // who types on is shown typing at once
      void connection?.outbox.post(channel, text, thread, broadcast, files);
    },
    retry: (key) => connection?.outbox.retry(key),
    discard: (key) => connection?.outbox.discard(key),
    open(place, around) {
      if (threadAt(place) !== null) thread = place;
      else focused = place;
      history.open(place, around);
    },
    older: (place) => history.older(place),
    newer: (place) => history.newer(place),
    latest: (place) => history.latest(place),
    trim: (place, middle) => history.trim(place, middle),
    read(place, seq) {
      const channel = channelAt(place);
      const root = threadAt(place);
      if (root !== null) {
        if ((brain.known.threads.get(place)?.read ?? 0) >= seq) return;
        brain.apply((known) => raiseThread(known, place, seq));
        connection?.say({ type: "read", channel, thread: root, seq });
        return;
      }
      const mine = brain.known.mine.get(channel);
      if (!mine || seq <= mine.read) return;
      brain.apply((known) => raiseRead(known, channel, Math.min(seq, mine.head)));
      connection?.say({ type: "read", channel, seq });
      readAt.set(channel, Date.now());
    },
    async markUnread(channel, seq) {
      connection?.forgetRead(channel);
      brain.apply((known) => setRead(known, channel, seq - 1));
      // The server gathers cursors for a second; one that was told before must not come after this.
      await pause((readAt.get(channel) ?? 0) + gatheredMs - Date.now());
      await command("POST", `/channels/${channel}/unread`, { seq });
    },
    typing(place) {
      const now = performance.now();
      if (now - (typedAt.get(place) ?? -Infinity) < 3_000) return;
      typedAt.set(place, now);
      const root = threadAt(place);
      connection?.say({ type: "typing", channel: channelAt(place), ...(root === null ? {} : { thread: root }) });
    },
    watch(users) {
      connection?.say({ type: "watch", users: [...new Set(users)] });
    },
    ...commands,
    ...makeMarkCalls(rest, brain, cursors, command),
    ...makeBotCalls(rest, command),
    ...makeFileCalls(rest, command),
    ...makeHookCalls(rest),
    ...makeQuoteCalls(rest, brain),
    ...makeSearchCalls(rest),
    ...makeThreadCalls(rest, brain, command),
    ...makeAdminCalls(rest, command),
    ...makePreferenceCalls(brain, command),
    ...makeRetentionCalls(rest, command),

    draft: (place) => drafts.get(brain.known.me ?? "", place),
    hasDraft: (channel) => drafts.within(brain.known.me ?? "", channel),
    draftsTaken: drafts.taken,
    saveDraft(place, text, author, leaving = false) {
      if (!author) return;
      if (text !== null) drafts.set(author, place, text);
      if (author === brain.known.me) exchange.typed(place, leaving);
    },
  };
}
