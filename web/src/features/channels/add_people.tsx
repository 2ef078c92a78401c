// Add people to a channel: whoever is not in it.
import type { JSX } from "preact";
import { useEffect, useState } from "preact/hooks";
import type { Client } from "../../app/client";
import { t } from "../../app/i18n";
import type { Channel, UserId } from "../../state/model";
import { Button } from "../../ui/button";
import { Dialog, DialogForm } from "../../ui/dialog";
import { FormProblem } from "../doors/door";
import { useForm } from "../doors/use_form";
import { PeoplePicker, reachable } from "../people/picker";

export function AddPeople({ client, channel, onClose }: { client: Client; channel: Channel; onClose: () => void }): JSX.Element {
  const [chosen, setChosen] = useState<readonly UserId[]>([]);
  const form = useForm<Record<string, string>>({});
  useEffect(() => void client.members(channel.id), [channel.id]);
  const state = client.state.value;
  const inside = new Set(state.members.get(channel.id) ?? []);
  const among = reachable(state).filter((person) => !inside.has(person.id));
  const submit = (): void => {
    if (chosen.length === 0) return;
    void form.submit([], async () => {
      await client.addMembers(channel.id, chosen);
      onClose();
    });
  };
  const actions = (
    <>
      <Button onClick={onClose}>{t("shell.cancel")}</Button>
      <Button kind="main" type="submit" disabled={chosen.length === 0} aria-disabled={form.busy}>
        {chosen.length === 0 ? t("channels.addNone") : t("channels.addDo", { n: chosen.length })}
      </Button>
    </>
  );
  return (
    <Dialog title={t("channels.addTitle", { name: channel.name })} onClose={onClose}>
      <DialogForm onSubmit={submit} actions={actions}>
        <FormProblem text={form.problem} />
        {among.length === 0 ? <p>{t("channels.addAll")}</p> : <PeoplePicker state={state} label={t("channels.addFind")} among={among} chosen={chosen} onChange={setChosen} />}
      </DialogForm>
    </Dialog>
  );
}
