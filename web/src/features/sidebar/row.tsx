// One channel or conversation. Unread is weight; a number is always a mention or a direct message.
import type { JSX } from "preact";
import type { Client } from "../../app/client";
import { t } from "../../app/i18n";
import { toChannel } from "../../app/router";
import { Avatar } from "../../ui/avatar";
import { Icon } from "../../ui/icon";
import { Badge, VisuallyHidden } from "../../ui/parts";
import type { Row } from "../channels/names";
import styles from "./sidebar.module.css";

export function ChannelRow({ row, client, current }: { row: Row; client: Client; current: boolean }): JSX.Element {
  const { channel, title, unread, muted, count, other } = row;
  const presence = other ? (client.state.value.presence.get(other.id) ?? { state: "offline" as const, text: "" }) : undefined;
  const draft = !current && client.hasDraft(channel.id);
  return (
    <a class={styles.row} href={toChannel(channel.id)} data-stop data-unread={unread} data-archived={channel.archived} data-muted={muted} aria-current={current ? "page" : undefined}>
      {other ? (
        <Avatar person={other} size={20} presence={presence?.state} />
      ) : (
        <Icon name={channel.kind === "direct" ? "people" : channel.kind === "private" ? "lock" : "hash"} />
      )}
      <span class={styles.name}>
        {title}
        {presence?.text && <small> {presence.text}</small>}
        {presence && presence.state !== "offline" && <VisuallyHidden>, {t(`people.${presence.state}`)}</VisuallyHidden>}
        {channel.kind === "private" && <VisuallyHidden>, {t("shell.private")}</VisuallyHidden>}
        {unread && count === 0 && <VisuallyHidden>, {t("shell.unread")}</VisuallyHidden>}
      </span>
      {muted && (
        <>
          <Icon name="bellOff" size={14} />
          <VisuallyHidden>, {t("notify.mutedRow")}</VisuallyHidden>
        </>
      )}
      {draft && (
        <>
          <Icon name="pencil" size={14} />
          <VisuallyHidden>, {t("shell.draft")}</VisuallyHidden>
        </>
      )}
      {count > 0 && <Badge count={count} label={t(channel.kind === "direct" ? "shell.waiting" : "shell.mentions", { n: count })} />}
    </a>
  );
}
