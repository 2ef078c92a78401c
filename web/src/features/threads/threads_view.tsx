// The threads one follows, the liveliest first, each with how it ends and a box to answer in.
import type { JSX } from "preact";
import { useState } from "preact/hooks";
import type { FollowedThread } from "../../app/calls/threads";
import type { Client } from "../../app/client";
import { t } from "../../app/i18n";
import { toChannel, toThread } from "../../app/router";
import { placeOf } from "../../state/places";
import { countsIn } from "../../state/threads";
import { Button } from "../../ui/button";
import { EmptyState, SkeletonRows } from "../../ui/parts";
import { Composer } from "../composer/composer";
import { LineStrip } from "../line/line_strip";
import { nameIn } from "../messages/people_names";
import { channelName } from "../timeline/channel_name";
import { ViewHead } from "./view_head";
import { Said } from "./said";
import styles from "./threads.module.css";
import { usePages } from "./use_pages";

export function ThreadsView({ client }: { client: Client }): JSX.Element {
  const [unread, setUnread] = useState(false);
  const { threads } = client.state.value;
  const changes = [...threads.values()].reduce((sum, { at, posts, following }) => sum + at + posts.size + Number(following), 0);
  const list = usePages((cursor) => client.myThreads(unread, cursor), String(unread), changes);
  const readAll = (): void => {
    for (const [place, thread] of threads) if (countsIn(thread).unread > 0) client.read(place, Math.max(thread.at, ...thread.posts.keys()));
  };
  const some = [...threads.values()].some((thread) => countsIn(thread).unread > 0);
  return (
    <>
      <ViewHead title={t("threads.threads")}>
        <Button size="small" kind="quiet" aria-pressed={unread} onClick={() => setUnread(!unread)}>{t(unread ? "threads.all" : "threads.unreadOnly")}</Button>
        <Button size="small" disabled={!some} onClick={readAll}>{t("threads.allRead")}</Button>
      </ViewHead>
      <LineStrip client={client} />
      <div class={styles.view} data-region>
        <div class={styles.list}>
          {list.failed && <EmptyState icon="alert" title={t("threads.failed")} actions={<Button kind="main" size="small" onClick={list.again}>{t("timeline.retryPage")}</Button>} />}
          {!list.failed && list.items === null && <SkeletonRows rows={6} avatar />}
          {list.items?.length === 0 && (unread ? <EmptyState icon="check" title={t("threads.emptyUnreadTitle")}>{t("threads.emptyUnread")}</EmptyState> : <EmptyState icon="thread" title={t("threads.emptyTitle")}>{t("threads.empty")}</EmptyState>)}
          {list.items?.map((item) => <Card key={placeOf(item.channel, item.root.seq)} client={client} item={item} />)}
          {list.more && <div class={styles.foot}><Button size="small" onClick={list.readMore}>{t("threads.more")}</Button></div>}
        </div>
      </div>
    </>
  );
}

function Card({ client, item: { channel, root, last } }: { client: Client; item: FollowedThread }): JSX.Element {
  const [answering, setAnswering] = useState(false);
  const place = placeOf(channel, root.seq);
  const own = client.state.value.threads.get(place);
  const { unread } = countsIn(own);
  const earlier = (root.replies?.count ?? 0) - last.filter((reply) => !reply.deleted).length;
  const draft = client.draft(place) !== "";
  const archived = client.state.value.channels.get(channel)?.archived ?? false;
  const name = channelName(client, channel);
  const read = (): void => void (own && client.read(place, Math.max(own.at, last.at(-1)?.seq ?? 0, ...own.posts.keys())));
  return (
    <article class={styles.card} data-unread={unread > 0} aria-label={`${name}, ${nameIn(client.state.value, root.by)}`}>
      <header class={styles.cardHead}>
        <a href={toChannel(channel, root.seq)}>{name}</a>
        <small>{t("threads.startedBy", { name: nameIn(client.state.value, root.by) })}</small>
        {unread > 0 && <Button size="small" kind="quiet" onClick={read}>{t("threads.markRead")}</Button>}
      </header>
      <Said client={client} name={`${channel}.${root.seq}`} message={root} />
      <a class={styles.more} href={toThread(channel, root.seq)}>{earlier > 0 ? t("threads.earlier", { n: earlier }) : t("threads.title")}</a>
      {last.map((reply) => <Said key={reply.seq} client={client} name={`${channel}.${reply.seq}`} message={reply} />)}
      <div class={styles.answer}>
        {answering ? <Composer client={client} channel={channel} thread={root.seq} /> : !archived && !root.deleted && <Button size="small" icon={draft ? "pencil" : "thread"} onClick={() => setAnswering(true)}>{t(draft ? "threads.goOn" : "threads.reply")}</Button>}
      </div>
    </article>
  );
}
