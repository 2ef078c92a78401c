// Who is typing, and until when that is believed.
import type { LogEvent } from "../sync/wire";
import { having, put, type Known } from "./known";
import type { ChannelId, UserId } from "./model";

export const believedMs = 6_000; // it is told again every three seconds

export function applyTyping(state: Known, channel: ChannelId, user: UserId, now: number): Known {
  if (user === state.me) return state;
  const there = new Map(state.typing.get(channel)).set(user, now + believedMs);
  return having(state, { typing: put(state.typing, channel, there) });
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
  const users = event.kind === "message.posted" && event.by ? state.typing.get(event.channel) : undefined;
  if (!users?.has(event.by!)) return state;
  const left = put(users, event.by!, undefined);
  return having(state, { typing: put(state.typing, event.channel, left.size > 0 ? left : undefined) });
}
