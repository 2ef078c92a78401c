// Bots and tokens, in settings: one's own tokens, one's bots, and one bot with all it has.
import type { JSX } from "preact";
import { useState } from "preact/hooks";
import type { Bot } from "../../app/calls/bots";
import type { Client } from "../../app/client";
import { t } from "../../app/i18n";
import { Avatar } from "../../ui/avatar";
import { Button } from "../../ui/button";
import { Field } from "../../ui/field";
import { Icon } from "../../ui/icon";
import { SkeletonRows, Tag } from "../../ui/parts";
import { FormProblem } from "../doors/door";
import { useForm } from "../doors/use_form";
import { Setting } from "../settings/settings";
import { BotPage } from "./bot_page";
import styles from "./bots.module.css";
import { FormEnd } from "./pieces";
import { Tokens } from "./tokens";
import { useLoad } from "./use_load";

export function Programs({ client }: { client: Client }): JSX.Element {
  const [shown, setShown] = useState<string | null>(null);
  const bots = useLoad(() => client.bots());
  const bot = bots.held?.find((one) => one.user.id === shown);
  if (bot) return <BotPage key={bot.user.id} client={client} bot={bot} bots={bots} onBack={() => setShown(null)} />;
  return (
    <>
      <OwnTokens client={client} />
      <Setting title={t("bots.bots")} more={t("bots.botsMore")} wide>
        <FormProblem text={bots.problem} />
        {!bots.held && !bots.problem && <SkeletonRows rows={2} />}
        {bots.held && <Bots client={client} bots={bots.held} onOpen={setShown} onMade={(id) => void bots.again().then(() => setShown(id))} />}
      </Setting>
    </>
  );
}

function OwnTokens({ client }: { client: Client }): JSX.Element {
  const sessions = useLoad(() => client.sessions());
  const tokens = sessions.held?.filter((one) => one.program).map((one) => ({ id: one.id, name: one.name, created_at: one.createdAt, last_used: one.lastUsed }));
  return (
    <Setting title={t("bots.tokens")} more={t("bots.tokensMore")} wide>
      <FormProblem text={sessions.problem} />
      {!tokens && !sessions.problem && <SkeletonRows rows={1} />}
      {tokens && (
        <Tokens
          tokens={tokens} busy={sessions.busy} onMade={() => void sessions.again()}
          onCreate={(name, days) => client.createToken(name, days)} onEnd={(id) => void sessions.act(() => client.endSession(id))}
        />
      )}
    </Setting>
  );
}

function Bots({ client, bots, onOpen, onMade }: { client: Client; bots: readonly Bot[]; onOpen: (id: string) => void; onMade: (id: string) => void }): JSX.Element {
  const [making, setMaking] = useState(false);
  return (
    <>
      {bots.length === 0 && <p class={styles.none}>{t("bots.noBots")}</p>}
      <ul>
        {bots.map(({ user }) => (
          <li key={user.id}>
            <button type="button" class={styles.open} onClick={() => onOpen(user.id)}>
              <Avatar person={{ id: user.id, displayName: user.display_name, avatar: null }} size={24} />
              <span>
                <bdi>{user.display_name}</bdi>
                <small>@{user.username}</small>
              </span>
              {!user.active && <Tag>{t("bots.resting")}</Tag>}
              <Icon name="right" />
            </button>
          </li>
        ))}
      </ul>
      {making ? <Making client={client} onMade={onMade} onCancel={() => setMaking(false)} /> : <p><Button icon="plus" onClick={() => setMaking(true)}>{t("bots.newBot")}</Button></p>}
    </>
  );
}

function Making({ client, onMade, onCancel }: { client: Client; onMade: (id: string) => void; onCancel: () => void }): JSX.Element {
  const form = useForm({ username: "", display_name: "" });
  const submit = (event: Event): void => {
    event.preventDefault();
    void form.submit(["username"], async ({ username, display_name }) => onMade(await client.createBot(username.trim(), display_name.trim())));
  };
  return (
    <form class={styles.form} noValidate onSubmit={submit}>
      <FormProblem text={form.problem} />
      <Field label={t("bots.username")} hint={t("bots.usernameMore")} prefix="@" value={form.values.username} onInput={form.set("username")} problem={form.problemOf("username")} autocomplete="off" autocapitalize="none" spellcheck={false} autofocus />
      <Field label={t("bots.displayName")} value={form.values.display_name} onInput={form.set("display_name")} problem={form.problemOf("display_name")} autocomplete="off" />
      <FormEnd busy={form.busy} onCancel={onCancel}>{t("bots.make")}</FormEnd>
    </form>
  );
}
