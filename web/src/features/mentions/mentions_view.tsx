// Where one was named, the newest first; what is unread there is marked.
import type { JSX } from "preact";
import type { Mention } from "../../app/calls/threads";
import type { Client } from "../../app/client";
import { t } from "../../app/i18n";
import { toMessage } from "../../app/router";
import { placeOf } from "../../state/places";
import { threadTotals } from "../../state/threads";
import { Button } from "../../ui/button";
import { EmptyState, SkeletonRows, VisuallyHidden } from "../../ui/parts";
import { LineStrip } from "../line/line_strip";
import { Said } from "../threads/said";
import styles from "../threads/threads.module.css";
import { usePages } from "../threads/use_pages";
import { ViewHead } from "../threads/view_head";
import { channelName } from "../timeline/channel_name";

export function MentionsView({ client }: { client: Client }): JSX.Element {
  const state = client.state.value;
  const changes = [...state.mine.values()].reduce((sum, { mentions }) => sum + mentions, threadTotals(state).mentions);
  const list = usePages((cursor) => client.myMentions(cursor), "", changes);
  const name = state.people.get(state.me ?? "")?.username ?? "";
  return (
    <>
      <ViewHead title={t("threads.mentions")} />
      <LineStrip client={client} />
      <div class={styles.view} data-region>
        <div class={styles.list}>
          {list.failed && <EmptyState icon="alert" title={t("threads.failed")} actions={<Button kind="main" size="small" onClick={list.again}>{t("timeline.retryPage")}</Button>} />}
          {!list.failed && list.items === null && <SkeletonRows rows={6} avatar />}
          {list.items?.length === 0 && <EmptyState icon="at" title={t("threads.mentionsEmptyTitle")}>{t("threads.mentionsEmpty", { name })}</EmptyState>}
          {list.items?.map((item) => <Card key={`${item.channel}.${item.message.seq}`} client={client} item={item} />)}
          {list.more && <div class={styles.foot}><Button size="small" onClick={list.readMore}>{t("threads.more")}</Button></div>}
        </div>
      </div>
    </>
  );
}

// Read meanwhile, in its channel or its thread, is read here.
function Card({ client, item: { channel, message, unread } }: { client: Client; item: Mention }): JSX.Element {
  const state = client.state.value;
  const read = message.thread === null ? state.mine.get(channel)?.read : state.threads.get(placeOf(channel, message.thread))?.read;
  const fresh = unread && message.seq > (read ?? 0);
  return (
    <article class={styles.card} data-unread={fresh}>
      <header class={styles.cardHead}>
        <a href={toMessage(channel, message)}>{channelName(client, channel)}</a>
        <small>{message.thread === null ? "" : t("threads.inThread")}</small>
        {fresh && <><i class={styles.dot} aria-hidden="true" /><VisuallyHidden>{t("shell.unread")}</VisuallyHidden></>}
      </header>
      <Said client={client} name={`${channel}.${message.seq}`} message={message} />
    </article>
  );
}
