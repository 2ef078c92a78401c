// First set-up, in two steps: the code and the workspace, then the owner. The code comes in the address or is typed.
import type { JSX } from "preact";
import { useState } from "preact/hooks";
import type { Client } from "../../app/client";
import { t } from "../../app/i18n";
import { go } from "../../app/router";
import { Button } from "../../ui/button";
import { Field } from "../../ui/field";
import { AccountFields, accountFields, noAccount } from "./account_fields";
import { Door, FormProblem, useFirstField } from "./door";
import styles from "./doors.module.css";
import { useForm } from "./use_form";

export function SetUp({ client, code }: { client: Client; code: string }): JSX.Element {
  const form = useForm({ code, workspace: "", ...noAccount }, { ...accountFields, workspace_name: "workspace" });
  const [step, setStep] = useState(1);
  const faultBefore = form.problemOf("code") ?? form.problemOf("workspace");
  const shown = faultBefore ? 1 : step;
  const { ref } = useFirstField(`${shown}.${form.tries}`);
  const submit = (event: Event): void => {
    event.preventDefault();
    if (shown === 1) return void form.submit(["code", "workspace"], async () => setStep(2));
    void form.submit(["displayName", "username", "password"], async (all) => {
      await client.setUp(all.code.trim(), all.workspace.trim(), all.username.trim(), all.displayName.trim(), all.email.trim(), all.password);
      go("/", "replace");
    });
  };
  return (
    <Door title={t(shown === 1 ? "doors.setUpTitle" : "doors.aboutYou")} lede={t(shown === 1 ? "doors.setUpLede" : "doors.aboutYouLede")} aside={<Steps now={shown} />}>
      <form class={styles.form} ref={ref} noValidate onSubmit={submit}>
        <FormProblem text={form.problem} />
        {shown === 1 ? (
          <>
            <Field
              label={t("doors.setUpCode")}
              hint={t("doors.setUpCodeHint")}
              value={form.values.code}
              onInput={form.set("code")}
              problem={form.problemOf("code")}
              mono
              autocomplete="off"
              autocapitalize="none"
              spellcheck={false}
              required
            />
            <Field label={t("doors.workspaceName")} value={form.values.workspace} onInput={form.set("workspace")} problem={form.problemOf("workspace")} autocomplete="organization" required />
          </>
        ) : (
          <AccountFields form={form} />
        )}
        <Button kind="main" size="large" wide type="submit" aria-disabled={form.busy}>
          {t(shown === 1 ? "doors.continue" : form.busy ? "doors.setUpWorking" : "doors.setUpDone")}
        </Button>
        {shown === 2 && (
          <Button kind="quiet" wide onClick={() => setStep(1)}>
            {t("shell.back")}
          </Button>
        )}
        <p class={styles.note}>{t("doors.stays")}</p>
      </form>
    </Door>
  );
}

function Steps({ now }: { now: number }): JSX.Element {
  return (
    <span class={styles.steps}>
      {[1, 2].map((step) => (
        <i key={step} data-on={step === now} aria-hidden="true" />
      ))}
      {t("doors.step", { n: now, of: 2 })}
    </span>
  );
}
