// A direct message to one or more people: opens the conversation there is, or begins one.
import type { JSX } from "preact";
import { useState } from "preact/hooks";
import type { Client } from "../../app/client";
import { t } from "../../app/i18n";
import { go, toChannel } from "../../app/router";
import type { UserId } from "../../state/model";
import { Button } from "../../ui/button";
import { Dialog, DialogForm } from "../../ui/dialog";
import { EmptyState } from "../../ui/parts";
import { FormProblem } from "../doors/door";
import { useForm } from "../doors/use_form";
import { PeoplePicker, reachable } from "./picker";

export function NewDirect({ client, onClose }: { client: Client; onClose: () => void }): JSX.Element {
  const [chosen, setChosen] = useState<readonly UserId[]>([]);
  const form = useForm<Record<string, string>>({});
  const state = client.state.value;
  const among = reachable(state);
  const submit = (): void => {
    if (chosen.length === 0) return;
    void form.submit([], async () => {
      const channel = await client.direct(chosen);
      onClose();
      go(toChannel(channel));
    });
  };
  const actions = (
    <>
      <Button onClick={onClose}>{t("shell.cancel")}</Button>
      <Button kind="main" type="submit" disabled={chosen.length === 0} aria-disabled={form.busy}>
        {t("people.newDirectDo")}
      </Button>
    </>
  );
  return (
    <Dialog title={t("people.newDirect")} onClose={onClose}>
      <DialogForm onSubmit={submit} actions={actions}>
        <FormProblem text={form.problem} />
        {among.length === 0 ? (
          <EmptyState icon="people" title={t("people.nobodyElse")}>
            {t("people.nobodyElseMore")}
          </EmptyState>
        ) : (
          <PeoplePicker state={state} label={t("people.newDirectFind")} among={among} chosen={chosen} onChange={setChosen} />
        )}
      </DialogForm>
    </Dialog>
  );
}
