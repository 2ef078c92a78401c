// What is chosen about retention: for how long, for which channel, and whose messages are held.
import type { JSX } from "preact";
import { useState } from "preact/hooks";
import type { ChannelRule, RetentionRules } from "../../app/calls/retention";
import type { Client } from "../../app/client";
import { t } from "../../app/i18n";
import type { UserId } from "../../state/model";
import { Button } from "../../ui/button";
import { Dialog, DialogForm } from "../../ui/dialog";
import { Switch } from "../../ui/switch";
import { FormProblem } from "../doors/door";
import { useForm } from "../doors/use_form";
import { PeoplePicker } from "../people/picker";
import { Pick } from "./frame";
import { choices, daysText } from "./retention_days";
import styles from "./retention.module.css";
import { useAsked } from "./use_asked";
import { w } from "./words";

const channelsMost = 200;

// `inherits`: a channel may also follow the workspace.
export function KeptPick({ days, inherits = false, onChange }: { days: number | null; inherits?: boolean; onChange: (days: number | null) => void }): JSX.Element {
  const options = [...(inherits ? [["", daysText(null)] as const] : []), ...choices(days).map((one) => [String(one), daysText(one)] as const)];
  return <Pick big label={w("keepFor")} value={days === null ? "" : String(days)} options={options} onChange={(value) => onChange(value === "" ? null : Number(value))} />;
}

export function ChannelRuleDialog({ client, rules, rule, onClose, onChanged }: { client: Client; rules: RetentionRules; rule: ChannelRule | null; onClose: () => void; onChanged: () => void }): JSX.Element {
  const form = useForm<Record<string, string>>({});
  const asked = useAsked(() => client.adminChannels({ limit: channelsMost }), []);
  const [channel, setChannel] = useState(rule?.channel ?? "");
  const [days, setDays] = useState<number | null>(rule ? rule.days : 365);
  const [hold, setHold] = useState(rule?.hold ?? false);
  const taken = new Set(rules.channels.map((one) => one.channel));
  const own = [...client.state.value.channels.values()].filter(({ id, kind }) => kind === "private" && client.state.value.mine.has(id));
  const among = [...(asked.answer?.items ?? []), ...own].filter(({ id }) => !taken.has(id));
  const chosen = channel || (among[0]?.id ?? "");
  const submit = (): void => {
    if (!chosen) return;
    void form.submit([], async () => {
      await client.setChannelRetention(chosen, days, hold);
      onChanged();
      onClose();
    });
  };
  const actions = (
    <>
      <Button onClick={onClose}>{t("shell.cancel")}</Button>
      <Button kind="main" type="submit" disabled={!chosen} aria-disabled={form.busy}>{t("shell.save")}</Button>
    </>
  );
  return (
    <Dialog title={rule ? w("ruleFor", { name: rule.name }) : w("ruleForNew")} onClose={onClose}>
      <DialogForm onSubmit={submit} actions={actions}>
        <FormProblem text={form.problem || asked.failed} />
        {!rule && <Pick big label={w("ruleChannel")} value={chosen} options={among.map(({ id, name }) => [id, `#${name}`] as const)} onChange={setChannel} />}
        <KeptPick inherits days={days} onChange={setDays} />
        <label class={styles.hold}>
          <Switch label={w("holdHere")} on={hold} onChange={setHold} />
          <span aria-hidden="true">{w("holdHere")}</span>
        </label>
      </DialogForm>
    </Dialog>
  );
}

export function HoldDialog({ client, rules, onClose, onChanged }: { client: Client; rules: RetentionRules; onClose: () => void; onChanged: () => void }): JSX.Element {
  const form = useForm<Record<string, string>>({});
  const [chosen, setChosen] = useState<readonly UserId[]>([]);
  const state = client.state.value;
  const among = [...state.people.values()].filter((person) => !rules.people.includes(person.id)); // deactivated ones too
  const submit = (): void => {
    if (chosen.length === 0) return;
    void form.submit([], async () => {
      for (const user of chosen) await client.holdPerson(user, true);
      onChanged();
      onClose();
    });
  };
  const actions = (
    <>
      <Button onClick={onClose}>{t("shell.cancel")}</Button>
      <Button kind="main" type="submit" disabled={chosen.length === 0} aria-disabled={form.busy}>{chosen.length === 0 ? w("holdPeople") : w("holdDo", { n: chosen.length })}</Button>
    </>
  );
  return (
    <Dialog title={w("heldPeople")} onClose={onClose}>
      <DialogForm onSubmit={submit} actions={actions}>
        <p>{w("heldPeopleMore")}</p>
        <FormProblem text={form.problem} />
        <PeoplePicker state={state} label={w("holdFind")} among={among} chosen={chosen} onChange={setChosen} />
      </DialogForm>
    </Dialog>
  );
}
