// Naming a hook, and handing on its address: the only time that anybody sees it.
import type { JSX } from "preact";
import { useState } from "preact/hooks";
import { t } from "../../app/i18n";
import { Button } from "../../ui/button";
import { copyText } from "../../ui/copy";
import { Dialog, DialogForm } from "../../ui/dialog";
import { Field } from "../../ui/field";
import { FormProblem } from "../doors/door";
import { useForm } from "../doors/use_form";
import styles from "./hooks.module.css";

interface FormProps {
  title: string;
  yes: string;
  name?: string;
  icon?: string;
  send: (name: string, icon: string) => Promise<void>;
  onClose: () => void;
}

export function HookForm({ title, yes, name = "", icon = "", send, onClose }: FormProps): JSX.Element {
  const form = useForm({ name, icon });
  const submit = (): void => void form.submit(["name"], (values) => send(values.name.trim(), values.icon.trim()));
  const actions = (
    <>
      <Button onClick={onClose}>{t("shell.cancel")}</Button>
      <Button kind="main" type="submit" aria-disabled={form.busy}>{yes}</Button>
    </>
  );
  return (
    <Dialog title={title} onClose={onClose}>
      <DialogForm onSubmit={submit} actions={actions}>
        <FormProblem text={form.problem} />
        <Field label={t("hooks.name")} hint={t("hooks.nameHint")} value={form.values.name} onInput={form.set("name")} problem={form.problemOf("name")} maxLength={80} autocomplete="off" autofocus />
        <Field label={t("hooks.icon")} hint={t("hooks.iconHint")} value={form.values.icon} onInput={form.set("icon")} problem={form.problemOf("icon")} maxLength={20} autocomplete="off" />
      </DialogForm>
    </Dialog>
  );
}

export function HookAddress({ path, onClose }: { path: string; onClose: () => void }): JSX.Element {
  const [copied, setCopied] = useState<"link" | "try" | null>(null);
  const link = location.origin + path;
  const command = `curl -H 'Content-Type: application/json' -d '{"text":"${t("hooks.hello")}"}' ${link}`;
  const copy = (what: "link" | "try"): void => void copyText(what === "link" ? link : command).then((done) => done && setCopied(what));
  const actions = (
    <>
      <Button onClick={onClose}>{t("hooks.done")}</Button>
      <Button kind="main" type="submit" icon={copied === "link" ? "check" : "copy"}>{t(copied === "link" ? "shell.copied" : "hooks.copy")}</Button>
    </>
  );
  return (
    <Dialog title={t("hooks.madeTitle")} width="large" onClose={onClose}>
      <DialogForm onSubmit={() => copy("link")} actions={actions}>
        <Field label={t("hooks.address")} hint={t("hooks.addressHint")} mono readOnly value={link} onInput={() => undefined} onFocus={(event) => event.currentTarget.select()} autofocus />
        <div class={styles.try}>
          <h3>{t("hooks.try")}</h3>
          <pre tabIndex={0}>{command}</pre>
          <Button size="small" icon={copied === "try" ? "check" : "copy"} onClick={() => copy("try")}>{t(copied === "try" ? "shell.copied" : "hooks.copyTry")}</Button>
        </div>
        <p class={styles.more}>{t("hooks.slack")}</p>
      </DialogForm>
    </Dialog>
  );
}
