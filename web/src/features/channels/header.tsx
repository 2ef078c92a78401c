// The head of a channel: name, topic, how many are in it, the panel, and what can be done with it.
import type { JSX } from "preact";
import { useEffect, useState } from "preact/hooks";
import type { Client } from "../../app/client";
import { t } from "../../app/i18n";
import { membersOpen, showMembers } from "../../app/open";
import type { Channel, User } from "../../state/model";
import { Avatar } from "../../ui/avatar";
import { Icon } from "../../ui/icon";
import { Kbd } from "../../ui/parts";
import { useMinute } from "../../ui/use_minute";
import { MenuButton, type MenuItem } from "../../ui/menu";
import { asking as searching, closeSearch, openSearch } from "../search/found";
import { asked } from "../messages/wishes";
import { localTimeText } from "../people/local_time";
import { PinsButton } from "../pins/pins";
import type { Ask } from "./channel_dialogs";
import styles from "./header.module.css";
import { HeaderFrame } from "./header_frame";
import { later } from "../../app/later";
import { channelTitle, othersIn } from "./names";

type Open = Ask | "rename" | "topic" | "add" | "hooks" | "notifications" | null;

const AddPeople = later(() => import("../../app/details").then((part) => part.AddPeople));
const AskChannel = later(() => import("../../app/details").then((part) => part.AskChannel));
const EditText = later(() => import("../../app/details").then((part) => part.EditText));
const Hooks = later(async () => (await import("../hooks/hooks")).default);
const ChannelNotifications = later(() => import("../notify/channel").then((part) => part.ChannelNotifications));

export function ChannelHeader({ client, channel }: { client: Client; channel: Channel }): JSX.Element {
  const [open, setOpen] = useState<Open>(null);
  const wish = asked.value;
  useEffect(() => {
    if (wish?.channel !== channel.id) return;
    asked.value = null;
    setOpen(wish.what);
  }, [wish]);
  const state = client.state.value;
  const close = (): void => setOpen(null);
  const others = channel.kind === "direct" ? othersIn(state, channel) : [];
  const other = others.length === 1 ? state.people.get(others[0] ?? "") : undefined;
  const presence = other && state.presence.get(other.id);
  const sign = other ? (
    <Avatar person={other} size={24} presence={other.bot ? undefined : (presence?.state ?? "offline")} />
  ) : (
    <Icon name={channel.kind === "direct" ? "people" : channel.kind === "private" ? "lock" : "hash"} />
  );
  const count = channel.kind === "direct" ? channel.people.length : channel.members;
  return (
    <HeaderFrame sign={sign} title={channelTitle(state, channel)} archived={channel.archived} topic={channel.kind === "direct" ? <About person={other} status={presence?.text} mine={other?.id === state.me} /> : <Topic channel={channel} onEdit={() => setOpen("topic")} />}>
      <PinsButton client={client} channel={channel} />
      <button
        type="button"
        class={styles.count}
        aria-pressed={membersOpen.value && searching.value === null}
        aria-label={t("channels.showMembers", { n: count })}
        title={`${t("channels.memberList")} (Ctrl+.)`}
        onClick={() => {
          showMembers(searching.value !== null || !membersOpen.value);
          closeSearch();
        }}
      >
        <Icon name="people" />
        {count > 0 && count}
      </button>
      <button type="button" class={styles.search} aria-label={t("search.field")} aria-keyshortcuts="/ Control+Shift+F" onClick={() => openSearch()}>
        <Icon name="search" />
        <span>{t("search.search")}</span>
        <Kbd keys="/" />
      </button>
      <MenuButton label={t("channels.menu")} items={menuOf(channel, canManage(client, channel), canHook(client), setOpen)} align="end">
        <Icon name="more" />
      </MenuButton>
      {open === "hooks" && <Hooks client={client} channel={channel} onClose={close} />}
      {open === "notifications" && <ChannelNotifications client={client} channel={channel} onClose={close} />}
      {open === "add" && <AddPeople client={client} channel={channel} onClose={close} />}
      {(open === "rename" || open === "topic") && <EditText client={client} channel={channel} what={open} onClose={close} />}
      {(open === "archive" || open === "leave") && <AskChannel client={client} channel={channel} ask={open} onClose={close} />}
    </HeaderFrame>
  );
}

// Of a conversation of two: what the other says of themselves, and how late it is for them.
function About({ person, status, mine }: { person: User | undefined; status: string | undefined; mine: boolean }): JSX.Element {
  const now = useMinute();
  const said = [status, person?.title, mine || !person?.active ? "" : localTimeText(person.timeZone, now)].filter(Boolean);
  const text = said.join(" · ");
  return text ? <span title={text}>{text}</span> : <></>;
}

function Topic({ channel, onEdit }: { channel: Channel; onEdit: () => void }): JSX.Element {
  if (channel.topic || channel.archived) return <span title={channel.topic}>{channel.topic}</span>;
  return (
    <button type="button" onClick={onEdit}>
      {t("channels.addTopic")}
    </button>
  );
}

function canManage(client: Client, channel: Channel): boolean {
  const { me, people } = client.state.value;
  const role = me ? people.get(me)?.role : undefined;
  return role === "admin" || role === "owner" || channel.createdBy === me;
}

// Guests make none and are shown none.
function canHook(client: Client): boolean {
  const { me, people } = client.state.value;
  return me !== null && people.get(me)?.role !== "guest";
}

function menuOf(channel: Channel, manages: boolean, hooks: boolean, open: (what: Open) => void): MenuItem[] {
  const notifications: MenuItem = { label: t("notify.title"), icon: "bell", run: () => open("notifications") };
  if (channel.kind === "direct") return [notifications];
  const items: MenuItem[] = [];
  if (!channel.archived) {
    items.push({ label: t("channels.addPeople"), icon: "people", run: () => open("add") });
    items.push({ label: t("channels.setTopic"), icon: "pencil", run: () => open("topic") });
    if (manages) items.push({ label: t("channels.rename"), icon: "hash", run: () => open("rename") });
  }
  items.push(notifications);
  if (hooks) items.push({ label: t("hooks.item"), icon: "plug", run: () => open("hooks") });
  if (manages) items.push({ label: t(channel.archived ? "channels.unarchive" : "channels.archive"), icon: "archive", apart: !channel.archived, run: () => open("archive") });
  items.push({ label: t("channels.leave"), icon: "out", grave: true, apart: true, run: () => open("leave") });
  return items;
}
