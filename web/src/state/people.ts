// People: public profiles from @workspace, from snapshots, and as much of them as comes with a page.
import type { LogEvent } from "../sync/wire";
import { userOf, type WirePage } from "./from-wire";
import { having, put, type Known } from "./known";
import type { User, UserId } from "./model";

export function reducePeople(state: Known, event: LogEvent): Known {
  if (event.kind !== "user.changed") return state;
  return meet(state, userOf(event["user"] as Record<string, unknown>));
}

// The later profile wins, whichever way it comes.
export function meet(state: Known, user: User): Known {
  const known = state.people.get(user.id);
  if (known && known.version >= user.version && known.username !== "") return state;
  return having(state, { people: put(state.people, user.id, user) });
}

export function meetAll(state: Known, users: readonly User[]): Known {
  const newer = users.filter((user) => (state.people.get(user.id)?.version ?? -1) < user.version);
  if (newer.length === 0) return state;
  return { ...state, people: new Map([...state.people, ...newer.map((user) => [user.id, user] as const)]) };
}

// A page tells less than a profile does: it is worth half a step less, so that the whole of the same version is still news.
export function meetPeople(state: Known, people: WirePage["people"] = {}): Known {
  const brief = Object.entries(people).map(([id, { name, username, avatar, version }]): User => {
    const known: User | undefined = state.people.get(id as UserId);
    const rest = known ?? { role: "member", bot: false, active: true, title: "", timeZone: "" };
    return { ...rest, id, username, displayName: name || username, avatar: avatar ?? null, version: version - 0.5 };
  });
  return meetAll(state, brief);
}
