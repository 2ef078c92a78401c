// The window of whoever is signed in: sidebar, timeline with header and composer, panel, and what lies over them.
import type { JSX } from "preact";
import { useEffect, useRef } from "preact/hooks";
import { ChannelHeader } from "../features/channels/header";
import { sectionsOf } from "../features/channels/names";
import { Composer } from "../features/composer/composer";
import { LineStrip } from "../features/line/line_strip";
import { openSearch } from "../features/search/found";
import { Sidebar } from "../features/sidebar/sidebar";
import { Timeline } from "../features/timeline/timeline";
import { Popover } from "../ui/popover";
import type { ChannelId, Seq } from "../state/model";
import { EmptyState, Kbd, SkeletonRows, WaveFigure } from "../ui/parts";
import { Begin } from "./begin";
import type { Client } from "./client";
import { rich, t } from "./i18n";
import { later } from "./later";
import { lastChannel, visited } from "./open";
import { Panel, panelOf } from "./panel";
import { go, route, toChannel } from "./router";
import styles from "./shell.module.css";
import { useTitle } from "./title";
import { useWatching } from "./watching";
import { useWindowKeys } from "./window_keys";

const Browse = later(() => import("../features/channels/browse").then((part) => part.Browse));
const Doorway = later(() => import("../features/channels/doorway").then((part) => part.Doorway));
const Saved = later(() => import("../features/saved/saved").then((part) => part.Saved));
const Admin = later(() => import("../features/admin/admin").then((part) => part.Admin));
const AskBar = later(() => import("../features/notify/ask_bar").then((part) => part.AskBar));
const Overlays = later(() => import("./overlays").then((part) => part.Overlays));

const ThreadsView = later(() => import("../features/threads/threads_view").then((part) => part.ThreadsView));
const MentionsView = later(() => import("../features/mentions/mentions_view").then((part) => part.MentionsView));

export interface ShellProps {
  client: Client;
  turn: number; // goes up with each sign-in, so that what is shown is read again
  onSignOut: () => void;
}

export function Shell({ client, turn, onSignOut }: ShellProps): JSX.Element {
  const at = route.value;
  const state = client.state.value;
  const current = at.view === "channel" ? at.channel : at.view === "browse" || at.view === "saved" || at.view === "threads" || at.view === "mentions" || at.view === "home" ? null : lastChannel.value;
  useHome(client);
  const entered = at.view === "channel" && state.mine.has(at.channel) ? at.channel : null;
  useEffect(() => {
    if (entered) visited(entered);
  }, [entered]);
  useWindowKeys(client, current);
  useTitle(client, current);
  useNotifications(client);
  const panel = panelOf(client, current);
  useWatching(client, panel);
  if (at.view === "admin") {
    return (
      <>
        <Admin client={client} section={at.section} />
        <Overlays client={client} current={current} onSignOut={onSignOut} />
      </>
    );
  }
  return (
    <div class={styles.window} data-view={at.view === "home" ? "list" : "main"} data-panel={panel !== null}>
      <a class="visually-hidden" href="#composer" onClick={skipToMessages}>
        {t("shell.skip")}
      </a>
      <Sidebar client={client} current={current} onSignOut={onSignOut} />
      <main class={styles.main}>
        {at.view === "browse" && <Browse key={at.query} client={client} asked={at.query} />}
        {at.view === "saved" && <Saved client={client} />}
        {at.view === "threads" && <ThreadsView key={turn} client={client} />}
        {at.view === "mentions" && <MentionsView key={turn} client={client} />}
        {at.view !== "browse" && at.view !== "saved" && at.view !== "threads" && at.view !== "mentions" && <Talk key={`${current}.${turn}`} client={client} channel={current} />}
      </main>
      {panel && <Panel client={client} shown={panel} current={current} />}
      <Overlays client={client} current={current} onSignOut={onSignOut} />
      <Popover />
    </div>
  );
}

function Talk({ client, channel: id }: { client: Client; channel: ChannelId | null }): JSX.Element {
  const at = route.value;
  const around = useRef<Seq | null>(null);
  const state = client.state.value;
  const channel = id === null ? undefined : state.channels.get(id);
  if (!channel || !state.mine.has(channel.id)) return <NoChannel client={client} asked={id} />;
  // A thread that opens beside it moves nothing.
  if (at.view === "channel" && at.thread === undefined) around.current = at.around;
  return (
    <>
      <ChannelHeader client={client} channel={channel} />
      <LineStrip client={client} />
      <AskBar client={client} />
      <div class={styles.timeline} data-region>
        <Timeline client={client} channel={channel.id} around={around.current} />
      </div>
      <div class={styles.composer} data-region id="composer">
        <Composer client={client} channel={channel.id} />
      </div>
    </>
  );
}

// Nothing open: still reading, in no channel yet, at an address of nothing, or simply all quiet.
function NoChannel({ client, asked }: { client: Client; asked: ChannelId | null }): JSX.Element {
  const state = client.state.value;
  const begun = state.mine.size > 0 || client.line.value.kind === "connected";
  return (
    <>
      <LineStrip client={client} />
      {!begun && <SkeletonRows rows={6} avatar />}
      {begun && asked && <Doorway client={client} id={asked} />}
      {begun && !asked && state.mine.size === 0 && <Begin client={client} />}
      {begun && !asked && state.mine.size > 0 && (
        <EmptyState figure={<WaveFigure />} title={t("shell.nothingOpen")}>
          {rich("shell.nothingOpenMore", { keys: <Kbd keys="Ctrl+K" /> })}
        </EmptyState>
      )}
    </>
  );
}

// Comes after the first drawing; what is said before it is here is old news on the screen already.
function useNotifications(client: Client): void {
  useEffect(() => {
    let [end, over] = [(): void => undefined, false];
    import("./details").catch(() => undefined); // so that a panel opens filled
    import("../features/notify/notifier").then(({ startNotifying }) => !over && (end = startNotifying(client)), () => undefined);
    return () => {
      over = true;
      end();
    };
  }, []);
}

// Home is the last channel; on a narrow screen it is the list.
function useHome(client: Client): void {
  const at = route.value;
  const state = client.state.value;
  const last = lastChannel.value;
  const { channels, directs } = sectionsOf(state);
  const first = last && state.mine.has(last) ? last : (channels[0] ?? directs[0])?.channel.id;
  useEffect(() => {
    if (at.view === "nowhere" || at.view === "invite" || at.view === "setup" || at.view === "reset") go("/", "replace");
    if (at.view === "search") {
      openSearch(at.query);
      go(first ? toChannel(first) : "/", "replace");
    }
    if (at.view === "home" && first && !matchMedia("(max-width: 767px)").matches) go(toChannel(first), "replace");
  }, [at, first]);
}

function skipToMessages(event: MouseEvent): void {
  event.preventDefault();
  document.querySelector<HTMLElement>("#composer textarea, #composer [contenteditable]")?.focus();
}
