// Sign in: the door of a server that has its owner.
import type { JSX } from "preact";
import type { Client } from "../../app/client";
import { t } from "../../app/i18n";
import { Button } from "../../ui/button";
import { Field } from "../../ui/field";
import { Door, FormProblem, useFirstField } from "./door";
import styles from "./doors.module.css";
import { useForm } from "./use_form";

export function SignIn({ client, workspace }: { client: Client; workspace: string }): JSX.Element {
  const form = useForm({ username: "", password: "" });
  const { ref } = useFirstField(form.tries);
  const submit = (event: Event): void => {
    event.preventDefault();
    void form.submit(["username", "password"], ({ username, password }) => client.signIn(username.trim(), password));
  };
  return (
    <Door title={t("doors.signInTo", { workspace: workspace || "Holdfast" })} lede={location.host}>
      <form class={styles.form} ref={ref} noValidate onSubmit={submit}>
        <FormProblem text={form.problem} />
        <Field
          label={t("doors.username")}
          value={form.values.username}
          onInput={form.set("username")}
          problem={form.problemOf("username")}
          name="username"
          autocomplete="username"
          autocapitalize="none"
          spellcheck={false}
          required
        />
        <Field
          label={t("doors.password")}
          type="password"
          value={form.values.password}
          onInput={form.set("password")}
          problem={form.problemOf("password")}
          name="password"
          autocomplete="current-password"
          required
        />
        <Button kind="main" size="large" wide type="submit" aria-disabled={form.busy}>
          {t(form.busy ? "doors.signingIn" : "doors.signIn")}
        </Button>
        <p class={styles.note}>{t("doors.forgot")}</p>
      </form>
    </Door>
  );
}
