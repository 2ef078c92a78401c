// One field and its Save, which answers in place.
import type { ComponentChildren, JSX } from "preact";
import { useEffect, useState } from "preact/hooks";
import { t } from "../../app/i18n";
import { Button } from "../../ui/button";
import { Icon } from "../../ui/icon";
import { FormProblem } from "../doors/door";
import type { Form } from "../doors/use_form";
import styles from "./settings.module.css";

interface LineProps {
  form: Form<{ text: string }>;
  needed?: boolean;
  onSave: (text: string) => Promise<void>;
  children: ComponentChildren;
}

export function Line({ form, needed = false, onSave, children }: LineProps): JSX.Element {
  const [saved, setSaved] = useState(false);
  useEffect(() => setSaved(false), [form.values.text]);
  const submit = (event: Event): void => {
    event.preventDefault();
    void form.submit(needed ? ["text"] : [], async ({ text }) => {
      await onSave(text.trim());
      setSaved(true);
    });
  };
  return (
    <form noValidate onSubmit={submit}>
      <FormProblem text={form.problem} />
      <div class={styles.line}>
        {children}
        <Button type="submit" size="large" aria-disabled={form.busy}>
          {t("shell.save")}
        </Button>
      </div>
      <p class={styles.saved} role="status">
        {saved && (
          <>
            <Icon name="check" size={14} />
            {t("shell.saved")}
          </>
        )}
      </p>
    </form>
  );
}
