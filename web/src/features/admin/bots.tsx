// Programs: the bots, whom they belong to, and their tokens.
import type { JSX } from "preact";
import { useState } from "preact/hooks";
import type { AdminPerson } from "../../app/calls/admin";
import type { Client } from "../../app/client";
import { number, t } from "../../app/i18n";
import { Button } from "../../ui/button";
import { Dialog, DialogForm } from "../../ui/dialog";
import { Field } from "../../ui/field";
import { LinkDialog } from "../../ui/link_dialog";
import { EmptyState } from "../../ui/parts";
import { FormProblem } from "../doors/door";
import { useForm } from "../doors/use_form";
import { Awaited, Head, Pager } from "./frame";
import { Name, standingOf } from "./people";
import { PersonCard } from "./person";
import { Table, type Column } from "./table";
import { useAsked } from "./use_asked";
import looks from "./person.module.css";
import { shortDay, w } from "./words";

const limit = 50;
type Open = { readonly kind: "card" | "token"; readonly bot: AdminPerson } | { readonly kind: "new" } | null;

export function Bots({ client }: { client: Client }): JSX.Element {
  const [offset, setOffset] = useState(0);
  const [open, setOpen] = useState<Open>(null);
  const asked = useAsked(() => client.adminPeople({ kind: "bots", offset, limit }), [offset]);
  const people = client.state.value.people;
  const add = <Button kind="main" icon="plus" onClick={() => setOpen({ kind: "new" })}>{w("newBot")}</Button>;
  const columns: readonly Column<AdminPerson>[] = [
    { name: "name", title: w("name"), wide: true, show: (bot) => <Name person={bot} onOpen={() => setOpen({ kind: "card", bot })} /> },
    { name: "owner", title: w("owner"), show: ({ bot_owner }) => (bot_owner ? (people.get(bot_owner)?.displayName ?? t("people.unknown")) : w("operator")) },
    { name: "role", title: w("role"), show: ({ user }) => t(`people.${user.role}`) },
    { name: "tokens", title: w("tokens"), right: true, show: ({ tokens }) => number(tokens) },
    { name: "created", title: w("created"), show: ({ created_at }) => shortDay(created_at) },
    { name: "state", title: w("state"), show: (bot) => <span class={looks.standing} data-standing={standingOf(bot)}>{w(standingOf(bot))}</span> },
    {
      name: "actions", title: "", show: (bot) => bot.user.active && (
        <Button size="small" aria-label={`${w("newToken")}: ${bot.user.display_name}`} onClick={() => setOpen({ kind: "token", bot })}>{w("newToken")}</Button>
      ),
    },
  ];
  const close = (): void => setOpen(null);
  return (
    <>
      <Head title={w("bots")} more={asked.answer ? w("botsSum", { n: asked.answer.total }) : undefined}>{add}</Head>
      <Awaited asked={asked}>
        {(page) =>
          page.items.length === 0 ? (
            <EmptyState icon="plug" title={w("botsNone")} actions={add}>
              {w("botsNoneMore")}
            </EmptyState>
          ) : (
            <>
              <Table label={w("bots")} columns={columns} rows={page.items} id={({ user }) => user.id} />
              <Pager offset={offset} limit={limit} total={page.total} onMove={setOffset} />
            </>
          )
        }
      </Awaited>
      {open?.kind === "new" && <NewBot client={client} onChanged={asked.again} onClose={close} />}
      {open?.kind === "token" && <NewToken client={client} bot={open.bot} onChanged={asked.again} onClose={close} />}
      {open?.kind === "card" && <PersonCard client={client} person={asked.answer?.items.find(({ user }) => user.id === open.bot.user.id) ?? open.bot} onChanged={asked.again} onClose={close} />}
    </>
  );
}

interface FormProps {
  client: Client;
  onChanged: () => void;
  onClose: () => void;
}

function NewBot({ client, onChanged, onClose }: FormProps): JSX.Element {
  const form = useForm({ username: "", name: "" }, { display_name: "name" });
  const submit = (): void =>
    void form.submit(["username"], async ({ username, name }) => {
      await client.adminCreateBot(username, name);
      onChanged();
      onClose();
    });
  return (
    <Dialog title={w("newBot")} onClose={onClose}>
      <DialogForm onSubmit={submit} actions={<Actions busy={form.busy} act={w("botDo")} onClose={onClose} />}>
        <p>{w("botsNoneMore")}</p>
        <FormProblem text={form.problem} />
        <Field label={w("botUsername")} value={form.values.username} onInput={form.set("username")} problem={form.problemOf("username")} autocapitalize="none" spellcheck={false} autofocus />
        <Field label={w("botName")} value={form.values.name} onInput={form.set("name")} problem={form.problemOf("name")} />
      </DialogForm>
    </Dialog>
  );
}

function NewToken({ client, bot: { user }, onChanged, onClose }: FormProps & { bot: AdminPerson }): JSX.Element {
  const form = useForm({ name: "" });
  const [token, setToken] = useState("");
  const title = w("tokenTitle", { name: user.display_name });
  if (token) return <LinkDialog title={title} label={w("newToken")} hint={w("tokenMore")} link={token} onClose={onClose} />;
  const submit = (): void =>
    void form.submit(["name"], async ({ name }) => {
      setToken(await client.adminCreateToken(user.id, name));
      onChanged();
    });
  return (
    <Dialog title={title} onClose={onClose}>
      <DialogForm onSubmit={submit} actions={<Actions busy={form.busy} act={w("newToken")} onClose={onClose} />}>
        <FormProblem text={form.problem} />
        <Field label={w("tokenName")} value={form.values.name} onInput={form.set("name")} problem={form.problemOf("name")} autofocus />
      </DialogForm>
    </Dialog>
  );
}

function Actions({ busy, act, onClose }: { busy: boolean; act: string; onClose: () => void }): JSX.Element {
  return (
    <>
      <Button onClick={onClose}>{t("shell.cancel")}</Button>
      <Button kind="main" type="submit" aria-disabled={busy}>{act}</Button>
    </>
  );
}
