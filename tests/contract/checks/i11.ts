// I11: folding the recording gives the server's snapshot, and every page read on the way was true for its `as_of` and no older
// than what its reader already knew (D8); unread equals a recount (D9).

import type { PageMessage, StreamEvent } from "../../support/wire.ts";
import { ownFolder, restoredLog, type FoldedChannel, type FoldedMessage, type Folder } from "../fold.ts";
import { acksOf, canonical, logOf, short } from "../lookup.ts";
import type { ColdChannel, PageRead, Recording, Violation } from "../recording.ts";
import { threadFaults } from "./i11_threads.ts";
import { recount } from "../unread.ts";

const invariant = "I11";

export function checkI11(recording: Recording, folders: readonly Folder[] = [ownFolder]): Violation[] {
  const found: Violation[] = [];
  for (const [log, channel] of Object.entries(recording.cold.channels)) {
    const { events, lost } = restoredLog(recording, log);
    for (const folder of folders) found.push(...snapshotFaults(log, folder, folder.fold(events), channel));
    found.push(...pageFaults(recording, log, events, lost));
  }
  return [...found, ...stalePages(recording), ...unreadFaults(recording), ...threadFaults(recording), ...stateFaults(recording)];
}

function snapshotFaults(log: string, folder: Folder, folded: FoldedChannel, cold: ColdChannel): Violation[] {
  const found: Violation[] = [];
  const differs = (what: string, ours: unknown, theirs: unknown): void => {
    if (canonical(ours) !== canonical(theirs)) found.push({ invariant, says: `${log}: ${what} by ${folder.name}: ${short(ours)}; the server says ${short(theirs)}` });
  };
  differs("the members", folded.members, [...cold.members].sort());
  differs("the number of members", folded.members.length, cold.view.members);
  differs("the topic", folded.topic, cold.view.topic);
  differs("archived", folded.archived, cold.view.archived);
  if (cold.view.kind !== "direct") differs("the name", folded.name, cold.view.name);

  const theirs = new Map(cold.messages.map((message) => [message.seq, message]));
  for (const message of folded.messages) {
    const there = theirs.get(message.seq);
    if (!there) found.push({ invariant, says: `${log}: the message ${message.seq} is in the log, but not in the history` });
    else differs(`the message ${message.seq}`, message, comparable(there));
    theirs.delete(message.seq);
  }
  for (const seq of theirs.keys()) found.push({ invariant, says: `${log}: the history has a message ${seq} that the log does not have` });
  return found.slice(0, 10);
}

function comparable(message: PageMessage): FoldedMessage {
  const { seq, by, at, text, thread, broadcast, mentions, files, replies, reactions, pinned, revision, version, deleted } = message;
  return {
    seq, by, at, text, thread: thread ?? null, broadcast, mentions: mentions ?? [], files: (files ?? []).map(({ id }) => id), replies: replies ?? null, reactions: reactions ?? [], pinned: pinned ?? null,
    revision, version, deleted,
  };
}

// Pages in the order of their `as_of`, so that one walk along the log serves them all.
function pageFaults(recording: Recording, log: string, events: StreamEvent[], lost: Set<number>): Violation[] {
  const reads = recording.pages.filter((read) => read.log === log && read.page);
  const found: Violation[] = [];
  const folds = new Map<number, Map<number, FoldedMessage>>();
  for (const read of reads) {
    const page = read.page!;
    let state = folds.get(page.as_of);
    if (!state) {
      state = new Map(ownFolder.fold(events.filter((event) => event.seq <= page.as_of)).messages.map((message) => [message.seq, message]));
      folds.set(page.as_of, state);
    }
    for (const message of page.messages) {
      const ours = state.get(message.seq);
      const theirs = comparable(message);
      const told = lost.has(message.seq) ? { ...theirs, text: ours?.text, mentions: ours?.mentions, files: ours?.files } : theirs;
      if (!ours || canonical(ours) !== canonical(told))
        found.push({ invariant, says: `${log}: a page as of ${page.as_of} has the message ${message.seq} as it was not then`, evidence: { page: short(theirs), folded: short(ours) } });
    }
    found.push(...pageHoles(log, read, state));
  }
  return found.slice(0, 10);
}

