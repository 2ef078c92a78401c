// I3: nothing is in a channel's log that nobody sent, and nothing is altered.

import type { StreamEvent } from "../../support/wire.ts";
import { changedOf, postedOf, short } from "../lookup.ts";
import { isMark, markAsked, markMade } from "../marks.ts";
import { isChannelLog, type Command, type Recording, type Violation } from "../recording.ts";

interface Asked {
  byKey: Map<string, Command>; // author and key
  edits: Map<string, Command[]>; // log, author, message
  deletions: Set<string>; // log, author, message
  deleted: Set<string>; // log, message
  topics: Set<string>;
  arrivals: Set<string>; // log, user
  departures: Set<string>;
  everywhereGone: Set<string>; // deactivated
  marks: Set<string>; // log, author, kind, message, emoji
  names: Set<string>; // log, author, name
  shelved: Set<string>; // log, author, kind
  hooked: Set<string>; // log, text
}

export function checkI03(recording: Recording): Violation[] {
  const asked = gather(recording);
  const found: Violation[] = [];
  for (const [log, { events }] of Object.entries(recording.cold.logs)) {
    if (!isChannelLog(log) || log === recording.attic?.id) continue; // there another chat speaks: ../attic.ts
    for (const event of events) {
      const says = faultOf(asked, log, event);
      if (says) found.push({ invariant: "I3", says: `${log} ${event.seq}: ${says}`, evidence: short(event) });
    }
  }
  return found;
}

function faultOf(asked: Asked, log: string, event: StreamEvent): string | undefined {
  switch (event.kind) {
    case "message.posted": {
      const posted = postedOf(event);
      if (asked.hooked.has(`${log} ${posted.text}`)) return undefined; // how often: checks/programs.ts
      const command = asked.byKey.get(`${event.by} ${posted.key}`);
      if (!command || command.name !== "message.post") return `${event.by} never sent a message with the key ${posted.key}`;
      if (command.log !== log) return `it was sent to ${command.log}`;
      if ((command.asks.thread ?? null) !== posted.thread) return `it was sent with thread ${command.asks.thread ?? null}, and has ${posted.thread}`;
      if (posted.redacted) return redactionFault(asked, log, event.seq, posted.text);
      return posted.text === command.asks.text ? undefined : `its text was altered; sent was ${short(command.asks.text, 120)}`;
    }
    case "message.edited": {
      const changed = changedOf(event);
      const edits = asked.edits.get(`${log} ${event.by} ${changed.seq}`) ?? [];
      if (edits.length === 0) return `${event.by} never edited the message ${changed.seq}`;
      if (changed.redacted) return redactionFault(asked, log, changed.seq, changed.text);
      return edits.some((edit) => edit.asks.text === changed.text) ? undefined : `no edit of ${changed.seq} said this`;
    }
    case "message.deleted": {
      const { seq } = changedOf(event);
      return asked.deletions.has(`${log} ${event.by} ${seq}`) ? undefined : `${event.by} never deleted the message ${seq}`;
    }
    case "channel.topic_changed":
      return asked.topics.has(`${log} ${event.by} ${event["topic"]}`) ? undefined : `${event.by} never set this topic`;
    case "member.joined":
      return asked.arrivals.has(`${log} ${event["user"]}`) ? undefined : `nobody asked for ${event["user"]} to join`;
    case "member.left":
      return asked.departures.has(`${log} ${event["user"]}`) || asked.everywhereGone.has(String(event["user"])) ? undefined : `nobody asked for ${event["user"]} to leave`;
    case "reaction.added":
    case "reaction.removed":
    case "message.pinned":
    case "message.unpinned":
      return asked.marks.has(markMade(log, event)) ? undefined : `${event.by} never asked for this`;
    case "hidden":
      return "a founder, who sees everything, is served a veiled event";
    case "channel.renamed":
      return asked.names.has(`${log} ${event.by} ${event["name"]}`) ? undefined : "nobody asked for this name";
    case "channel.archived":
    case "channel.restored":
      return asked.shelved.has(`${log} ${event.by} ${event.kind}`) ? undefined : "nobody asked for this";
    default:
      return undefined; // channel.created is set up by the judge; unknown kinds are to be skipped
  }
}

function redactionFault(asked: Asked, log: string, message: number, text: string): string | undefined {
  if (!asked.deleted.has(`${log} ${message}`)) return "redacted, though nobody deleted the message";
  return text === "" ? undefined : "redacted, and still has its text";
}

function gather(recording: Recording): Asked {
  const asked: Asked = {
    byKey: new Map(), edits: new Map(), deletions: new Set(), deleted: new Set(),
    topics: new Set(), arrivals: new Set(), departures: new Set(), everywhereGone: new Set(), marks: new Set(), names: new Set(), shelved: new Set(),
    hooked: new Set((recording.hooked ?? []).map(({ channel, text }) => `${channel} ${text}`)),
  };
  for (const { id, initial } of recording.channels) for (const user of initial) asked.arrivals.add(`${id} ${user}`);
  for (const command of recording.commands) {
    const { author, key, log, name, asks } = command;
    if (command.attempts.length === 0) continue;
    asked.byKey.set(`${author} ${key}`, command);
    const message = `${log} ${author} ${asks.message}`;
    if (name === "message.edit") asked.edits.set(message, [...(asked.edits.get(message) ?? []), command]);
    if (name === "message.delete") {
      asked.deletions.add(message);
      asked.deleted.add(`${log} ${asks.message}`);
    }
    if (name === "channel.topic") asked.topics.add(`${log} ${author} ${asks.topic}`);
    if (name === "channel.join" || name === "member.add") asked.arrivals.add(`${log} ${asks.user ?? author}`);
    if (name === "channel.leave" || name === "member.remove") asked.departures.add(`${log} ${asks.user ?? author}`);
    if (name === "channel.rename") asked.names.add(`${log} ${author} ${asks.name}`);
    if (name === "channel.archive" || name === "channel.restore") asked.shelved.add(`${log} ${author} ${name}d`);
    if (isMark(name)) asked.marks.add(markAsked(command));
    if (name === "user.deactivate") asked.everywhereGone.add(asks.user!);
  }
  return asked;
}
