// Below a message that was replied to: who took part, how many replies, when the last one came, and whether there is something unread.
import { useComputed } from "@preact/signals";
import type { JSX } from "preact";
import { dateTime, t, time } from "../../app/i18n";
import { route, toThread } from "../../app/router";
import { placeOf } from "../../state/places";
import { countsIn } from "../../state/threads";
import { Avatar } from "../../ui/avatar";
import { VisuallyHidden } from "../../ui/parts";
import type { PartProps } from "../messages/parts";
import { nameOf } from "../messages/people_names";
import styles from "./threads.module.css";

const facesMost = 3;
const dayMs = 86_400_000;

export function ThreadBar({ client, channel, message, people, inThread }: PartProps): JSX.Element | null {
  const place = placeOf(channel, message.seq);
  const unread = useComputed(() => countsIn(client.state.value.threads.get(place)).unread > 0).value;
  const { replies } = message;
  if (!replies || replies.count === 0 || inThread) return null;
  const at = route.value;
  const open = at.view === "channel" && at.channel === channel && at.thread === message.seq;
  const late = Date.now() - Date.parse(replies.lastAt) > dayMs;
  return (
    <a class={styles.bar} href={toThread(channel, message.seq)} aria-expanded={open} data-unread={unread}>
      <span class={styles.faces} aria-hidden="true">
        {replies.people.slice(0, facesMost).map((id) => <Avatar key={id} person={{ id, displayName: nameOf(people.get(id), id), avatar: people.get(id)?.avatar ?? null }} size={20} />)}
      </span>
      <b>{t("threads.replies", { n: replies.count })}</b>
      <time dateTime={replies.lastAt} title={dateTime(replies.lastAt)}>{t("threads.last", { when: late ? dateTime(replies.lastAt) : time(replies.lastAt) })}</time>
      {unread && <><i class={styles.dot} aria-hidden="true" /><VisuallyHidden>{t("shell.unread")}</VisuallyHidden></>}
    </a>
  );
}
