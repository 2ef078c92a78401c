// The door of a reset link: a new password, once, for who has the code. Every other way in has ended by then.
import type { JSX } from "preact";
import { useState } from "preact/hooks";
import type { Client } from "../../app/client";
import { t } from "../../app/i18n";
import { go } from "../../app/router";
import { Button } from "../../ui/button";
import { NewPassword } from "./account_fields";
import { Door, FormProblem, useFirstField } from "./door";
import styles from "./doors.module.css";
import { useForm } from "./use_form";

export function Reset({ client, code }: { client: Client; code: string }): JSX.Element {
  const form = useForm({ password: "" });
  const { ref } = useFirstField(form.tries);
  const [done, setDone] = useState(false);
  const submit = (event: Event): void => {
    event.preventDefault();
    void form.submit(["password"], async ({ password }) => {
      await client.resetPassword(code, password);
      setDone(true);
    });
  };
  if (done) {
    return (
      <Door title={t("doors.resetDone")} lede={t("doors.resetDoneMore")}>
        <Button kind="main" size="large" wide onClick={() => go("/", "replace")}>
          {t("doors.signIn")}
        </Button>
      </Door>
    );
  }
  return (
    <Door title={t("doors.resetTitle")} lede={t("doors.resetLede")}>
      <form class={styles.form} ref={ref} noValidate onSubmit={submit}>
        <FormProblem text={form.problem} />
        <NewPassword value={form.values.password} onInput={form.set("password")} problem={form.problemOf("password")} />
        <Button kind="main" size="large" wide type="submit" aria-disabled={form.busy}>
          {t("doors.resetDo")}
        </Button>
      </form>
    </Door>
  );
}
