// Small parts that tokens, webhooks and commands share: a secret shown once, a question before something ends, how long a token lasts.
import type { ComponentChildren, JSX } from "preact";
import { useId, useState } from "preact/hooks";
import { t } from "../../app/i18n";
import { Button } from "../../ui/button";
import { copyText } from "../../ui/copy";
import { Field } from "../../ui/field";
import styles from "./bots.module.css";

export function Secret({ label, hint, value, onDone }: { label: string; hint: string; value: string; onDone: () => void }): JSX.Element {
  const [copied, setCopied] = useState(false);
  return (
    <div class={styles.secret} role="status">
      <Field label={label} hint={hint} mono readOnly value={value} onInput={() => undefined} onFocus={(event) => event.currentTarget.select()} autofocus />
      <div class={styles.end}>
        <Button onClick={onDone}>{t("bots.done")}</Button>
        <Button kind="main" icon={copied ? "check" : "copy"} onClick={() => void copyText(value).then(setCopied)}>
          {t(copied ? "shell.copied" : "shell.copy")}
        </Button>
      </div>
    </div>
  );
}

// The harmless answer has the focus.
export function Ask({ text, yes, busy, onYes, onNo }: { text: string; yes: string; busy: boolean; onYes: () => void; onNo: () => void }): JSX.Element {
  return (
    <div class={styles.ask} role="group" aria-label={text}>
      <p>{text}</p>
      <Button size="small" autofocus onClick={onNo}>{t("shell.cancel")}</Button>
      <Button size="small" kind="grave" aria-disabled={busy} onClick={onYes}>{yes}</Button>
    </div>
  );
}

export function Select<T extends string>({ label, value, options, onChange }: { label: string; value: T; options: readonly (readonly [T, string])[]; onChange: (value: T) => void }): JSX.Element {
  const id = useId();
  return (
    <div>
      <label class={styles.label} for={id}>{label}</label>
      <select id={id} class={styles.select} value={value} onChange={(event) => onChange(event.currentTarget.value as T)}>
        {options.map(([option, text]) => <option key={option} value={option}>{text}</option>)}
      </select>
    </div>
  );
}

export function FormEnd({ busy, onCancel, children }: { busy: boolean; onCancel: () => void; children: ComponentChildren }): JSX.Element {
  return (
    <div class={styles.end}>
      <Button onClick={onCancel}>{t("shell.cancel")}</Button>
      <Button kind="main" type="submit" aria-disabled={busy}>{children}</Button>
    </div>
  );
}
