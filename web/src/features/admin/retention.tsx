// How long messages are kept: the workspace's rule, channels with their own, people whose messages are held, and what would go.
import type { JSX } from "preact";
import { useState } from "preact/hooks";
import type { RetentionRules } from "../../app/calls/retention";
import type { Client } from "../../app/client";
import { t } from "../../app/i18n";
import { Button } from "../../ui/button";
import { Notice } from "../../ui/parts";
import { Switch } from "../../ui/switch";
import { say } from "../../ui/toast";
import { FormProblem } from "../doors/door";
import { useForm } from "../doors/use_form";
import figures from "./figures.module.css";
import { Awaited, Head } from "./frame";
import looks from "./person.module.css";
import { ruleText } from "./retention_days";
import { KeptPick } from "./retention_forms";
import styles from "./retention.module.css";
import { Exceptions, HeldPeople, WhatWouldGo } from "./retention_lists";
import { useAsked } from "./use_asked";
import { w } from "./words";

export function Retention({ client }: { client: Client }): JSX.Element {
  const asked = useAsked(() => client.retentionRules(), []);
  return (
    <>
      <Head title={w("retention")} more={w("retentionSum")} />
      <Awaited asked={asked}>{(rules) => <Rules client={client} rules={rules} onChanged={asked.again} />}</Awaited>
    </>
  );
}

function Rules({ client, rules, onChanged }: { client: Client; rules: RetentionRules; onChanged: () => void }): JSX.Element {
  const form = useForm<Record<string, string>>({});
  const [days, setDays] = useState(rules.days);
  const [hold, setHold] = useState(rules.hold);
  const changed = days !== rules.days || hold !== rules.hold;
  const save = (): void =>
    void form.submit([], async () => {
      await client.setRetention(days, hold);
      say(w("rulesSaved", { rule: ruleText(days) }));
      onChanged();
    });
  return (
    <>
      <section class={figures.panel}>
        <h2>{w("keptEverywhere")}</h2>
        <form
          class={styles.form}
          onSubmit={(event) => {
            event.preventDefault();
            save();
          }}
        >
          <KeptPick days={days} onChange={(next) => setDays(next ?? 0)} />
          <label class={styles.hold}>
            <Switch label={w("holdAll")} on={hold} onChange={setHold} />
            <span aria-hidden="true">{w("holdAll")}</span>
          </label>
          <Button kind="main" type="submit" disabled={!changed} aria-disabled={form.busy}>{t("shell.save")}</Button>
        </form>
        <p class={looks.quiet}>{w("keptMore")}</p>
        <FormProblem text={form.problem} />
        {rules.hold && <Notice>{w("heldNow")}</Notice>}
      </section>
      <WhatWouldGo client={client} rules={rules} days={days} />
      <Exceptions client={client} rules={rules} onChanged={onChanged} />
      <HeldPeople client={client} rules={rules} onChanged={onChanged} />
    </>
  );
}
