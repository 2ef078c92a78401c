// A link to hand on: shown whole, chosen at once, copied with one press.
import type { ComponentChildren, JSX } from "preact";
import { useState } from "preact/hooks";
import { t } from "../app/i18n";
import { Button } from "./button";
import { copyText } from "./copy";
import { Dialog, DialogForm } from "./dialog";
import { Field } from "./field";

interface LinkDialogProps {
  title: string;
  label: string;
  hint: string;
  link: string;
  onClose: () => void;
  children?: ComponentChildren; // another action
}

export function LinkDialog({ title, label, hint, link, onClose, children }: LinkDialogProps): JSX.Element {
  const [copied, setCopied] = useState(false);
  const actions = (
    <>
      {children}
      <Button kind="main" type="submit" icon={copied ? "check" : "copy"}>
        {t(copied ? "shell.copied" : "shell.copy")}
      </Button>
    </>
  );
  return (
    <Dialog title={title} onClose={onClose}>
      <DialogForm onSubmit={() => void copyText(link).then(setCopied)} actions={actions}>
        <Field label={label} hint={hint} mono readOnly value={link} onInput={() => undefined} onFocus={(event) => event.currentTarget.select()} autofocus />
      </DialogForm>
    </Dialog>
  );
}
