// Who is here: told for those who are watched, never replayed (D13).
import { presenceOf, type WireStatus } from "./from-wire";
import { having, type Known } from "./known";
import type { PresenceState, UserId } from "./model";

export function applyPresence(state: Known, changes: Readonly<Record<string, WireStatus>>): Known {
  const told = Object.entries(changes);
  if (told.length === 0) return state;
  return having(state, { presence: new Map([...state.presence, ...told.map(([user, change]) => [user, presenceOf(change)] as const)]) });
}

// What was said until a time is not shown after it.
export function expireStatuses(state: Known, now: number): Known {
  const over = [...state.presence].filter(([, { until }]) => until !== null && until <= now);
  if (over.length === 0) return state;
  const plain = ({ state: was }: PresenceState): PresenceState => ({ state: was === "offline" ? "offline" : "online", text: "", emoji: "", until: null });
  return { ...state, presence: new Map([...state.presence, ...over.map(([user, held]) => [user, plain(held)] as const)]) };
}

export const nextExpiry = (state: Known): number => Math.min(...[...state.presence.values()].map(({ until }) => until ?? Infinity));

// While the line is down nobody's state is known but one's own: those who are no longer watched, or cannot be, are forgotten.
export function forgetPresence(state: Known, keep: ReadonlySet<UserId> = new Set(state.me ? [state.me] : [])): Known {
  const kept = [...state.presence].filter(([user]) => keep.has(user));
  return kept.length === state.presence.size ? state : { ...state, presence: new Map(kept) };
}
