// Who is typing, and until when that is believed.
import type { LogEvent } from "../sync/wire";
import { having, put, type Known } from "./known";
import type { Seq, UserId } from "./model";
import { placeOf, type Place } from "./places";

export const believedMs = 6_000; // it is told again every three seconds

export function applyTyping(state: Known, place: Place, user: UserId, now: number): Known {
  if (user === state.me) return state;
  const there = new Map(state.typing.get(place)).set(user, now + believedMs);
  return having(state, { typing: put(state.typing, place, there) });
}

export function expireTyping(state: Known, now: number): Known {
  let typing = state.typing;
  for (const [channel, users] of state.typing) {
    const left = [...users].filter(([, until]) => until > now);
    if (left.length !== users.size) typing = put(typing, channel, left.length > 0 ? new Map(left) : undefined);
  }
  return having(state, { typing });
}

// Who has posted is no longer typing.
export function reduceTyping(state: Known, event: LogEvent): Known {
  if (event.kind !== "message.posted") return state;
  const place = placeOf(event.channel, (event["message"] as { thread?: Seq | null }).thread);
  const users = event.by ? state.typing.get(place) : undefined;
  if (!users?.has(event.by!)) return state;
  const left = put(users, event.by!, undefined);
  return having(state, { typing: put(state.typing, place, left.size > 0 ? left : undefined) });
}
