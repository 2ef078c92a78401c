// The small wave: green and still when all is well, drifting while the client looks for the server. The word is always there, at least
// for those who cannot see the colour. While a try is awaited it is the button that does not wait.
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

export function LineSign({ client, trouble = false }: { client: Client; trouble?: boolean }): JSX.Element {
  const { kind } = client.line.value;
  const [icon, tone, key] = signs[kind];
  if (trouble && (kind === "reconnecting" || kind === "restarting")) {
    return (
      <button type="button" class={styles.sign} data-tone={tone} title={t(key)} onClick={() => client.tryNow()}>
        <Icon name={icon} />
        <span class="visually-hidden">{t(key)}. </span>
        {t("line.now")}
      </button>
    );
  }
  return (
    <span class={styles.sign} data-tone={tone} title={t(key)}>
      <Icon name={icon} />
      <span class="visually-hidden">{t(key)}</span>
    </span>
  );
}
