// All that the client knows: one line for each feature, and what starts and jumps do to the whole.
import type { JumpReason, Note } from "../sync/follower";
import type { LogEvent } from "../sync/wire";
import { leave, learn, reduceChannels } from "./channels";
import { channelOf, userOf, type WireMyState, type WireWorkspaceState } from "./from-wire";
import { having, put, type Known } from "./known";
import { reduceMessages } from "./messages";
import type { ChannelId, Membership } from "./model";
import { markStale } from "./pages";
import { dropPins, reducePins, reduceSaved } from "./marks";
import { meetAll, reducePeople } from "./people";
import { reduceQuotes, staleQuotes } from "./quotes";
import { reduceThreads } from "./threads";
import { reducePreferences } from "./preferences";
import { reduceRetention } from "./retention";
import { reduceTyping } from "./typing";
import { countsOf, raiseRead, reduceUnread, setRead, show } from "./unread";

export { nothing, type Known } from "./known";

// Unread looks at a message as it was before, so it comes before the messages.
const reducers = [reduceWorkspace, reducePeople, reduceChannels, reduceUnread, reduceThreads, reduceMessages, reducePins, reduceQuotes, reduceSaved, reduceRetention, reduceTyping, reducePreferences];

const kinds = new Set([
  "message.posted", "message.edited", "message.deleted", "channel.created", "channel.renamed", "channel.topic_changed", "channel.archived",
  "channel.restored", "member.joined", "member.left", "channel.entered", "channel.left", "read.moved", "unread.marked", "user.changed",
  "channel.listed", "workspace.changed", "outgoing.paused", "hidden", "reaction.added", "reaction.removed", "message.pinned", "message.unpinned", "saved.added",
  "saved.removed", "thread.followed", "thread.unfollowed", "preferences.changed", "channel_preferences.changed", "draft.changed",
  "history.trimmed", "channel.retention_changed", "workspace.retention_changed",
]);

// Snapshot and event give the next snapshot; an event applied twice is the same as once.
export function reduce(state: Known, event: LogEvent): Known {
  const own = event.channel === "@me" ? "me" : event.channel === "@workspace" ? "workspace" : null;
  if (own && event.seq <= state.folded[own]) return state;
  let next = state;
  for (const one of reducers) next = one(next, event);
  if (!kinds.has(event.kind)) next = { ...next, skipped: next.skipped + 1 };
  return own ? { ...next, folded: { ...next.folded, [own]: event.seq } } : next;
}

function reduceWorkspace(state: Known, event: LogEvent): Known {
  if (event.kind !== "workspace.changed") return state;
  return having(state, { workspace: { name: (event["workspace"] as { name: string }).name } });
}

// An old coming or going, told again after a start: `ready` knew what became of it. Its facts may still be news.
export function reduceSettled(state: Known, event: LogEvent): Known {
  const told = event["entered"] as { channel: Record<string, unknown> } | undefined;
  const known = event.kind === "channel.entered" && told && state.mine.has(String(told.channel["id"])) ? reduceChannels(state, event) : state;
  return event.seq <= known.folded.me ? known : { ...known, folded: { ...known.folded, me: event.seq } };
}

// Where every log stands. Counts are the server's as of each head; a channel of which only the counts are known gets its facts from @me.
export function applyReady(state: Known, note: Extract<Note, { kind: "ready" }>): Known {
  const user = userOf(note.user);
  let next = user.id ? meetAll(having(state, { me: user.id }), [user]) : state;
  next = having(next, { threadsTold: note.threads ?? next.threadsTold, threadsDue: next.threadsDue || next.threadsWhole === null });
  for (const [channel, { head, unread, mentions }] of Object.entries(note.channels)) {
    const mine = next.mine.get(channel) ?? { channel, visibleFrom: 1, read: 0, head, unread, mentions, countedAt: head };
    next = show(next, channel, { ...mine, head: Math.max(mine.head, head) }, countsOf(head, mine.read, unread, mentions));
  }
  return next;
}

// Something of this log was never heard. What is held of it may be wrong until it is read again; but of a log that is new to the line,
// a page that is true from there on stays good.
export function applyJump(before: Known, log: string, at: number, reason: JumpReason): Known {
  if (log === "@me") return { ...before, folded: { ...before.folded, me: at } };
  if (log === "@workspace") return { ...before, folded: { ...before.folded, workspace: at } };
  const state = staleQuotes(dropPins(before, log), log);
  const timeline = state.timelines.get(log);
  const good = reason === "new" && timeline !== undefined && !timeline.stale && (timeline.asOf >= at || timeline.loading === "first");
  const next = good ? state : having(markStale(state, log), { members: put(state.members, log, undefined), threadsDue: reason !== "new" || state.threadsDue });
  const mine = next.mine.get(log);
  if (!mine) return next;
  const counts = next.counts.get(log) ?? countsOf(mine.countedAt, mine.read, mine.unread, mine.mentions);
  return show(next, log, { ...mine, head: at }, counts.at === at ? counts : { ...countsOf(at, mine.read, mine.unread, mine.mentions), recount: true });
}

export function applyGone(state: Known, channel: ChannelId): Known {
  return leave(state, channel);
}

// Null when the snapshot is older than what is known. `history`: another one than before, so nothing known outranks it.
export function applyMyState(state: Known, told: WireMyState, history: "same" | "other" = "same"): Known | null {
  if (told.as_of < state.folded.me) return null;
  const news = told.as_of > state.folded.me || history === "other";
  const there = new Set(told.channels.map(({ channel }) => String(channel["id"])));
  let next: Known = { ...state, folded: { ...state.folded, me: told.as_of }, preferencesRead: false };
  for (const channel of state.mine.keys()) if (!there.has(channel)) next = leave(next, channel);
  for (const { channel: wire, visible_from, read } of told.channels) {
    const channel = channelOf(wire);
    next = history === "other" ? having(next, { channels: put(next.channels, channel.id, channel) }) : learn(next, channel);
    const mine = next.mine.get(channel.id);
    if (!mine) next = having(next, { mine: put(next.mine, channel.id, newcomer(channel.id, visible_from, read)) });
    else next = (news ? setRead : raiseRead)(having(next, { mine: put(next.mine, channel.id, having(mine, { visibleFrom: visible_from })) }), channel.id, read);
  }
  return next;
}

const newcomer = (channel: ChannelId, visibleFrom: number, read: number): Membership => ({
  channel, visibleFrom, read, head: 0, unread: 0, mentions: 0, countedAt: 0,
});

export function applyWorkspaceState(state: Known, told: WireWorkspaceState, history: "same" | "other" = "same"): Known | null {
  if (told.as_of < state.folded.workspace) return null;
  const people: Known["people"] = history === "other" ? new Map() : state.people;
  const next = having(state, { people, workspace: state.workspace.name === told.name ? state.workspace : { name: told.name } });
  return { ...meetAll(next, told.people.map(userOf)), folded: { ...next.folded, workspace: told.as_of } };
}
