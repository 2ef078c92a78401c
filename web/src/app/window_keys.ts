// The window's keys, bound to what they do.
import { useEffect } from "preact/hooks";
import { neighbour, sectionsOf } from "../features/channels/names";
import { asking, closeSearch, openSearch } from "../features/search/found";
import { settled, unsettled } from "../features/messages/wishes";
import type { ChannelId } from "../state/model";
import type { Client } from "./client";
import { membersOpen, over, showMembers, type Over } from "./open";
import { closePanel, panelOf } from "./panel";
import { walkRegions } from "./regions";
import { go, leaveView, route, toChannel } from "./router";
import { commandOf, type Command } from "./shortcuts";

export function useWindowKeys(client: Client, current: ChannelId | null): void {
  useEffect(() => {
    const listen = (event: KeyboardEvent): void => {
      const command = commandOf(event);
      if (!command || client.session.peek().kind !== "signed-in") return;
      if (command === "done" && (event.defaultPrevented || document.querySelector("dialog[open]"))) return; // somebody's own
      if (command === "search" && event.key === "/" && writesIn(event.target)) return;
      event.preventDefault();
      run(command, client, current);
    };
    addEventListener("keydown", listen);
    return () => removeEventListener("keydown", listen);
  }, [client, current]);
}

const writesIn = (target: EventTarget | null): boolean => target instanceof Element && target.closest("input, textarea, [contenteditable], dialog[open]") !== null;

function run(command: Command, client: Client, current: ChannelId | null): void {
  const move = (by: 1 | -1, unreadOnly: boolean): void => {
    const next = neighbour(sectionsOf(client.state.peek()), current, by, unreadOnly);
    if (next && over.peek() === null) go(toChannel(next));
  };
  const toggle = (what: Over): void => void (over.value = over.peek() === what ? null : what);
  switch (command) {
    case "switcher":
    case "direct":
    case "sheet":
      return toggle(command);
    case "search":
      return openSearch();
    case "panel":
      if (route.peek().view === "person") return leaveView();
      if (panelOf(client, current)?.kind === "thread") return closePanel(panelOf(client, current)!);
      if (asking.peek() !== null) return closeSearch();
      return showMembers(!membersOpen.peek());
    case "next":
      return move(1, false);
    case "previous":
      return move(-1, false);
    case "next-unread":
      return move(1, true);
    case "previous-unread":
      return move(-1, true);
    case "done":
      return done(client, current);
    case "all-read":
      return readAll(client, current);
    case "region":
      return walkRegions(1);
    case "region-back":
      return walkRegions(-1);
  }
}

// Esc, where nothing else wants it: first what is new in the stream is seen, then the panel closes.
function done(client: Client, current: ChannelId | null): void {
  if (current && unsettled.peek()) return void (settled.value = { channel: current });
  const panel = panelOf(client, current);
  if (panel) closePanel(panel);
}

export function readAll(client: Client, current: ChannelId | null): void {
  for (const { channel, head, unread, mentions } of client.state.peek().mine.values()) if (unread > 0 || mentions > 0) client.read(channel, head);
  if (current) settled.value = { channel: current };
}
