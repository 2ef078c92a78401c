// The tab's title: what is meant for me, where I am, the workspace. "(3) harbour-ops · Northpier"; a dot for plain unread.
import { useEffect } from "preact/hooks";
import { channelTitle, forMe, sectionsOf } from "../features/channels/names";
import type { ChannelId } from "../state/model";
import { threadTotals } from "../state/threads";
import type { Client } from "./client";

export function titleOf(count: number, unread: boolean, place: string, workspace: string): string {
  const mark = count > 0 ? `(${count}) ` : unread ? "• " : "";
  return mark + [place, workspace].filter(Boolean).join(" · ");
}

export function useTitle(client: Client, current: ChannelId | null): void {
  const state = client.state.value;
  const sections = sectionsOf(state);
  const channel = current === null ? undefined : state.channels.get(current);
  const threads = threadTotals(state);
  const unread = threads.unread > 0 || [...sections.channels, ...sections.directs].some((row) => row.unread);
  const count = forMe(sections) + threads.mentions;
  const title = titleOf(count, unread, channel ? channelTitle(state, channel) : "", state.workspace.name || "Holdfast");
  useEffect(() => {
    document.title = title;
    void import("../features/notify/favicon").then(({ showOnTab }) => showOnTab(count, unread), () => undefined); // a tab without it is a tab too
  }, [title, count, unread]);
}
