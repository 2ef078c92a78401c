// A small recording in which all is well: two people, one channel with history "joined", a reader's line, a removal. Tests of the
// checkers take it, break one thing, and expect to be told.

import type { Ack, StreamEvent } from "../../support/wire.ts";
import type { Attempt, Command, CommandName, Line, Note, Recording } from "../recording.ts";

export const channel = "C1";
export const ada = "U1";
export const ben = "U2";

export function event(seq: number, kind: string, by: string, more: Record<string, unknown> = {}, log = channel): StreamEvent {
  return { type: "event", channel: log, seq, check: seq.toString(16).padStart(16, "0"), kind, by, at: `2026-11-23T10:00:00.${String(seq).padStart(6, "0")}Z`, ...more };
}

export function posted(seq: number, by: string, key: string, text: string, thread: number | null = null): StreamEvent {
  return event(seq, "message.posted", by, { message: { key, text, thread, mentions: [], files: [], version: seq } });
}

export function ackOf(key: string, seq: number, more: Partial<Ack> = {}): Ack {
  return { type: "ack", key, log: channel, seq, at: `2026-11-23T10:00:00.${String(seq).padStart(6, "0")}Z`, ...more };
}

export function attempt(sentAt: number, outcome?: Attempt["outcome"], more: Partial<Attempt> = {}): Attempt {
  return { door: "stream", line: 0, sentAt, ...(outcome ? { answeredAt: sentAt + 5, outcome } : {}), ...more };
}

export function command(author: string, key: string, name: CommandName, asks: Command["asks"], attempts: Attempt[]): Command {
  return { key, author, name, log: channel, asks, attempts };
}

