// A new channel: name, who may join, topic. Then one is in it.
import type { JSX } from "preact";
import { useState } from "preact/hooks";
import type { Client } from "../../app/client";
import { t } from "../../app/i18n";
import { go, toChannel } from "../../app/router";
import { Button } from "../../ui/button";
import { Choices } from "../../ui/choices";
import { Dialog, DialogForm } from "../../ui/dialog";
import { Field } from "../../ui/field";
import { FormProblem } from "../doors/door";
import { useForm } from "../doors/use_form";

export function CreateChannel({ client, name, onClose }: { client: Client; name: string; onClose: () => void }): JSX.Element {
  const form = useForm({ name, topic: "" });
  const [kind, setKind] = useState<"public" | "private">("public");
  const submit = (): void =>
    void form.submit(["name"], async (values) => {
      const channel = await client.createChannel(values.name.trim().replace(/^#/, ""), kind, values.topic.trim());
      go(toChannel(channel), "replace");
    });
  const actions = (
    <>
      <Button onClick={onClose}>{t("shell.cancel")}</Button>
      <Button kind="main" type="submit" aria-disabled={form.busy}>
        {t("channels.createDo")}
      </Button>
    </>
  );
  return (
    <Dialog title={t("channels.create")} onClose={onClose}>
      <DialogForm onSubmit={submit} actions={actions}>
        <FormProblem text={form.problem} />
        <Field label={t("channels.name")} hint={t("channels.nameHint")} prefix="#" value={form.values.name} onInput={form.set("name")} problem={form.problemOf("name")} autocomplete="off" autofocus />
        <Choices
          label={t("channels.kind")}
          value={kind}
          onChange={setKind}
          options={[
            { value: "public", title: t("channels.kindPublic"), more: t("channels.kindPublicMore") },
            { value: "private", title: t("channels.kindPrivate"), more: t("channels.kindPrivateMore") },
          ]}
        />
        <Field label={t("channels.topic")} hint={t("channels.topicHint")} value={form.values.topic} onInput={form.set("topic")} problem={form.problemOf("topic")} autocomplete="off" />
      </DialogForm>
    </Dialog>
  );
}
