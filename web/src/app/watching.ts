// Whose presence is asked for: the people on screen, and no more. The server takes 200 at a time.
import { useEffect } from "preact/hooks";
import { sectionsOf } from "../features/channels/names";
import type { State, UserId } from "../state/model";
import type { Client } from "./client";
import type { Shown } from "./panel";

const watchedMost = 200;

export function peopleOnScreen(state: State, panel: Shown | null): readonly UserId[] {
  const talks = sectionsOf(state).directs.flatMap((row) => (row.other ? [row.other.id] : []));
  const aside = panel?.kind === "person" ? [panel.user] : panel?.kind === "members" ? (panel.channel.kind === "direct" ? panel.channel.people : (state.members.get(panel.channel.id) ?? [])) : [];
  return [...new Set([...(state.me ? [state.me] : []), ...talks, ...aside])].slice(0, watchedMost);
}

export function useWatching(client: Client, panel: Shown | null): void {
  const people = peopleOnScreen(client.state.value, panel);
  const connected = client.line.value.kind === "connected" || client.line.value.kind === "busy";
  useEffect(() => {
    if (connected) client.watch(people);
  }, [connected, people.join()]);
}