// Between its first and last message a page leaves no root post out.
function pageHoles(log: string, read: PageRead, state: Map<number, FoldedMessage>): Violation[] {
  const page = read.page!;
  const shown = new Set(page.messages.map((message) => message.seq));
  const [first, last] = [page.messages[0]?.seq, page.messages.at(-1)?.seq];
  if (first === undefined || last === undefined) return [];
  for (const message of state.values())
    if (message.thread === null && message.seq > first && message.seq < last && !shown.has(message.seq))
      return [{ invariant, says: `${log}: a page as of ${page.as_of} leaves out the message ${message.seq}` }];
  return [];
}

// Whoever asks after an ack arrived must be shown what was acked: a page from before a deletion shows what is gone.
function stalePages(recording: Recording): Violation[] {
  const acks = new Map<string, { at: number; seq: number; key: string }[]>();
  for (const command of recording.commands) {
    if (!["message.post", "message.edit", "message.delete"].includes(command.name)) continue;
    for (const { attempt, ack } of acksOf(command)) {
      const log = logOf(command, ack);
      const list = acks.get(log) ?? [];
      acks.set(log, list);
      list.push({ at: attempt.answeredAt ?? Infinity, seq: ack.seq, key: command.key });
    }
  }
  const found: Violation[] = [];
  for (const read of recording.pages) {
    if (!read.page) continue;
    const newer = acks.get(read.log)?.find((ack) => ack.at < read.askedAt && ack.seq > read.page!.as_of);
    if (newer) found.push({ invariant, says: `${read.log}: a page as of ${read.page.as_of} was served after ${newer.seq} had been acked`, evidence: { askedAt: read.askedAt, acked: newer } });
  }
  return found.slice(0, 5);
}

function unreadFaults(recording: Recording): Violation[] {
  const found: Violation[] = [];
  for (const read of recording.cold.reads) {
    const expected = recount(recording, read);
    if (read.unread !== expected) found.push({ invariant, says: `${read.log}: ${read.user} has ${read.unread} unread after ${read.seq}; a recount gives ${expected}` });
    if (read.readyUnread !== undefined && read.readyUnread !== expected)
      found.push({ invariant, says: `${read.log}: ready tells ${read.user} of ${read.readyUnread} unread after ${read.seq}; a recount gives ${expected}` });
    const own = lastOwnPost(recording, read.user, read.log);
    if (own > read.seq && !marksUnread(recording, read.user, read.log))
      found.push({ invariant, says: `${read.log}: ${read.user} posted at ${own}, and the read cursor stayed at ${read.seq}` });
  }
  return found.slice(0, 20);
}

// One's own state: the channels one is in with their read cursors, as of the head of @me.
function stateFaults(recording: Recording): Violation[] {
  const found: Violation[] = [];
  const { logs, channels, reads } = recording.cold;
  for (const state of recording.cold.states) {
    const { user } = state;
    const log = logs[`@me/${user}`];
    const last = log?.events.at(-1);
    if (log && (state.asOf !== log.head || (last && state.check !== last.check)))
      found.push({ invariant, says: `the state of ${user} is as of ${state.asOf} ${state.check}; the log ends at ${log.head} ${last?.check}` });
    const inside = Object.keys(channels).filter((id) => channels[id]!.members.includes(user)).sort();
    const told = Object.keys(state.reads).filter((id) => id in channels).sort();
    if (canonical(inside) !== canonical(told)) found.push({ invariant, says: `the state of ${user} has the channels ${told.join(", ")}; a member of ${inside.join(", ")}` });
    for (const read of reads)
      if (read.user === user && state.reads[read.log] !== undefined && state.reads[read.log] !== read.seq)
        found.push({ invariant, says: `${read.log}: the state of ${user} is read up to ${state.reads[read.log]}; the channel says ${read.seq}` });
  }
  return found.slice(0, 10);
}

function lastOwnPost(recording: Recording, user: string, log: string): number {
  let last = 0;
  for (const command of recording.commands)
    if (command.author === user && command.log === log && command.name === "message.post" && command.asks.thread === undefined)
      for (const { ack } of acksOf(command)) last = Math.max(last, ack.seq);
  return last;
}

function marksUnread(recording: Recording, user: string, log: string): boolean {
  return recording.commands.some((command) => command.name === "unread.mark" && command.author === user && command.asks.channel === log);
}
