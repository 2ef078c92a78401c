// "Why did this (not) notify me?": one sentence, exact, and where it can be changed.
import type { JSX } from "preact";
import type { Client } from "../../app/client";
import { t, type Key } from "../../app/i18n";
import { go } from "../../app/router";
import type { ChannelId, Seq, UserId } from "../../state/model";
import { Button } from "../../ui/button";
import { Dialog, DialogBody } from "../../ui/dialog";
import { Icon } from "../../ui/icon";
import { whyAsked } from "./asked";
import { shortTime } from "./disturb";
import styles from "./notify.module.css";
import { recordOf, type NoticeRecord } from "./records";

export function Why({ client }: { client: Client }): JSX.Element | null {
  const asked = whyAsked.value;
  const { me, mine } = client.state.value;
  if (!asked || !me) return null;
  const found = recordOf(me, asked.channel, asked.seq);
  const close = (): void => void (whyAsked.value = null);
  const settings = (): void => {
    close();
    go("/settings#notifications");
  };
  const actions = (
    <>
      {mine.has(asked.channel) && <Button onClick={settings}>{t("notify.change")}</Button>}
      <Button kind="main" autofocus onClick={close}>
        {t("shell.close")}
      </Button>
    </>
  );
  return (
    <Dialog title={t(!found ? "notify.whyTitle" : found.notify ? "notify.whyDid" : "notify.whyDidNot")} onClose={close}>
      <DialogBody actions={actions}>
        <p class={styles.why}>
          <Icon name={found?.notify ? "bell" : "bellOff"} size={18} />
          {found ? sentenceOf(found) : t(isOwn(client, asked, me) ? "notify.not_own" : "notify.unknown")}
        </p>
      </DialogBody>
    </Dialog>
  );
}

const isOwn = (client: Client, { channel, seq }: { channel: ChannelId; seq: Seq }, me: UserId): boolean =>
  client.state.value.timelines.get(channel)?.messages.find((one) => one.seq === seq)?.by === me;

export function sentenceOf({ notify, reason, word, until }: NoticeRecord, now = Date.now()): string {
  if (notify) return t(`notify.cause_${reason}` as Key, { word });
  if (until !== null && (reason === "muted" || reason === "dnd" || reason === "quiet")) return t(`notify.not_${reason}Until`, { until: shortTime(until, now) });
  return t(`notify.not_${reason}` as Key, { word });
}
