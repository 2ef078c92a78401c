// The foot: oneself, how the line is, and settings. While the line is away, its few words stand where the status was.
import type { JSX } from "preact";
import type { Client } from "../../app/client";
import { t } from "../../app/i18n";
import { toPerson } from "../../app/router";
import { Avatar } from "../../ui/avatar";
import { Icon } from "../../ui/icon";
import { LineSign } from "../line/line_sign";
import { tellBriefly } from "../line/tell";
import { untilOf, useClock, useTrouble } from "../line/use_line";
import styles from "./sidebar.module.css";

export function Me({ client }: { client: Client }): JSX.Element {
  const state = client.state.value;
  const me = state.me ? state.people.get(state.me) : undefined;
  const presence = me && state.presence.get(me.id);
  const line = client.line.value;
  const trouble = useTrouble(client);
  const now = useClock(trouble && untilOf(line) > 0);
  const up = line.kind === "connected" || line.kind === "busy";
  return (
    <footer class={styles.me}>
      {me && (
        <a class={styles.self} href={toPerson(me.id)} title={t("people.profileOf", { name: me.displayName })}>
          <Avatar person={me} size={28} presence={up ? (presence?.state ?? "online") : undefined} />
          <span>
            <b>{me.displayName}</b>
            <small>{(trouble && tellBriefly(line, now)) || presence?.text || `@${me.username}`}</small>
          </span>
        </a>
      )}
      <LineSign client={client} trouble={trouble} />
      <a class={styles.gear} href="/settings" aria-label={t("shell.settings")} title={t("shell.settings")}>
        <Icon name="gear" />
      </a>
    </footer>
  );
}
