// One's saved messages, the last saved first. Nobody else sees them.
import type { JSX } from "preact";
import { useEffect, useRef, useState } from "preact/hooks";
import type { SavedItem } from "../../app/calls/marks";
import type { Client } from "../../app/client";
import { rich, t } from "../../app/i18n";
import { troubleOf } from "../../app/problems";
import type { Seq } from "../../state/model";
import { Button } from "../../ui/button";
import { useRoving } from "../../ui/focus";
import { Icon } from "../../ui/icon";
import { EmptyState, Kbd, SkeletonRows } from "../../ui/parts";
import { say } from "../../ui/toast";
import browseStyles from "../channels/browse.module.css";
import { Back } from "../channels/header_frame";
import { LineStrip } from "../line/line_strip";
import { MessageCard } from "../messages/card";
import { channelName } from "../timeline/channel_name";
import styles from "./saved.module.css";

type Read = { readonly items: readonly SavedItem[]; readonly next: Seq | null } | { readonly failed: string } | null;

export function Saved({ client }: { client: Client }): JSX.Element {
  const [read, setRead] = useState<Read>(null);
  const latest = useRef(0);
  const roving = useRoving<HTMLDivElement>();
  const state = client.state.value;
  const connected = client.line.value.kind === "connected" || client.line.value.kind === "busy";

  const load = (from: Seq | null, before: readonly SavedItem[] = []): void => {
    const turn = ++latest.current;
    client.savedPage(from).then(
      ({ items, next }) => turn === latest.current && setRead({ items: [...before, ...items], next }),
      (error: unknown) => turn === latest.current && before.length === 0 && setRead({ failed: troubleOf(error).text }),
    );
  };
  // What another device saves or takes away is seen here at once.
  useEffect(() => {
    if (connected) load(null);
  }, [connected, state.saved]);

  const remove = (item: SavedItem): void => void client.save(item.channel, item.seq, false).catch((error: unknown) => say(t("timeline.notDone", { detail: troubleOf(error).text })));
  return (
    <div class={browseStyles.browse} data-region>
      <header class={browseStyles.head}>
        <Back />
        <h1>{t("marks.saved")}</h1>
      </header>
      <LineStrip client={client} />
      <div class={styles.list} ref={roving.ref} onKeyDown={roving.onKeyDown} onFocusIn={roving.onFocusIn} aria-busy={read === null}>
        {read === null && <SkeletonRows rows={6} avatar />}
        {read && "failed" in read && (
          <EmptyState icon="alert" title={t("marks.savedFailed")} actions={<Button kind="main" onClick={() => (setRead(null), load(null))}>{t("shell.tryAgain")}</Button>}>
            {read.failed}
          </EmptyState>
        )}
        {read && "items" in read && read.items.length === 0 && <EmptyState icon="bookmark" title={t("marks.noSaved")}>{rich("marks.noSavedMore", { key: <Kbd keys="S" /> })}</EmptyState>}
        {read && "items" in read && read.items.map((item) => {
          const away = <Button size="small" kind="quiet" onClick={() => remove(item)}>{t("marks.unsave")}</Button>;
          if (item.message) return <MessageCard key={`${item.channel}.${item.seq}`} channel={item.channel} message={item.message} people={state.people} me={state.me} place={channelName(client, item.channel)} deeds={away} />;
          return <p key={`${item.channel}.${item.seq}`} class={styles.gone}><Icon name="lock" size={14} /><span>{t("marks.savedGone")}</span>{away}</p>;
        })}
        {read && "items" in read && read.next !== null && <p class={styles.more}><Button onClick={() => load(read.next, read.items)}>{t("marks.showMore")}</Button></p>}
      </div>
    </div>
  );
}
