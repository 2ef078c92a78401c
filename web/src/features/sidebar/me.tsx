// The foot: oneself, how the line is, and settings. While the line is away, its few words stand where the status was.
import type { JSX } from "preact";
import type { Client } from "../../app/client";
import { t } from "../../app/i18n";
import { troubleOf } from "../../app/problems";
import { go, toPerson } from "../../app/router";
import { Avatar } from "../../ui/avatar";
import { Icon } from "../../ui/icon";
import { MenuButton, type MenuItem } from "../../ui/menu";
import { say } from "../../ui/toast";
import { disturbing, disturbAgain, disturbFor, shortTime, spans } from "../notify/disturb";
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
  const quiet = disturbing(state);
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
      <MenuButton label={quiet.on ? (quiet.until === null ? t("notify.dndMenuOn") : t("notify.dndMenuUntil", { until: shortTime(quiet.until) })) : t("notify.dndMenu")} items={quietMenu(client)} align="end" up>
        <Icon name={quiet.on ? "bellOff" : "bell"} />
      </MenuButton>
      <a class={styles.gear} href="/settings" aria-label={t("shell.settings")} title={t("shell.settings")}>
        <Icon name="gear" />
      </a>
    </footer>
  );
}

function quietMenu(client: Client): MenuItem[] {
  const run = (act: () => Promise<void>) => (): void => void act().catch((error: unknown) => say(troubleOf(error).text));
  const quiet: MenuItem[] = disturbing(client.state.value).on
    ? [{ label: t("notify.dndEnd"), icon: "bell", run: run(() => disturbAgain(client)) }]
    : spans.map(([span, words]) => ({ label: t(words), icon: "bellOff" as const, run: run(() => disturbFor(client, span)) }));
  return [...quiet, { label: t("notify.change"), icon: "gear", apart: true, run: () => go("/settings#notifications") }];
}