// What stands in the log of `goodRecording`, one line each:
//   1 created by Ada   2 Ada joined   3 Ben joined   4 "one" by Ada   5 "two" by Ben   6 edit of 4: "one!"   7 reply to 4 by Ben
//   8 "secret" by Ada, deleted by 9   10 Ben removed   11 "alone" by Ada   12 Ben added again   13 "last" by Ada
export function goodRecording(): Recording {
  const events = [
    event(1, "channel.created", ada, { channel_info: { id: channel, name: "harbour", topic: "" } }),
    event(2, "member.joined", ada, { user: ada }),
    event(3, "member.joined", ada, { user: ben }),
    posted(4, ada, "a1", "one"),
    posted(5, ben, "b1", "two"),
    event(6, "message.edited", ada, { message: { seq: 4, text: "one!", mentions: [], revision: 6, version: 6 } }),
    posted(7, ben, "b2", "a reply", 4),
    event(8, "message.posted", ada, { message: { key: "a2", text: "", thread: null, mentions: [], files: [], version: 8, redacted: true } }),
    event(9, "message.deleted", ada, { message: { seq: 8, version: 9 } }),
    event(10, "member.left", ada, { user: ben, reason: "removed" }),
    posted(11, ada, "a3", "alone"),
    event(12, "member.joined", ada, { user: ben }),
    posted(13, ada, "a4", "last"),
  ];
  const commands = [
    command(ada, "a1", "message.post", { text: "one" }, [attempt(10, ackOf("a1", 4)), attempt(20, ackOf("a1", 4, { duplicate: true }), { door: "rest" })]),
    command(ben, "b1", "message.post", { text: "two" }, [attempt(30, ackOf("b1", 5))]),
    command(ada, "e1", "message.edit", { message: 4, revision: 4, text: "one!" }, [attempt(40, ackOf("e1", 6))]),
    command(ben, "b2", "message.post", { text: "a reply", thread: 4 }, [attempt(50, ackOf("b2", 7))]),
    command(ada, "a2", "message.post", { text: "secret" }, [attempt(60, ackOf("a2", 8))]),
    command(ada, "d1", "message.delete", { message: 8 }, [attempt(70, ackOf("d1", 9))]),
    command(ada, "r1", "member.remove", { user: ben }, [attempt(80, ackOf("r1", 10))]),
    command(ada, "a3", "message.post", { text: "alone" }, [attempt(90, ackOf("a3", 11))]),
    command(ada, "j1", "member.add", { user: ben }, [attempt(100, ackOf("j1", 12))]),
    command(ada, "a4", "message.post", { text: "last" }, [attempt(110), attempt(120, ackOf("a4", 13, { duplicate: true }))]),
    command(ada, "s1", "message.edit", { message: 4, revision: 4, text: "stale" }, [attempt(130, { type: "refused", key: "s1", code: "conflict", final: true })]),
    command(ben, "u1", "message.post", { text: "nobody knows" }, [attempt(140)]),
  ];
  const seen = events.map((one) => (one.seq === 8 ? posted(8, ada, "a2", "secret") : one));
  const forms = seen.map((one) => ({ log: channel, seq: one.seq, event: structuredClone(one), seenBy: "ada/phone", seenAt: one.seq * 10 }));
  return {
    seed: 1,
    limits: { pageEvents: 5, pullBehindMax: 20, meLogEventsMax: 10 },
    channels: [{ id: channel, kind: "private", history: "joined", founder: ada, initial: [ada, ben] }],
    commands,
    forms,
    lines: [lineOf(0, ada, "ada/phone", 0, seenFrom(1, 13)), lineOf(1, ben, "ben/phone", 0, [...seenFrom(1, 10), { what: "gone", at: 86, log: channel, last: 10, reason: "removed" }])],
    pages: [{ user: ada, log: channel, askedAt: 64, answeredAt: 65, status: 200, page: pageAsOf8() }],
    cuts: [{ user: ben, log: channel, seq: 10, sentAt: 80, answeredAt: 86, restoredSentAt: 100, restoredSeq: 12 }],
    deeds: [{ at: 130, what: "kill" }],
    cold: {
      logs: { [channel]: { first: 1, head: 13, events } },
      channels: {
        [channel]: {
          view: { id: channel, kind: "private", name: "harbour", topic: "", archived: false, members: 2 },
          members: [ada, ben],
          messages: [repliedTo(message(4, ada, "one!", 6, 7)), message(5, ben, "two"), { ...message(7, ben, "a reply"), thread: 4 }, { ...message(8, ada, "", 8, 9), deleted: true }, message(11, ada, "alone"), message(13, ada, "last")],
        },
      },
      reads: [
        { user: ada, log: channel, seq: 13, unread: 0, mentions: 0 },
        { user: ben, log: channel, seq: 5, unread: 1, mentions: 0, readyUnread: 1 },
      ],
      states: [{ user: ben, asOf: 3, check: "3", reads: { [channel]: 5 } }],
    },
    finals: [{ stage: "cold", device: "ada/phone", user: ada, log: channel, cursor: 13, head: 13 }],
  };
}

export function lineOf(id: number, user: string, device: string, cursor: number, notes: Note[]): Line {
  return { id, user, device, openedAt: 1, epoch: "e1", started: { at: 2, epoch: "e1", cursors: { [channel]: [cursor, ""] } }, notes: [{ what: "ready", at: 3, places: {} }, ...notes] };
}

// The note of an event; `goodRecording` has the form of seq n at n - 1.
export function sees(seq: number, at = seq * 10): Note {
  return { what: "event", at, form: seq - 1 };
}

export function seenFrom(first: number, last: number): Note[] {
  return Array.from({ length: last - first + 1 }, (_, i) => sees(first + i, Math.min((first + i) * 6, 85 + (first + i > 10 ? 30 : 0))));
}

function message(seq: number, by: string, text: string, revision = seq, version = seq) {
  return { seq, by, at: `2026-11-23T10:00:00.${String(seq).padStart(6, "0")}Z`, text, thread: null as number | null, broadcast: false, mentions: [], revision, version, deleted: false };
}

const repliedTo = <T extends object>(message: T) => ({ ...message, replies: { count: 1, last_at: "2026-11-23T10:00:00.000007Z", people: [ben] } });

function pageAsOf8() {
  return {
    as_of: 8, first: 1, head: 8, has_older: false, has_newer: false,
    messages: [repliedTo(message(4, ada, "one!", 6, 7)), message(5, ben, "two"), { ...message(7, ben, "a reply"), thread: 4 }, message(8, ada, "secret")],
  };
}
