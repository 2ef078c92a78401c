// Where one can go: the workspace's menu, Go to…, channels, direct messages, and oneself at the foot.
import type { JSX } from "preact";
import { useState } from "preact/hooks";
import type { Client } from "../../app/client";
import { t } from "../../app/i18n";
import { over } from "../../app/open";
import { keep, recall } from "../../app/preferences";
import { go, route } from "../../app/router";
import type { ChannelId } from "../../state/model";
import { threadTotals } from "../../state/threads";
import { IconButton } from "../../ui/button";
import { useRoving } from "../../ui/focus";
import { Icon, Mark } from "../../ui/icon";
import { MenuButton, type MenuItem } from "../../ui/menu";
import { Badge, Kbd, VisuallyHidden } from "../../ui/parts";
import { sectionsOf, type Row } from "../channels/names";
import { Me } from "./me";
import { ChannelRow } from "./row";
import styles from "./sidebar.module.css";

interface SidebarProps {
  client: Client;
  current: ChannelId | null;
  onSignOut: () => void;
}

export function Sidebar({ client, current, onSignOut }: SidebarProps): JSX.Element {
  const state = client.state.value;
  const sections = sectionsOf(state);
  const roving = useRoving<HTMLDivElement>();
  return (
    <nav class={styles.sidebar} data-region aria-label={t("shell.regionSidebar")}>
      <header class={styles.head}>
        <MenuButton label={t("shell.workspaceMenu", { name: state.workspace.name })} items={workspaceMenu(client, onSignOut)} class={styles.workspace}>
          <Mark />
          <b>{state.workspace.name}</b>
          <Icon name="down" size={14} />
        </MenuButton>
        <IconButton icon="compose" label={t("shell.newMessage")} onClick={() => (over.value = "direct")} />
      </header>
      <button type="button" class={styles.jump} onClick={() => (over.value = "switcher")}>
        <Icon name="search" size={14} />
        <span>{t("shell.goTo")}</span>
        <Kbd keys="Ctrl+K" />
      </button>
      <div class={styles.scroll} ref={roving.ref} onKeyDown={roving.onKeyDown} onFocusIn={roving.onFocusIn}>
        <Gathered client={client} />
        <a class={styles.row} href="/saved" data-stop aria-current={route.value.view === "saved" ? "page" : undefined}>
          <Icon name="bookmark" />
          <span class={styles.name}>{t("marks.saved")}</span>
        </a>
        <Section name="channels" title={t("shell.channels")} rows={sections.channels} client={client} current={current} />
        <a class={styles.row} href="/browse" data-stop data-page={route.value.view === "browse"} aria-current={route.value.view === "browse" ? "page" : undefined}>
          <Icon name="plus" />
          <span class={styles.name}>{t("shell.browse")}</span>
        </a>
        <Section name="directs" title={t("shell.directs")} rows={sections.directs} client={client} current={current} />
        <button type="button" class={styles.row} data-stop onClick={() => (over.value = "direct")}>
          <Icon name="plus" />
          <span class={styles.name}>{t("shell.newDirect")}</span>
        </button>
      </div>
      <Me client={client} />
    </nav>
  );
}

// What concerns oneself, wherever it was said.
function Gathered({ client }: { client: Client }): JSX.Element {
  const { unread, mentions } = threadTotals(client.state.value);
  const { view } = route.value;
  return (
    <ul class={styles.gathered}>
      <li>
        <a class={styles.row} href="/threads" data-stop data-unread={unread > 0} data-page={view === "threads"} aria-current={view === "threads" ? "page" : undefined}>
          <Icon name="thread" />
          <span class={styles.name}>{t("threads.threads")}</span>
          {unread > 0 && mentions === 0 && <VisuallyHidden>, {t("threads.unreadThreads", { n: unread })}</VisuallyHidden>}
          {mentions > 0 && <Badge count={mentions} label={t("shell.mentions", { n: mentions })} />}
        </a>
      </li>
      <li>
        <a class={styles.row} href="/mentions" data-stop data-page={view === "mentions"} aria-current={view === "mentions" ? "page" : undefined}>
          <Icon name="at" />
          <span class={styles.name}>{t("threads.mentions")}</span>
        </a>
      </li>
    </ul>
  );
}

function workspaceMenu(client: Client, onSignOut: () => void): MenuItem[] {
  const state = client.state.value;
  const role = state.me ? state.people.get(state.me)?.role : undefined;
  const items: MenuItem[] = [];
  if (role === "admin" || role === "owner") items.push({ label: t("shell.invite"), icon: "people", run: () => (over.value = "invite") }, { label: t("shell.admin"), icon: "shield", run: () => go("/admin") });
  if (role !== "guest") items.push({ label: t("shell.createChannel"), icon: "plus", run: () => go("/new") });
  items.push({ label: t("shell.browse"), icon: "hash", run: () => go("/browse") });
  items.push({ label: t("shell.settings"), icon: "gear", apart: true, run: () => go("/settings") });
  items.push({ label: t("shell.shortcuts"), icon: "keyboard", keys: "Ctrl+/", run: () => (over.value = "sheet") });
  items.push({ label: t("shell.signOut"), icon: "out", apart: true, run: onSignOut });
  return items;
}

interface SectionProps {
  name: string;
  title: string;
  rows: readonly Row[];
  client: Client;
  current: ChannelId | null;
}

// A closed section says what is unread inside, and keeps showing the row that is open.
function Section({ name, title, rows, client, current }: SectionProps): JSX.Element {
  const [closed, setClosed] = useState(recall(`section.${name}`) === "closed");
  const unread = rows.filter((row) => row.unread).length;
  const shown = closed ? rows.filter((row) => row.channel.id === current) : rows;
  const toggle = (): void => {
    keep(`section.${name}`, closed ? "open" : "closed");
    setClosed(!closed);
  };
  return (
    <section>
      <h2>
        <button type="button" class={styles.section} data-stop aria-expanded={!closed} onClick={toggle}>
          <Icon name={closed ? "right" : "down"} size={14} />
          <span>{title}</span>
          {closed && unread > 0 && <small>{t("shell.unreadInside", { n: unread })}</small>}
        </button>
      </h2>
      <ul>
        {shown.map((row) => (
          <li key={row.channel.id}>
            <ChannelRow row={row} client={client} current={row.channel.id === current} />
          </li>
        ))}
      </ul>
    </section>
  );
}
