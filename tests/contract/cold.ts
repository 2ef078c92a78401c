// Reads everything a server serves that has just started: every log by one who sees all of it, the histories, members and read states.

import type { Person } from "../support/bootstrap.ts";
import { Rest } from "../support/rest.ts";
import type { Server } from "../support/server.ts";
import { Stream } from "../support/stream.ts";
import type { ChannelView, EventPage, Page, PageMessage, Place, StreamEvent } from "../support/wire.ts";
import { postedOf } from "./lookup.ts";
import { readThreads } from "./threads.ts";
import type { ChannelPlan, Cold, ColdChannel, ColdLog, ColdRead, ColdState, Recording } from "./recording.ts";

export interface Witnesses {
  owner: Person;
  people: Map<string, Person>;
  channels: ChannelPlan[];
  attic?: Recording["attic"];
}

export async function readCold(server: Server, { owner, people, channels, attic }: Witnesses): Promise<Cold> {
  const cold: Cold = { logs: {}, channels: {}, reads: [], states: [] };
  const as = (id: string): Rest => new Rest(() => server.url, people.get(id)?.token ?? owner.token);
  cold.logs["@workspace"] = await readLog(as(owner.id), "/api/v1/workspace/events");
  for (const id of people.keys()) cold.logs[`@me/${id}`] = await readLog(as(id), "/api/v1/me/events");
  for (const { id, founder } of channels) {
    const log = await readLog(as(founder), `/api/v1/channels/${id}/events`);
    cold.logs[id] = log;
    cold.channels[id] = await readChannel(as(founder), id, log.events);
  }
  if (attic) cold.logs[attic.id] = await readLog(as(attic.reader), `/api/v1/channels/${attic.id}/events`);
  for (const id of people.keys()) cold.states.push(await readState(as(id), id));
  cold.threads = [];
  for (const person of people.values()) cold.reads.push(...(await readReads(server, person, cold)));
  return cold;
}

async function readLog(rest: Rest, path: string): Promise<ColdLog> {
  const events: StreamEvent[] = [];
  let first = 1;
  let head = 0;
  for (let after: number | null = 0; after !== null; ) {
    const page = (await rest.patiently(`${path}?after=${after}&limit=500`)) as EventPage;
    first = page.first;
    head = page.head;
    if (after === 0 && page.events[0]) first = Math.min(first, page.events[0].seq);
    events.push(...page.events);
    after = page.events.length > 0 ? page.next : null;
  }
  return { first, head, events };
}

async function readChannel(rest: Rest, id: string, events: StreamEvent[]): Promise<ColdChannel> {
  const answer = await rest.patiently(`/api/v1/channels/${id}`);
  const view = (answer.channel ?? answer) as ChannelView;
  const messages = new Map<number, PageMessage>();
  for (let query = "?limit=100"; query !== ""; ) {
    const page = (await rest.patiently(`/api/v1/channels/${id}/messages${query}`)) as Page;
    for (const message of page.messages) messages.set(message.seq, message);
    query = page.has_older && page.messages[0] ? `?limit=100&before=${page.messages[0].seq}` : "";
  }
  for (const root of rootsWithout(messages, events))
    for (const message of await readThread(rest, id, root)) messages.set(message.seq, message);
  return { view, members: await readMembers(rest, id), messages: [...messages.values()].sort((a, b) => a.seq - b.seq) };
}

// Replies may be part of the history or only of their thread: whatever is still missing is asked for there.
function rootsWithout(messages: Map<number, PageMessage>, events: StreamEvent[]): Set<number> {
  const roots = new Set<number>();
  for (const event of events) {
    if (event.kind !== "message.posted") continue;
    const { thread } = postedOf(event);
    if (thread !== null && !messages.has(event.seq)) roots.add(thread);
  }
  return roots;
}

async function readThread(rest: Rest, id: string, root: number): Promise<PageMessage[]> {
  const found: PageMessage[] = [];
  for (let query = `?limit=100&thread=${root}`; query !== ""; ) {
    const page = (await rest.patiently(`/api/v1/channels/${id}/messages${query}`)) as Page;
    found.push(...page.messages);
    query = page.has_older && page.messages[0] ? `?limit=100&thread=${root}&before=${page.messages[0].seq}` : "";
  }
  return found;
}

// All of them, however many pages they take.
export async function readMembers(rest: Rest, id: string): Promise<string[]> {
  const members: string[] = [];
  for (let cursor = ""; ; ) {
    const page = (await rest.patiently(`/api/v1/channels/${id}/members?limit=100${cursor}`)) as { items: string[]; next_cursor?: string };
    members.push(...page.items);
    if (!page.next_cursor) return members;
    cursor = `&cursor=${page.next_cursor}`;
  }
}

async function readState(rest: Rest, user: string): Promise<ColdState> {
  const state = (await rest.patiently("/api/v1/me/state")) as { as_of: number; check: string; channels: { channel: { id: string }; read: number }[] };
  const reads = Object.fromEntries(state.channels.map(({ channel, read }) => [channel.id, read]));
  return { user, asOf: state.as_of, check: state.check, reads };
}

// A fresh device is told of every channel's unread in `ready`; REST says the same channel by channel.
async function readReads(server: Server, person: Person, { channels, threads }: Cold): Promise<ColdRead[]> {
  const rest = new Rest(() => server.url, person.token);
  const stream = await Stream.dial(server.url, person.token);
  const { channels: told, threads: followed } = await stream.start(`${person.username}/fresh`, {});
  stream.cut();
  threads?.push(await readThreads(followed, rest, person.id));
  const reads: ColdRead[] = [];
  for (const [log, { members }] of Object.entries(channels)) {
    if (!members.includes(person.id)) continue;
    const { seq, unread, mentions } = (await rest.patiently(`/api/v1/channels/${log}/read`)) as { seq: number; unread: number; mentions: number };
    const place: Place | undefined = told[log];
    reads.push({ user: person.id, log, seq, unread, mentions, ...(place?.unread === undefined ? {} : { readyUnread: place.unread }) });
  }
  return reads;
}
