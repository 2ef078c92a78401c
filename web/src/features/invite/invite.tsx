// For admins: a link that lets people in.
import type { JSX } from "preact";
import { useState } from "preact/hooks";
import type { Client } from "../../app/client";
import { dateTime, t } from "../../app/i18n";
import { Button } from "../../ui/button";
import { Choices } from "../../ui/choices";
import { Dialog, DialogForm } from "../../ui/dialog";
import { Field } from "../../ui/field";
import { LinkDialog } from "../../ui/link_dialog";
import { FormProblem } from "../doors/door";
import { useForm } from "../doors/use_form";

interface Made {
  readonly link: string;
  readonly expiresAt: string;
}

export function Invite({ client, onClose }: { client: Client; onClose: () => void }): JSX.Element {
  const form = useForm({ uses: "10" });
  const [role, setRole] = useState<"member" | "guest">("member");
  const [made, setMade] = useState<Made | null>(null);
  const submit = (): void =>
    void form.submit(["uses"], async ({ uses }) => {
      const { code, expiresAt } = await client.invite(role, Math.max(1, Math.round(Number(uses)) || 1));
      setMade({ link: `${location.origin}/invite#${encodeURIComponent(code)}`, expiresAt });
    });
  if (made) {
    return (
      <LinkDialog title={t("people.invite")} label={t("people.inviteLink")} hint={t("people.inviteUntil", { when: dateTime(made.expiresAt) })} link={made.link} onClose={onClose}>
        <Button onClick={() => setMade(null)}>{t("people.inviteAnother")}</Button>
      </LinkDialog>
    );
  }
  const actions = (
    <>
      <Button onClick={onClose}>{t("shell.cancel")}</Button>
      <Button kind="main" type="submit" aria-disabled={form.busy}>
        {t("people.inviteDo")}
      </Button>
    </>
  );
  return (
    <Dialog title={t("people.invite")} onClose={onClose}>
      <DialogForm onSubmit={submit} actions={actions}>
        <p>{t("people.inviteMore")}</p>
        <FormProblem text={form.problem} />
        <Choices
          label={t("people.inviteAs")}
          value={role}
          onChange={setRole}
          options={[
            { value: "member", title: t("people.member"), more: t("people.memberMore") },
            { value: "guest", title: t("people.guest"), more: t("people.guestMore") },
          ]}
        />
        <Field label={t("people.inviteUses")} type="number" min={1} max={1000} inputMode="numeric" value={form.values.uses} onInput={form.set("uses")} problem={form.problemOf("uses")} />
      </DialogForm>
    </Dialog>
  );
}
