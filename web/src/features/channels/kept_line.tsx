// For everybody in the channel: how long its messages are kept. Asked for when it is shown, when it is said to be another, and when the line is back.
import type { JSX } from "preact";
import { useEffect, useState } from "preact/hooks";
import type { Kept } from "../../app/calls/retention";
import type { Client } from "../../app/client";
import { t } from "../../app/i18n";
import type { Channel } from "../../state/model";
import styles from "../people/people.module.css";

export function KeptLine({ client, channel }: { client: Client; channel: Channel }): JSX.Element | null {
  const [kept, setKept] = useState<Kept | null>(null);
  const connected = client.line.value.kind === "connected";
  const { ruled } = client.state.value;
  useEffect(() => {
    let here = true;
    void client.kept(channel.id).then((told) => here && setKept(told), () => undefined); // the members are there all the same
    return () => void (here = false);
  }, [channel.id, connected, ruled.get(channel.id), ruled.get("@workspace")]);
  if (!kept) return null;
  return <p class={styles.kept}>{kept.hold ? t("channels.keptHeld") : kept.days === 0 ? t("channels.keptForEver") : t("channels.kept", { n: kept.days })}</p>;
}
