// Every program of the workspace, whoever made it: where it speaks, when it was last at work, what fails; switched off or taken away.
import type { JSX } from "preact";
import { useState } from "preact/hooks";
import type { AdminProgram, ProgramKind } from "../../app/calls/admin";
import type { Client } from "../../app/client";
import { troubleOf } from "../../app/problems";
import { toChannel } from "../../app/router";
import { Button } from "../../ui/button";
import { Dialog, DialogForm } from "../../ui/dialog";
import { Field } from "../../ui/field";
import { Icon, type IconName } from "../../ui/icon";
import { EmptyState } from "../../ui/parts";
import { say } from "../../ui/toast";
import { FormProblem } from "../doors/door";
import { useForm } from "../doors/use_form";
import styles from "./admin.module.css";
import { Awaited, Head, Pager, Pick } from "./frame";
import looks from "./person.module.css";
import { Table, type Column } from "./table";
import { useAsked } from "./use_asked";
import { shortDay, w } from "./words";

const limit = 50;
const kinds: readonly ProgramKind[] = ["incoming", "outgoing", "command", "bot"];
const icons: Readonly<Record<ProgramKind, IconName>> = { incoming: "link", outgoing: "wave", command: "code", bot: "plug" };
const looksLike = { working: "active", paused: "deactivated", failing: "waiting" } as const;

export function Programs({ client }: { client: Client }): JSX.Element {
  const [filters, setFilters] = useState({ query: "", kind: "" });
  const [offset, setOffset] = useState(0);
  const [problem, setProblem] = useState("");
  const [asking, setAsking] = useState<{ readonly program: AdminProgram; readonly to: "remove" | "rest" } | null>(null);
  const asked = useAsked(() => client.adminPrograms({ query: filters.query.trim(), kind: filters.kind || undefined, offset, limit }), [filters, offset], 150);
  const set = (name: "query" | "kind") => (value: string): void => (setFilters({ ...filters, [name]: value }), setOffset(0));
  const clear = (): void => (setFilters({ query: "", kind: "" }), setOffset(0));
  async function turn(program: AdminProgram, working: boolean): Promise<void> {
    setProblem("");
    try {
      await client.adminSetProgram(program, working);
      say(w(working ? "programOn" : "programOff", { name: program.name }));
      asked.again();
    } catch (error) {
      setProblem(troubleOf(error).text);
    }
  }
  const columns: readonly Column<AdminProgram>[] = [
    { name: "name", title: w("name"), wide: true, show: (program) => <Called program={program} /> },
    { name: "owner", title: w("owner"), show: ({ owner, owner_name }) => (owner ? owner_name : w("operator")) },
    { name: "channel", title: w("channels"), show: (program) => <Where program={program} /> },
    { name: "used", title: w("lastUsed"), show: ({ last_used }) => (last_used ? shortDay(last_used) : w("never")) },
    { name: "state", title: w("state"), show: (program) => <State program={program} /> },
    {
      name: "actions", title: "",
      show: (program) => (
        <span class={looks.actions}>
          {program.state === "working" ? (
            <Button size="small" aria-label={`${w("switchOff")}: ${program.name}`} onClick={() => (program.kind === "bot" ? setAsking({ program, to: "rest" }) : void turn(program, false))}>{w("switchOff")}</Button>
          ) : (
            <Button size="small" aria-label={`${w("switchOn")}: ${program.name}`} onClick={() => void turn(program, true)}>{w("switchOn")}</Button>
          )}
          {program.kind !== "bot" && <Button size="small" kind="grave" aria-label={`${w("removeProgram")}: ${program.name}`} onClick={() => setAsking({ program, to: "remove" })}>{w("removeProgram")}</Button>}
        </span>
      ),
    },
  ];
  const filtered = filters.query.trim() !== "" || filters.kind !== "";
  const page = asked.answer;
  return (
    <>
      <Head title={w("programs")} more={page ? w("programsSum", { incoming: page.incoming, outgoing: page.outgoing, commands: page.commands, bots: page.bots }) : undefined} />
      <div class={styles.filters} role="search">
        <Field label={w("findProgram")} hideLabel small type="search" placeholder={w("findProgram")} prefix={<Icon name="search" size={14} />} value={filters.query} onInput={set("query")} />
        <Pick label={w("kind")} value={filters.kind} onChange={set("kind")} options={[["", w("all")], ...kinds.map((kind) => [kind, w(`program_${kind}`)] as const)]} />
      </div>
      <FormProblem text={problem} />
      <Awaited asked={asked}>
        {(told) =>
          told.items.length > 0 ? (
            <>
              <Table label={w("programs")} columns={columns} rows={told.items} id={({ id }) => id} />
              <Pager offset={offset} limit={limit} total={told.total} onMove={setOffset} />
            </>
          ) : filtered ? (
            <EmptyState icon="search" title={w("noneFound")} actions={<Button onClick={clear}>{w("clear")}</Button>}>{w("noneFoundMore")}</EmptyState>
          ) : (
            <EmptyState icon="plug" title={w("programsNone")}>{w("programsNoneMore")}</EmptyState>
          )
        }
      </Awaited>
      {asking && <Sure client={client} {...asking} onDone={asked.again} onClose={() => setAsking(null)} />}
    </>
  );
}

function Called({ program }: { program: AdminProgram }): JSX.Element {
  const kind = w(`program_${program.kind}`);
  return (
    <span class={looks.who} data-stop tabIndex={0}>
      <Icon name={icons[program.kind]} />
      <span>
        <b>{program.name}</b>
        <small>{program.kind === "outgoing" || program.kind === "command" ? `${kind} · ${program.bot_name}` : kind}</small>
      </span>
    </span>
  );
}

function Where({ program: { kind, channel, channel_name } }: { program: AdminProgram }): JSX.Element {
  if (!channel) return <>{kind === "bot" ? "–" : w("everywhere")}</>;
  if (!channel_name) return <>{w("privateChannel")}</>;
  return <a href={toChannel(channel)}>#{channel_name}</a>;
}

function State({ program: { state, failures, trouble } }: { program: AdminProgram }): JSX.Element {
  return (
    <>
      <span class={looks.standing} data-standing={looksLike[state]}>{w(`program_${state}`)}</span>
      {failures > 0 && <small class={looks.quiet}> {w("failedTimes", { n: failures, why: trouble })}</small>}
    </>
  );
}

interface SureProps {
  client: Client;
  program: AdminProgram;
  to: "remove" | "rest";
  onDone: () => void;
  onClose: () => void;
}

function Sure({ client, program, to, onDone, onClose }: SureProps): JSX.Element {
  const form = useForm({});
  const removing = to === "remove";
  const submit = (): void =>
    void form.submit([], async () => {
      await (removing ? client.adminRemoveProgram(program) : client.adminSetProgram(program, false));
      say(w(removing ? "programRemoved" : "programOff", { name: program.name }));
      onDone();
      onClose();
    });
  const actions = (
    <>
      <Button onClick={onClose}>{w("keep")}</Button>
      <Button kind="grave-solid" type="submit" aria-disabled={form.busy}>{w(removing ? "removeProgram" : "switchOff")}</Button>
    </>
  );
  return (
    <Dialog title={w(removing ? "removeTitle" : "restTitle", { name: program.name })} onClose={onClose}>
      <DialogForm onSubmit={submit} actions={actions}>
        <p>{w(removing ? "removeMore" : "restMore")}</p>
        <FormProblem text={form.problem} />
      </DialogForm>
    </Dialog>
  );
}
