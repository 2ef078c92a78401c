// The public channels: how many are in them, how much is said, archived and taken into use again. What is private stays private.
import type { JSX } from "preact";
import { useEffect, useState } from "preact/hooks";
import type { AdminChannel } from "../../app/calls/admin";
import type { Client } from "../../app/client";
import { number, t } from "../../app/i18n";
import { troubleOf } from "../../app/problems";
import { toChannel } from "../../app/router";
import type { State } from "../../state/model";
import { Button } from "../../ui/button";
import { Dialog, DialogForm } from "../../ui/dialog";
import { Field } from "../../ui/field";
import { Icon } from "../../ui/icon";
import { EmptyState } from "../../ui/parts";
import { say } from "../../ui/toast";
import { CreateChannel } from "../channels/create";
import { FormProblem } from "../doors/door";
import { useForm } from "../doors/use_form";
import { loadPinyin, readings } from "../switcher/pinyin";
import { matchOf } from "../switcher/match";
import styles from "./admin.module.css";
import { Awaited, Head, Pager, Pick } from "./frame";
import { Table, type Column, type Order } from "./table";
import { useAsked } from "./use_asked";
import looks from "./person.module.css";
import { shortDay, w } from "./words";

const limit = 50;

export function Channels({ client }: { client: Client }): JSX.Element {
  const [filters, setFilters] = useState({ query: "", use: "any" });
  const [order, setOrder] = useState<Order>({ by: "name", descending: false });
  const [offset, setOffset] = useState(0);
  const [renaming, setRenaming] = useState<AdminChannel | null>(null);
  const [creating, setCreating] = useState(false);
  const [problem, setProblem] = useState("");
  const state = client.state.value;
  const asked = useAsked(
    () => client.adminChannels({ query: filters.query.trim(), ids: soundingLike(state, filters.query), use: filters.use, order: order.by, descending: order.descending, offset, limit }),
    [filters, order, offset],
    150,
  );
  useEffect(() => void loadPinyin(), []);
  const set = (name: "query" | "use") => (value: string): void => (setFilters({ ...filters, [name]: value }), setOffset(0));
  async function archive(channel: AdminChannel): Promise<void> {
    setProblem("");
    try {
      await client.archive(channel.id, !channel.archived);
      say(w(channel.archived ? "restoredNow" : "archivedNow", { name: channel.name }));
      asked.again();
    } catch (error) {
      setProblem(troubleOf(error).text);
    }
  }
  const columns: readonly Column<AdminChannel>[] = [
    {
      name: "name", title: w("name"), sort: "name", wide: true,
      show: (channel) => (
        <a class={looks.who} data-stop href={toChannel(channel.id)}>
          <Icon name={channel.archived ? "archive" : "hash"} />
          <span>
            <b>{channel.name}</b>
            <small>{channel.topic}</small>
          </span>
        </a>
      ),
    },
    { name: "members", title: w("members"), sort: "members", right: true, show: ({ members }) => number(members) },
    { name: "messages", title: w("messages"), sort: "messages", right: true, show: ({ messages }) => number(messages) },
    { name: "activity", title: w("activity"), sort: "active", show: ({ last_activity }) => (last_activity ? shortDay(last_activity) : w("never")) },
    { name: "use", title: w("use"), show: ({ archived }) => <span class={looks.standing} data-standing={archived ? "waiting" : "active"}>{w(archived ? "archived" : "inUse")}</span> },
    {
      name: "actions", title: "",
      show: (channel) => (
        <span class={looks.actions}>
          <Button size="small" aria-label={`${w("rename")}: ${channel.name}`} onClick={() => setRenaming(channel)}>{w("rename")}</Button>
          <Button size="small" aria-label={`${w(channel.archived ? "restore" : "archive")}: ${channel.name}`} onClick={() => void archive(channel)}>{w(channel.archived ? "restore" : "archive")}</Button>
        </span>
      ),
    },
  ];
  const page = asked.answer;
  return (
    <>
      <Head title={w("channels")} more={page ? w("channelsSum", { public: number(page.public), private: number(page.private), directs: number(page.directs) }) : undefined}>
        <Button kind="main" icon="plus" onClick={() => setCreating(true)}>
          {w("newChannel")}
        </Button>
      </Head>
      <div class={styles.filters} role="search">
        <Field label={w("findChannel")} hideLabel small type="search" placeholder={w("findChannel")} prefix={<Icon name="search" size={14} />} value={filters.query} onInput={set("query")} />
        <Pick label={w("use")} value={filters.use} onChange={set("use")} options={[["any", w("all")], ["in_use", w("inUse")], ["archived", w("archived")]]} />
      </div>
      <FormProblem text={problem} />
      <Awaited asked={asked}>
        {(told) =>
          told.items.length === 0 ? (
            <EmptyState icon={filters.query ? "search" : "hash"} title={w(filters.query || filters.use !== "any" ? "noneFound" : "none")} />
          ) : (
            <>
              <Table label={w("channels")} columns={columns} rows={told.items} id={({ id }) => id} order={order} onOrder={(next) => (setOrder(next), setOffset(0))} />
              <Pager offset={offset} limit={limit} total={told.total} onMove={setOffset} />
            </>
          )
        }
      </Awaited>
      <p class={looks.quiet}>{w("channelsPrivacy")}</p>
      {renaming && <Rename client={client} channel={renaming} onChanged={asked.again} onClose={() => setRenaming(null)} />}
      {creating && <CreateChannel client={client} name={filters.query} onClose={() => (setCreating(false), asked.again())} />}
    </>
  );
}

function soundingLike(state: State, typed: string): string {
  const asked = typed.trim().replace(/[\s']/g, "");
  if (!/^[a-z]+$/i.test(asked)) return "";
  const found = [...state.channels.values()].filter(({ kind, name }) => kind === "public" && readings.value(name).some((reading) => matchOf(asked, reading) > 0));
  return found.slice(0, 100).map(({ id }) => id).join();
}

function Rename({ client, channel, onChanged, onClose }: { client: Client; channel: AdminChannel; onChanged: () => void; onClose: () => void }): JSX.Element {
  const form = useForm({ name: channel.name });
  const submit = (): void =>
    void form.submit(["name"], async ({ name }) => {
      await client.rename(channel.id, name);
      onChanged();
      onClose();
    });
  const actions = (
    <>
      <Button onClick={onClose}>{t("shell.cancel")}</Button>
      <Button kind="main" type="submit" aria-disabled={form.busy}>{t("shell.save")}</Button>
    </>
  );
  return (
    <Dialog title={w("renameTitle", { name: channel.name })} onClose={onClose}>
      <DialogForm onSubmit={submit} actions={actions}>
        <FormProblem text={form.problem} />
        <Field label={w("name")} value={form.values.name} onInput={form.set("name")} problem={form.problemOf("name")} autofocus />
      </DialogForm>
    </Dialog>
  );
}
