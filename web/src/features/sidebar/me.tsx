// The foot: oneself, the wave that says how the line is, and settings.
import type { JSX } from "preact";
import type { Client, LineState } from "../../app/client";
import { t, type Key } from "../../app/i18n";
import { toPerson } from "../../app/router";
import { Avatar } from "../../ui/avatar";
import { Icon } from "../../ui/icon";
import styles from "./sidebar.module.css";

const words: Readonly<Record<LineState["kind"], Key>> = {
  starting: "shell.lineStarting",
  connected: "shell.lineConnected",
  reconnecting: "shell.lineReconnecting",
  restarting: "shell.lineReconnecting",
  offline: "shell.lineOffline",
  waiting: "shell.lineWaiting",
  busy: "shell.lineBusy",
  "signed-out": "shell.lineSignedOut",
};

export function Me({ client }: { client: Client }): JSX.Element {
  const state = client.state.value;
  const me = state.me ? state.people.get(state.me) : undefined;
  const presence = me && state.presence.get(me.id);
  const line = client.line.value.kind;
  const sign = t(words[line]);
  return (
    <footer class={styles.me}>
      {me && (
        <a class={styles.self} href={toPerson(me.id)} aria-label={t("people.profileOf", { name: me.displayName })}>
          <Avatar person={me} size={28} presence={line === "connected" ? (presence?.state ?? "online") : undefined} />
          <span>
            <b>{me.displayName}</b>
            <small>{presence?.text || `@${me.username}`}</small>
          </span>
        </a>
      )}
      <span class={styles.line} data-line={line} role="img" aria-label={sign} title={sign}>
        <Icon name={line === "offline" || line === "signed-out" ? "plug" : line === "waiting" ? "clock" : "wave"} />
      </span>
      <a class={styles.gear} href="/settings" aria-label={t("shell.settings")} title={t("shell.settings")}>
        <Icon name="gear" />
      </a>
    </footer>
  );
}
