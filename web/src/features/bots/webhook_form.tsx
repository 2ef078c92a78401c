// A new webhook: its name, where to, which events, from which channels.
import type { JSX } from "preact";
import { useState } from "preact/hooks";
import type { Bot } from "../../app/calls/bots";
import type { Client } from "../../app/client";
import { t, type Key } from "../../app/i18n";
import { Field } from "../../ui/field";
import { FormProblem } from "../doors/door";
import { useForm } from "../doors/use_form";
import styles from "./bots.module.css";
import { FormEnd, Select } from "./pieces";

const groups = [
  ["bots.eventPosted", ["message.posted"]],
  ["bots.eventEdited", ["message.edited"]],
  ["bots.eventDeleted", ["message.deleted"]],
  ["bots.eventMembers", ["member.joined", "member.left"]],
  ["bots.eventReactions", ["reaction.added", "reaction.removed"]],
] as const satisfies readonly (readonly [Key, readonly string[]])[];
type Group = (typeof groups)[number][0];

export function NewWebhook({ client, bot, onMade, onCancel }: { client: Client; bot: Bot; onMade: (secret: string) => void; onCancel: () => void }): JSX.Element {
  const form = useForm({ name: "", url: "", words: "", events: "" });
  const [chosen, setChosen] = useState<readonly Group[]>(["bots.eventPosted"]);
  const [channel, setChannel] = useState("");
  const toggle = (group: Group): void => setChosen(chosen.includes(group) ? chosen.filter((one) => one !== group) : [...chosen, group]);
  const submit = (event: Event): void => {
    event.preventDefault();
    void form.submit(["name", "url"], async ({ name, url, words }) => {
      const events = groups.filter(([group]) => chosen.includes(group)).flatMap(([, kinds]) => kinds);
      const made = await client.createWebhook({ bot: bot.user.id, name, url: url.trim(), events, channel: channel || null, words: words.split(/[,，、]/).map((word) => word.trim()).filter(Boolean) });
      onMade(made.secret);
    });
  };
  const channels = bot.channels.map((id): readonly [string, string] => [id, `#${client.state.value.channels.get(id)?.name ?? t("bots.hiddenChannel")}`]);
  return (
    <form class={styles.form} noValidate onSubmit={submit}>
      <FormProblem text={form.problem || form.problemOf("events") || ""} />
      <Field label={t("bots.name")} value={form.values.name} onInput={form.set("name")} problem={form.problemOf("name")} autocomplete="off" autofocus />
      <Field label={t("bots.url")} hint={t("bots.urlMore")} type="url" mono value={form.values.url} onInput={form.set("url")} problem={form.problemOf("url")} autocomplete="off" spellcheck={false} />
      <fieldset>
        <legend class={styles.label}>{t("bots.events")}</legend>
        <div class={styles.checks}>
          {groups.map(([group]) => (
            <label key={group}>
              <input type="checkbox" checked={chosen.includes(group)} onChange={() => toggle(group)} />
              {t(group)}
            </label>
          ))}
        </div>
      </fieldset>
      <Select label={t("bots.where")} value={channel} onChange={setChannel} options={[["", t("bots.everywhere")], ...channels]} />
      <Field label={t("bots.words")} hint={t("bots.wordsMore")} value={form.values.words} onInput={form.set("words")} problem={form.problemOf("words")} autocomplete="off" />
      <FormEnd busy={form.busy || chosen.length === 0} onCancel={onCancel}>{t("bots.make")}</FormEnd>
    </form>
  );
}
