// What only this person sees, below the newest message: what a command answered, until it is dismissed or the page is left.
import type { JSX } from "preact";
import { t, time } from "../../app/i18n";
import type { Client } from "../../app/client";
import { dismiss, notices, type Notice } from "../../app/notices";
import type { ChannelId } from "../../state/model";
import { Avatar } from "../../ui/avatar";
import { IconButton } from "../../ui/button";
import { Icon } from "../../ui/icon";
import { Tag } from "../../ui/parts";
import { Markdown } from "../messages/markdown_view";
import { nameOf } from "../messages/people_names";
import styles from "./notice_rows.module.css";

export function NoticeRows({ client, channel }: { client: Client; channel: ChannelId }): JSX.Element {
  const here = notices.value.filter((one) => one.channel === channel);
  return <>{here.map((one) => <Row key={one.id} client={client} notice={one} />)}</>;
}

function Row({ client, notice }: { client: Client; notice: Notice }): JSX.Element {
  const { people, me } = client.state.value;
  const bot = notice.by === null ? undefined : people.get(notice.by);
  const name = notice.by === null ? "Holdfast" : nameOf(bot, notice.by);
  const question = notice.asked ? `${notice.command} ${notice.asked}` : notice.command;
  function close(): void {
    dismiss(notice.id);
    document.querySelector<HTMLElement>("[data-composer]")?.focus();
  }
  return (
    <div class={styles.notice} data-state={notice.state} role="group" aria-label={t("bots.onlyYou")}>
      <span class={styles.face}>{notice.by === null ? <Icon name="wave" size={20} /> : <Avatar person={{ id: notice.by, displayName: name, avatar: null }} size={24} />}</span>
      <div>
        <p class={styles.only}><Icon name="eye" size={14} />{t("bots.onlyYou")}</p>
        <p class={styles.by}>
          <b><bdi>{name}</bdi></b>
          {notice.by !== null && <Tag>{t("people.bot")}</Tag>}
          <code>{question}</code>
          <time>{time(notice.at)}</time>
        </p>
        <div class={styles.text}>{notice.state === "asking" ? <span class={styles.asking}>{t("bots.asking")}</span> : <Markdown text={notice.text} people={people} me={me} />}</div>
      </div>
      <IconButton icon="close" label={t("bots.dismiss")} onClick={close} />
    </div>
  );
}
