// Sign in over the page: what was open, typed and waiting stays where it is, inert, until the same person is back.
import type { JSX } from "preact";
import type { Client } from "../../app/client";
import { t } from "../../app/i18n";
import { Avatar } from "../../ui/avatar";
import { Button } from "../../ui/button";
import { Dialog } from "../../ui/dialog";
import { Field } from "../../ui/field";
import { FormProblem, useFirstField } from "./door";
import styles from "./doors.module.css";
import { useForm } from "./use_form";

export function SignInAgain({ client, onLeave }: { client: Client; onLeave: () => void }): JSX.Element {
  const state = client.state.value;
  const me = state.me ? state.people.get(state.me) : undefined;
  const form = useForm({ username: me?.username ?? "", password: "" });
  const { ref } = useFirstField(form.tries);
  const submit = (event: Event): void => {
    event.preventDefault();
    void form.submit(["username", "password"], ({ username, password }) => client.signIn(username.trim(), password));
  };
  return (
    <Dialog title={t("doors.again")} hideTitle width="small">
      <form class={styles.again} ref={ref} noValidate onSubmit={submit}>
        <h2>{t("doors.again")}</h2>
        <p class={styles.lede}>{t("doors.againMore")}</p>
        {me && (
          <p class={styles.who}>
            <Avatar person={me} size={28} />
            <b>{me.displayName}</b>
            <span>@{me.username}</span>
          </p>
        )}
        <FormProblem text={form.problem} />
        {!me && <Field label={t("doors.username")} value={form.values.username} onInput={form.set("username")} problem={form.problemOf("username")} autocomplete="username" />}
        <Field
          label={t("doors.password")}
          type="password"
          value={form.values.password}
          onInput={form.set("password")}
          problem={form.problemOf("password")}
          autocomplete="current-password"
        />
        <Button kind="main" size="large" wide type="submit" aria-disabled={form.busy}>
          {t(form.busy ? "doors.signingIn" : "doors.signIn")}
        </Button>
        <Button kind="quiet" wide onClick={onLeave}>
          {t("doors.someoneElse")}
        </Button>
      </form>
    </Dialog>
  );
}
