// A bot's outgoing webhooks: where its events go, how that goes, and what was sent.
import type { JSX } from "preact";
import { useState } from "preact/hooks";
import type { Bot, Outgoing } from "../../app/calls/bots";
import type { Client } from "../../app/client";
import { t } from "../../app/i18n";
import { Button } from "../../ui/button";
import { Icon } from "../../ui/icon";
import { SkeletonRows } from "../../ui/parts";
import { FormProblem } from "../doors/door";
import { Setting } from "../settings/settings";
import styles from "./bots.module.css";
import { Deliveries } from "./deliveries";
import { Ask, Secret } from "./pieces";
import { useLoad, type Load } from "./use_load";
import { NewWebhook } from "./webhook_form";

export function Webhooks({ client, bot }: { client: Client; bot: Bot }): JSX.Element {
  const hooks = useLoad(async () => (await client.webhooks()).filter((one) => one.bot === bot.user.id), bot.user.id);
  const [making, setMaking] = useState(false);
  const [secret, setSecret] = useState("");
  const made = (told: string): void => {
    setMaking(false);
    setSecret(told);
    void hooks.again();
  };
  return (
    <Setting title={t("bots.hooks")} more={t("bots.hooksMore")} wide>
      <FormProblem text={hooks.problem} />
      {!hooks.held && !hooks.problem && <SkeletonRows rows={1} />}
      {secret && <Secret label={t("bots.secretHook")} hint={t("bots.secretOnceHook")} value={secret} onDone={() => setSecret("")} />}
      {hooks.held?.length === 0 && <p class={styles.none}>{t("bots.noHooks")}</p>}
      {hooks.held && hooks.held.length > 0 && (
        <ul class={styles.rows}>{hooks.held.map((one) => <Hook key={one.id} client={client} hook={one} hooks={hooks} onSecret={setSecret} />)}</ul>
      )}
      {hooks.held && (making ? <NewWebhook client={client} bot={bot} onMade={made} onCancel={() => setMaking(false)} /> : <p><Button icon="plus" onClick={() => setMaking(true)}>{t("bots.newHook")}</Button></p>)}
    </Setting>
  );
}

interface HookProps {
  client: Client;
  hook: Outgoing;
  hooks: Load<readonly Outgoing[]>;
  onSecret: (secret: string) => void;
}

function Hook({ client, hook, hooks, onSecret }: HookProps): JSX.Element {
  const [open, setOpen] = useState(false);
  const [asked, setAsked] = useState(false);
  const running = hook.standing === "running";
  const where = hook.channel ? ` · #${client.state.value.channels.get(hook.channel)?.name ?? "?"}` : "";
  const remove = (): void => {
    setAsked(false);
    void hooks.act(() => client.removeWebhook(hook.id));
  };
  return (
    <li>
      <div class={styles.row}>
        <Icon name="link" size={20} />
        <div>
          <b>{hook.name}</b>
          <small>{hook.url}</small>
          <small data-grave={hook.standing === "failing"}>
            {t(`bots.${hook.standing}`)}
            {hook.waiting > 0 && ` · ${t("bots.waitingCount", { n: hook.waiting })}`}
            {where}
          </small>
        </div>
        <div class={styles.acts}>
          <Button size="small" aria-expanded={open} onClick={() => setOpen(!open)}>{t("bots.log")}</Button>
          <Button size="small" aria-disabled={hooks.busy} onClick={() => void hooks.act(() => client.pauseWebhook(hook.id, running))}>{t(running ? "bots.pause" : "bots.resume")}</Button>
          <Button size="small" aria-disabled={hooks.busy} onClick={() => void hooks.act(async () => onSecret(await client.webhookSecret(hook.id)))}>{t("bots.rotate")}</Button>
          <Button size="small" kind="grave" aria-label={`${t("bots.remove")}: ${hook.name}`} onClick={() => setAsked(true)}>{t("bots.remove")}</Button>
        </div>
      </div>
      {asked && <Ask text={t("bots.removeHookAsk", { name: hook.name })} yes={t("bots.remove")} busy={hooks.busy} onYes={remove} onNo={() => setAsked(false)} />}
      {open && <Deliveries client={client} hook={hook.id} />}
    </li>
  );
}
