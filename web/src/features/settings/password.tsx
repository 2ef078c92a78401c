// Another password for oneself. Every other sign-in ends with it.
import type { JSX } from "preact";
import { useState } from "preact/hooks";
import type { Client } from "../../app/client";
import { t } from "../../app/i18n";
import { Button } from "../../ui/button";
import { Field } from "../../ui/field";
import { Icon } from "../../ui/icon";
import { NewPassword } from "../doors/account_fields";
import { FormProblem } from "../doors/door";
import { useForm } from "../doors/use_form";
import { Setting } from "./settings";
import styles from "./settings.module.css";

export function Password({ client, onChanged }: { client: Client; onChanged: () => void }): JSX.Element {
  const [open, setOpen] = useState(false);
  const [saved, setSaved] = useState(false);
  const done = (): void => {
    setOpen(false);
    setSaved(true);
    onChanged();
  };
  return (
    <Setting title={t("settings.password")} more={t("settings.passwordMore")} wide={open}>
      {open ? (
        <Change client={client} onDone={done} onCancel={() => setOpen(false)} />
      ) : (
        <div class={styles.answer}>
          <p class={styles.saved} role="status">
            {saved && (
              <>
                <Icon name="check" size={14} />
                {t("shell.saved")}
              </>
            )}
          </p>
          <Button icon="key" onClick={() => (setSaved(false), setOpen(true))}>
            {t("settings.passwordChange")}
          </Button>
        </div>
      )}
    </Setting>
  );
}

function Change({ client, onDone, onCancel }: { client: Client; onDone: () => void; onCancel: () => void }): JSX.Element {
  const form = useForm({ current: "", password: "" });
  const submit = (event: Event): void => {
    event.preventDefault();
    void form.submit(["current", "password"], async ({ current, password }) => {
      await client.changePassword(current, password);
      onDone();
    });
  };
  return (
    <form class={styles.form} noValidate onSubmit={submit}>
      <FormProblem text={form.problem} />
      <Field label={t("settings.passwordNow")} type="password" value={form.values.current} onInput={form.set("current")} problem={form.problemOf("current")} autocomplete="current-password" autofocus />
      <NewPassword value={form.values.password} onInput={form.set("password")} problem={form.problemOf("password")} />
      <div class={styles.answer}>
        <Button onClick={onCancel}>{t("shell.cancel")}</Button>
        <Button kind="main" type="submit" aria-disabled={form.busy}>
          {t("settings.passwordChange")}
        </Button>
      </div>
    </form>
  );
}
