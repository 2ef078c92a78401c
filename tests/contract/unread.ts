// A recount of the unread: live root posts by others after the read cursor, exact up to 999 (D9). Replies, edits, reactions and
// joins do not count; nor does what one may not see (D18).

import { changedOf, postedOf } from "./lookup.ts";
import type { ColdRead, Recording } from "./recording.ts";

export const unreadMost = 999;

export function recount(recording: Recording, read: ColdRead): number {
  const events = recording.cold.logs[read.log]?.events ?? [];
  const hidesPast = recording.channels.some((channel) => channel.id === read.log && channel.history === "joined");
  let visibleFrom = 0;
  const live = new Set<number>();
  for (const event of events) {
    if (hidesPast && event.kind === "member.joined" && event["user"] === read.user) visibleFrom = event.seq;
    if (event.kind === "message.posted" && event.by !== read.user && postedOf(event).thread === null) live.add(event.seq);
    if (event.kind === "message.deleted") live.delete(changedOf(event).seq);
  }
  const after = Math.max(read.seq, visibleFrom);
  let count = 0;
  for (const seq of live) if (seq > after) count++;
  return Math.min(count, unreadMost);
}
