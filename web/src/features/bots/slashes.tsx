// A bot's slash commands.
import type { JSX } from "preact";
import { useState } from "preact/hooks";
import type { Bot, SlashCommand } from "../../app/calls/bots";
import type { Client } from "../../app/client";
import { t } from "../../app/i18n";
import { Button } from "../../ui/button";
import { Field } from "../../ui/field";
import { Icon } from "../../ui/icon";
import { SkeletonRows } from "../../ui/parts";
import { FormProblem } from "../doors/door";
import { useForm } from "../doors/use_form";
import { Setting } from "../settings/settings";
import styles from "./bots.module.css";
import { Ask, FormEnd, Secret } from "./pieces";
import { useLoad, type Load } from "./use_load";

export function Slashes({ client, bot }: { client: Client; bot: Bot }): JSX.Element {
  const slashes = useLoad(async () => (await client.slashCommands(true)).filter((one) => one.bot === bot.user.id), bot.user.id);
  const [making, setMaking] = useState(false);
  const [secret, setSecret] = useState("");
  const made = (told: string): void => {
    setMaking(false);
    setSecret(told);
    void slashes.again();
  };
  return (
    <Setting title={t("bots.slash")} more={t("bots.slashMore")} wide>
      <FormProblem text={slashes.problem} />
      {!slashes.held && !slashes.problem && <SkeletonRows rows={1} />}
      {secret && <Secret label={t("bots.secretHook")} hint={t("bots.secretOnceHook")} value={secret} onDone={() => setSecret("")} />}
      {slashes.held?.length === 0 && <p class={styles.none}>{t("bots.noSlash")}</p>}
      {slashes.held && slashes.held.length > 0 && (
        <ul class={styles.rows}>{slashes.held.map((one) => <Slash key={one.id} client={client} slash={one} slashes={slashes} onSecret={setSecret} />)}</ul>
      )}
      {slashes.held && (making ? <Making client={client} bot={bot} onMade={made} onCancel={() => setMaking(false)} /> : <p><Button icon="plus" onClick={() => setMaking(true)}>{t("bots.newSlash")}</Button></p>)}
    </Setting>
  );
}

interface SlashProps {
  client: Client;
  slash: SlashCommand;
  slashes: Load<readonly SlashCommand[]>;
  onSecret: (secret: string) => void;
}

function Slash({ client, slash, slashes, onSecret }: SlashProps): JSX.Element {
  const [asked, setAsked] = useState(false);
  const remove = (): void => {
    setAsked(false);
    void slashes.act(() => client.removeSlash(slash.id));
  };
  return (
    <li>
      <div class={styles.row}>
        <Icon name="code" size={20} />
        <div>
          <b>/{slash.name} {slash.hint}</b>
          {slash.description && <small>{slash.description}</small>}
          <small>{slash.url}</small>
        </div>
        <div class={styles.acts}>
          <Button size="small" aria-disabled={slashes.busy} onClick={() => void slashes.act(async () => onSecret(await client.slashSecret(slash.id)))}>{t("bots.rotate")}</Button>
          <Button size="small" kind="grave" aria-label={`${t("bots.remove")}: /${slash.name}`} onClick={() => setAsked(true)}>{t("bots.remove")}</Button>
        </div>
      </div>
      {asked && <Ask text={t("bots.removeSlashAsk", { name: slash.name })} yes={t("bots.remove")} busy={slashes.busy} onYes={remove} onNo={() => setAsked(false)} />}
    </li>
  );
}

function Making({ client, bot, onMade, onCancel }: { client: Client; bot: Bot; onMade: (secret: string) => void; onCancel: () => void }): JSX.Element {
  const form = useForm({ name: "", description: "", hint: "", url: "" });
  const submit = (event: Event): void => {
    event.preventDefault();
    void form.submit(["name", "url"], async ({ name, description, hint, url }) => onMade((await client.createSlash({ bot: bot.user.id, name: name.trim(), description, hint, url: url.trim() })).secret));
  };
  return (
    <form class={styles.form} noValidate onSubmit={submit}>
      <FormProblem text={form.problem} />
      <Field label={t("bots.command")} hint={t("bots.commandMore")} prefix="/" value={form.values.name} onInput={form.set("name")} problem={form.problemOf("name")} autocomplete="off" autocapitalize="none" spellcheck={false} autofocus />
      <Field label={t("bots.description")} value={form.values.description} onInput={form.set("description")} problem={form.problemOf("description")} autocomplete="off" />
      <Field label={t("bots.hint")} placeholder={t("bots.hintHint")} value={form.values.hint} onInput={form.set("hint")} problem={form.problemOf("hint")} autocomplete="off" />
      <Field label={t("bots.url")} hint={t("bots.urlMore")} type="url" mono value={form.values.url} onInput={form.set("url")} problem={form.problemOf("url")} autocomplete="off" spellcheck={false} />
      <FormEnd busy={form.busy} onCancel={onCancel}>{t("bots.make")}</FormEnd>
    </form>
  );
}
