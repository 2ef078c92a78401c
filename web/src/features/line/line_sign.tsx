// The small wave: green and still when all is well, drifting while the client looks for the server. The word is always there, at least
// for those who cannot see the colour.
import type { JSX } from "preact";
import type { Client, LineState } from "../../app/client";
import { t, type Key } from "../../app/i18n";
import { Icon, type IconName } from "../../ui/icon";
import styles from "./line.module.css";

const signs: Readonly<Record<LineState["kind"], readonly [IconName, "well" | "look" | "warn" | "none", Key]>> = {
  connected: ["wave", "well", "line.connected"],
  starting: ["wave", "look", "line.starting"],
  reconnecting: ["wave", "look", "line.reconnecting"],
  restarting: ["wave", "look", "line.restarting"],
  waiting: ["clock", "look", "line.waiting"],
  offline: ["plug", "warn", "line.offline"],
  busy: ["wave", "warn", "line.busy"],
  "signed-out": ["wave", "none", "line.signedOut"],
};

export function LineSign({ client, word = false }: { client: Client; word?: boolean }): JSX.Element {
  const [icon, tone, key] = signs[client.line.value.kind];
  return (
    <span class={styles.sign} data-tone={tone} title={t(key)}>
      <Icon name={icon} />
      <span class={word ? undefined : "visually-hidden"}>{t(key)}</span>
    </span>
  );
}
