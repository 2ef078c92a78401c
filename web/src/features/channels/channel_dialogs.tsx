// What is asked or typed about a channel: name, topic, archive, leave. A question starts on the harmless answer.
import type { JSX } from "preact";
import type { Client } from "../../app/client";
import { t } from "../../app/i18n";
import { go } from "../../app/router";
import type { Channel } from "../../state/model";
import { Button } from "../../ui/button";
import { Dialog, DialogForm } from "../../ui/dialog";
import { Field } from "../../ui/field";
import { FormProblem } from "../doors/door";
import { useForm } from "../doors/use_form";

export type Ask = "archive" | "leave";

interface Props {
  client: Client;
  channel: Channel;
  onClose: () => void;
}

export function EditText({ client, channel, what, onClose }: Props & { what: "rename" | "topic" }): JSX.Element {
  const naming = what === "rename";
  const form = useForm({ text: naming ? channel.name : channel.topic }, { name: "text", topic: "text" });
  const submit = (): void =>
    void form.submit(naming ? ["text"] : [], async ({ text }) => {
      await (naming ? client.rename(channel.id, text.trim()) : client.setTopic(channel.id, text.trim()));
      onClose();
    });
  return (
    <Dialog title={t(naming ? "channels.renameTitle" : "channels.topicTitle", { name: channel.name })} onClose={onClose}>
      <DialogForm onSubmit={submit} actions={<Answers busy={form.busy} yes={t("shell.save")} onClose={onClose} />}>
        <FormProblem text={form.problem} />
        <Field
          label={t(naming ? "channels.name" : "channels.topic")}
          hint={t(naming ? "channels.nameHint" : "channels.topicHint")}
          prefix={naming ? "#" : undefined}
          value={form.values.text}
          onInput={form.set("text")}
          problem={form.problemOf("text")}
          autocomplete="off"
        />
      </DialogForm>
    </Dialog>
  );
}

function Answers({ busy, yes, onClose }: { busy: boolean; yes: string; onClose: () => void }): JSX.Element {
  return (
    <>
      <Button onClick={onClose}>{t("shell.cancel")}</Button>
      <Button kind="main" type="submit" aria-disabled={busy}>
        {yes}
      </Button>
    </>
  );
}

export function AskChannel({ client, channel, ask, onClose }: Props & { ask: Ask }): JSX.Element {
  if (ask === "leave") {
    return (
      <Question
        title={t("channels.leaveTitle", { name: channel.name })}
        text={t(channel.kind === "private" ? "channels.leavePrivate" : "channels.leavePublic")}
        yes={t("channels.leave")}
        no={t("channels.stay")}
        onClose={onClose}
        run={async () => {
          await client.leave(channel.id);
          go("/", "replace");
        }}
      />
    );
  }
  const opening = channel.archived;
  return (
    <Question
      title={opening ? `${t("channels.unarchive")}: #${channel.name}` : t("channels.archiveTitle", { name: channel.name })}
      text={opening ? "" : t("channels.archiveMore")}
      yes={t(opening ? "channels.unarchive" : "channels.archive")}
      no={t("shell.cancel")}
      grave={!opening}
      onClose={onClose}
      run={() => client.archive(channel.id, !opening)}
    />
  );
}

interface QuestionProps {
  title: string;
  text: string;
  yes: string;
  no: string;
  grave?: boolean;
  onClose: () => void;
  run: () => Promise<void>;
}

export function Question({ title, text, yes, no, grave = true, onClose, run }: QuestionProps): JSX.Element {
  const form = useForm<Record<string, string>>({});
  const submit = (): void =>
    void form.submit([], async () => {
      await run();
      onClose();
    });
  const actions = (
    <>
      <Button autofocus onClick={onClose}>
        {no}
      </Button>
      <Button kind={grave ? "grave-solid" : "main"} type="submit" aria-disabled={form.busy}>
        {yes}
      </Button>
    </>
  );
  return (
    <Dialog title={title} onClose={onClose}>
      <DialogForm onSubmit={submit} actions={actions}>
        {text && <p>{text}</p>}
        <FormProblem text={form.problem} />
      </DialogForm>
    </Dialog>
  );
}
