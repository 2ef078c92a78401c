// Where one writes. Open whatever the line does; only an archived channel shows a note in its place.
import { useComputed } from "@preact/signals";
import type { JSX } from "preact";
import type { Client } from "../../app/client";
import { t } from "../../app/i18n";
import type { ChannelId, Seq } from "../../state/model";
import { placeOf } from "../../state/places";
import { Icon } from "../../ui/icon";
import { channelName } from "../timeline/channel_name";
import { Box } from "./box";
import styles from "./composer.module.css";
import { Under } from "./under";

export function Composer({ client, channel, thread = null }: { client: Client; channel: ChannelId; thread?: Seq | null }): JSX.Element {
  const archived = useComputed(() => client.state.value.channels.get(channel)?.archived ?? false);
  const name = channelName(client, channel);
  if (archived.value) {
    return (
      <div class={styles.foot}>
        <div class={styles.note}><Icon name="archive" /><p>{t("composer.archived", { name })}</p></div>
      </div>
    );
  }
  return (
    <div class={styles.foot} key={placeOf(channel, thread)}>
      <Box client={client} channel={channel} thread={thread} name={name.replace(/^#/, "")} />
      <Under client={client} place={placeOf(channel, thread)} />
    </div>
  );
}
