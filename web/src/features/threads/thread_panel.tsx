// A thread beside its channel: the message that began it, the replies, and a box of its own. On a phone it is the whole screen.
import { useComputed } from "@preact/signals";
import type { JSX } from "preact";
import { useEffect, useRef } from "preact/hooks";
import type { Client } from "../../app/client";
import { t } from "../../app/i18n";
import { troubleOf } from "../../app/problems";
import { leaveThread, toChannel } from "../../app/router";
import shell from "../../app/shell.module.css";
import type { Channel, Seq, Timeline } from "../../state/model";
import { placeOf } from "../../state/places";
import { Button, IconButton } from "../../ui/button";
import { say } from "../../ui/toast";
import { Composer } from "../composer/composer";
import { MessageRow } from "../messages/message_row";
import { editing, lastPlace } from "../messages/wishes";
import { channelName } from "../timeline/channel_name";
import { Stream } from "../timeline/timeline";
import styles from "./threads.module.css";

export function ThreadPanel({ client, channel, root, reply }: { client: Client; channel: Channel; root: Seq; reply: Seq | null }): JSX.Element {
  const place = placeOf(channel.id, root);
  const name = channelName(client, channel.id);
  const panel = useRef<HTMLElement>(null);
  useEffect(() => client.learnThread(channel.id, root), [place]);
  useReturn(panel, root, place);
  const following = useComputed(() => client.state.value.threads.get(place)?.following ?? false).value;
  const toggle = (): void => void client.follow(channel.id, root, !following).catch((error: unknown) => say(troubleOf(error).text));
  return (
    <aside
      ref={panel} class={`${shell.panel} ${styles.panel}`} data-region data-thread aria-label={t("threads.panel")}
      onKeyDown={(event) => {
        if (event.key !== "Escape" || event.defaultPrevented) return;
        event.preventDefault();
        event.stopPropagation();
        leaveThread(channel.id);
      }}
    >
      <header class={shell.panelHead}>
        <h2>{t("threads.title")} <a class={styles.home} href={toChannel(channel.id, root)}>{name}</a></h2>
        <Button size="small" kind="quiet" icon={following ? "bell" : "bellOff"} aria-pressed={following} title={t(following ? "threads.unfollow" : "threads.follow")} onClick={toggle}>
          {t(following ? "threads.following" : "threads.follow")}
        </Button>
        <IconButton icon="close" label={t("shell.close")} onClick={() => leaveThread(channel.id)} />
      </header>
      <div class={shell.timeline}>
        <Stream key={place} client={client} place={place} target={reply} lead={(timeline) => <Lead client={client} channel={channel} timeline={timeline} />} />
      </div>
      {channel.archived ? null : <Composer key={place} client={client} channel={channel.id} thread={root} />}
    </aside>
  );
}

function Lead({ client, channel, timeline }: { client: Client; channel: Channel; timeline: Timeline | undefined }): JSX.Element | null {
  const { people, me } = client.state.value;
  const message = timeline?.root;
  if (!message) return timeline && timeline.asOf > 0 ? <p class={styles.gone}>{t(timeline.first > (timeline.thread ?? 0) ? "threads.rootTrimmed" : "threads.rootGone")}</p> : null;
  const count = message.replies?.count ?? 0;
  const place = placeOf(channel.id, message.seq);
  return (
    <div class={styles.lead}>
      <MessageRow
        client={client} channel={channel.id} message={message} first root={null} inThread people={people} me={me} target={false} current editing={editing.value?.place === place && editing.value.seq === message.seq}
        stored={false} rowKey={`root:${message.seq}`} onEdit={(seq) => (editing.value = seq === null ? null : { place, seq })} onCurrent={() => undefined}
      />
      <div class={styles.count}>{count > 0 ? t("threads.replies", { n: count }) : t("threads.none")}</div>
    </div>
  );
}

// The focus comes to the box, and goes back to where the thread was opened.
function useReturn(panel: { readonly current: HTMLElement | null }, root: Seq, place: string): void {
  const before = useRef(document.activeElement);
  useEffect(() => {
    lastPlace.value = place;
    if (matchMedia?.("(pointer: fine)").matches) panel.current?.querySelector<HTMLElement>("[data-composer]")?.focus();
  }, [place]);
  useEffect(
    () => () => {
      lastPlace.value = null;
      const opener = before.current instanceof HTMLElement && before.current !== document.body && before.current.isConnected ? before.current : document.querySelector<HTMLElement>(`main [data-message="${root}"]`);
      setTimeout(() => (document.activeElement === document.body || document.activeElement === null) && opener?.focus());
    },
    [],
  );
}
