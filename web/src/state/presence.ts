// Who is here: told for those who are watched, never replayed (D13).
import { presenceOf } from "./from-wire";
import { having, type Known } from "./known";
import type { UserId } from "./model";

export function applyPresence(state: Known, changes: Readonly<Record<string, { state: string; text?: string; emoji?: string }>>): Known {
  const told = Object.entries(changes);
  if (told.length === 0) return state;
  return having(state, { presence: new Map([...state.presence, ...told.map(([user, change]) => [user, presenceOf(change)] as const)]) });
}

// While the line is down nobody's state is known: those who are no longer watched, or cannot be, are forgotten.
export function forgetPresence(state: Known, keep: ReadonlySet<UserId> = new Set()): Known {
  const kept = [...state.presence].filter(([user]) => keep.has(user));
  return kept.length === state.presence.size ? state : { ...state, presence: new Map(kept) };
}
