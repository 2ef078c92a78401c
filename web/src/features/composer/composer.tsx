// Where one writes. Open whatever the line does; only an archived channel, or one that one is not in, shows a note in its place.
import { useComputed } from "@preact/signals";
import type { JSX } from "preact";
import type { Client } from "../../app/client";
import { t } from "../../app/i18n";
import type { ChannelId } from "../../state/model";
import { Button } from "../../ui/button";
import { Icon } from "../../ui/icon";
import { channelName } from "../timeline/channel_name";
import { Box } from "./box";
import styles from "./composer.module.css";
import { Under } from "./under";

export function Composer({ client, channel }: { client: Client; channel: ChannelId }): JSX.Element {
  const archived = useComputed(() => client.state.value.channels.get(channel)?.archived ?? false);
  const inside = useComputed(() => client.state.value.mine.has(channel));
  const name = channelName(client, channel);
  if (archived.value) return <Note icon="inbox" text={t("composer.archived", { name })} />;
  if (!inside.value && client.state.value.channels.has(channel)) {
    return (
      <Note icon="eye" text={t("composer.outsider", { name })}>
        <Button size="small" kind="main" onClick={() => void client.join(channel).catch(() => undefined)}>{t("composer.join")}</Button>
      </Note>
    );
  }
  return (
    <div class={styles.foot} key={channel}>
      <Box client={client} channel={channel} name={name.replace(/^#/, "")} />
      <Under client={client} channel={channel} />
    </div>
  );
}

function Note({ icon, text, children }: { icon: "inbox" | "eye"; text: string; children?: JSX.Element }): JSX.Element {
  return (
    <div class={styles.foot}>
      <div class={styles.note}><Icon name={icon} /><p>{text}</p>{children}</div>
    </div>
  );
}
