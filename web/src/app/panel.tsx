// The right panel: a person by address, or the members of the channel by choice.
import type { JSX } from "preact";
import { asking, closeSearch } from "../features/search/found";
import type { Channel, ChannelId, Seq, UserId } from "../state/model";
import { IconButton } from "../ui/button";
import type { Client } from "./client";
import { t } from "./i18n";
import { later } from "./later";
import { membersOpen, pinsOpen, showMembers, showPins } from "./open";
import { leaveThread, leaveView, route } from "./router";
import styles from "./shell.module.css";

const Members = later(() => import("./details").then((part) => part.Members));
const PinsPanel = later(() => import("./details").then((part) => part.PinsPanel));
const Profile = later(() => import("./details").then((part) => part.Profile));
const SearchPanel = later(() => import("../features/search/panel").then((part) => part.SearchPanel));
const ThreadPanel = later(() => import("../features/threads/thread_panel").then((part) => part.ThreadPanel));

export type Shown =
  | { readonly kind: "search" }
  | { readonly kind: "person"; readonly user: UserId }
  | { readonly kind: "members" | "pins"; readonly channel: Channel }
  | { readonly kind: "thread"; readonly channel: Channel; readonly root: Seq; readonly reply: Seq | null };

export function panelOf(client: Client, current: ChannelId | null): Shown | null {
  const at = route.value;
  if (at.view === "person") return { kind: "person", user: at.user };
  const channel = current === null ? undefined : client.state.value.channels.get(current);
  if (at.view === "channel" && at.thread !== undefined && channel && client.state.value.mine.has(channel.id)) return { kind: "thread", channel, root: at.thread, reply: at.reply ?? null };
  if (asking.value !== null) return { kind: "search" };
  if (pinsOpen.value && at.view === "channel" && channel) return { kind: "pins", channel };
  return membersOpen.value && at.view === "channel" && channel ? { kind: "members", channel } : null;
}

export function closePanel(shown: Shown): void {
  if (shown.kind === "search") closeSearch();
  else if (shown.kind === "person") leaveView();
  else if (shown.kind === "pins") showPins(false);
  else if (shown.kind === "thread") leaveThread(shown.channel.id);
  else showMembers(false);
}

export function Panel({ client, shown, current }: { client: Client; shown: Shown; current: ChannelId | null }): JSX.Element {
  if (shown.kind === "thread") return <ThreadPanel key={`${shown.channel.id}/${shown.root}`} client={client} channel={shown.channel} root={shown.root} reply={shown.reply} />;
  return <Aside client={client} shown={shown} current={current} />;
}

function Aside({ client, shown, current }: { client: Client; shown: Exclude<Shown, { kind: "thread" }>; current: ChannelId | null }): JSX.Element {
  return (
    <aside
      class={styles.panel}
      data-region
      aria-label={t(shown.kind === "search" ? "search.search" : "shell.regionPanel")}
      onKeyDown={(event) => {
        if (event.key !== "Escape" || event.defaultPrevented) return;
        event.stopPropagation();
        closePanel(shown);
      }}
    >
      {shown.kind === "search" ? <SearchPanel client={client} current={current} /> : <Details client={client} shown={shown} />}
    </aside>
  );
}

function Details({ client, shown }: { client: Client; shown: Exclude<Shown, { kind: "search" }> }): JSX.Element {
  const title = shown.kind === "person" ? (client.state.value.people.get(shown.user)?.displayName ?? t("people.unknown")) : t(shown.kind === "pins" ? "marks.pinsTitle" : "channels.memberList");
  return (
    <>
      <header class={styles.panelHead}>
        <h2>{title}</h2>
        <IconButton icon="close" label={t("shell.close")} onClick={() => closePanel(shown)} />
      </header>
      <div class={styles.panelBody}>{shown.kind === "person" ? <Profile client={client} user={shown.user} /> : shown.kind === "pins" ? <PinsPanel client={client} channel={shown.channel} /> : <Members client={client} channel={shown.channel} />}</div>
    </>
  );
}
