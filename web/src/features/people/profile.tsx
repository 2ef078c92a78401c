// The card of one person, in the panel.
import type { JSX } from "preact";
import { useEffect, useState } from "preact/hooks";
import type { Client } from "../../app/client";
import { t } from "../../app/i18n";
import { troubleOf } from "../../app/problems";
import { go, toChannel } from "../../app/router";
import type { UserId } from "../../state/model";
import { Avatar } from "../../ui/avatar";
import { Button } from "../../ui/button";
import { Icon } from "../../ui/icon";
import { LinkDialog } from "../../ui/link_dialog";
import { EmptyState, Tag } from "../../ui/parts";
import { FormProblem } from "../doors/door";
import { useMinute } from "../../ui/use_minute";
import { localTimeText } from "./local_time";
import styles from "./people.module.css";

export function Profile({ client, user }: { client: Client; user: UserId }): JSX.Element {
  const [problem, setProblem] = useState("");
  const [link, setLink] = useState("");
  const state = client.state.value;
  const person = state.people.get(user);
  useEffect(() => setProblem(""), [user]);
  const here = localTimeText(person?.timeZone ?? "", useMinute());
  if (!person) return <EmptyState icon="person" title={t("shell.notFound")} />;
  const presence = state.presence.get(user);
  const kind = presence?.state ?? "offline";
  const me = user === state.me;
  const myRole = state.me ? state.people.get(state.me)?.role : undefined;
  const manages = (myRole === "owner" || myRole === "admin") && !me && person.active && !person.bot;
  const reset = (): void => {
    setProblem("");
    client.resetCode(user).then(
      (code) => setLink(`${location.origin}/reset#${encodeURIComponent(code)}`),
      (error: unknown) => setProblem(troubleOf(error).text),
    );
  };
  const write = async (): Promise<void> => {
    try {
      go(toChannel(await client.direct([user])));
    } catch (error) {
      setProblem(troubleOf(error).text);
    }
  };
  return (
    <div class={styles.profile}>
      <div class={styles.who}>
        <Avatar person={person} size={56} presence={person.bot ? undefined : kind} />
        <div>
          <h3>
            {person.displayName} {person.bot && <Tag>{t("people.bot")}</Tag>}
          </h3>
          <p>
            @{person.username} · {t(`people.${person.role}`)}
          </p>
          {person.title && <p class={styles.title}><bdi>{person.title}</bdi></p>}
        </div>
      </div>
      <dl>
        {!person.active && (
          <div>
            <Icon name="alert" />
            <dd>{t("people.inactive")}</dd>
          </div>
        )}
        {person.active && !person.bot && (
          <div>
            <Icon name={kind === "dnd" ? "bellOff" : "clock"} />
            <dd>{t(`people.${kind}`)}</dd>
          </div>
        )}
        {person.active && person.timeZone && (
          <div>
            <Icon name="globe" />
            <dd title={person.timeZone.replaceAll("_", " ")}>{here || person.timeZone.replaceAll("_", " ")}</dd>
          </div>
        )}
        {presence?.text && (
          <div>
            <Icon name="smile" />
            <dd>
              {presence.emoji} {presence.text}
            </dd>
          </div>
        )}
      </dl>
      <FormProblem text={problem} />
      <div class={styles.actions}>
        {person.active && (
          <Button kind="main" icon="thread" onClick={() => void write()}>
            {t(me ? "people.messageSelf" : "people.message")}
          </Button>
        )}
        {me && <Button onClick={() => go("/settings")}>{t("people.editProfile")}</Button>}
        {manages && (
          <Button icon="key" onClick={reset}>
            {t("people.resetPassword")}
          </Button>
        )}
      </div>
      {link && <LinkDialog title={t("people.resetTitle", { name: person.displayName })} label={t("people.resetLink")} hint={t("people.resetMore")} link={link} onClose={() => setLink("")} />}
    </div>
  );
}
