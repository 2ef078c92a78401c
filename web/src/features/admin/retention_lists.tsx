// What stands below the workspace's rule: what would go, channels with a rule of their own, people whose messages are held.
import type { JSX } from "preact";
import { useState } from "preact/hooks";
import type { ChannelRule, RetentionRules, WouldGo } from "../../app/calls/retention";
import type { Client } from "../../app/client";
import { number, t } from "../../app/i18n";
import { troubleOf } from "../../app/problems";
import { Avatar } from "../../ui/avatar";
import { Button } from "../../ui/button";
import { say } from "../../ui/toast";
import { Awaited } from "./frame";
import looks from "./person.module.css";
import { daysText, ruleText } from "./retention_days";
import { ChannelRuleDialog, HoldDialog } from "./retention_forms";
import styles from "./retention.module.css";
import { Table, type Column } from "./table";
import { useAsked } from "./use_asked";
import { bytes, shortDay, w } from "./words";

interface Props {
  client: Client;
  rules: RetentionRules;
  onChanged: () => void;
}

const nameOf = ({ kind, name }: ChannelRule): string => (name ? `#${name}` : w(kind === "direct" ? "directRule" : "privateRule"));
const placeOf = ({ kind, name }: WouldGo): string => (name ? `#${name}` : w(kind === "direct" ? "allDirect" : "allPrivate"));
const dayOf = (at: string | undefined): string => (at ? shortDay(at) : "–");

// As if what is chosen above were saved.
export function WhatWouldGo({ client, rules, days }: { client: Client; rules: RetentionRules; days: number }): JSX.Element {
  const asked = useAsked(() => client.retentionDryRun(days), [days, rules]);
  const columns: readonly Column<WouldGo>[] = [
    { name: "name", title: w("channels"), wide: true, show: (line) => <b data-stop tabIndex={0}>{placeOf(line)}</b> },
    { name: "messages", title: w("messages"), right: true, show: ({ messages }) => number(messages) },
    { name: "files", title: w("wouldGoFiles"), right: true, show: ({ files }) => number(files) },
    { name: "bytes", title: w("wouldGoBytes"), right: true, show: (line) => bytes(line.bytes) },
    { name: "oldest", title: w("wouldGoOldest"), show: ({ oldest }) => dayOf(oldest) },
    { name: "newest", title: w("wouldGoNewest"), show: ({ newest }) => dayOf(newest) },
  ];
  return (
    <section class={styles.block}>
      <header>
        <h2>{w("wouldGo")}</h2>
        {days !== rules.days && <span class={looks.quiet}>{w("wouldGoUnsaved", { rule: ruleText(days) })}</span>}
      </header>
      <Awaited asked={asked}>
        {(run) => (
          <>
            <p class={looks.quiet} role="status">{run.channels.length === 0 ? w("wouldGoNone") : w("wouldGoSum", { messages: number(run.messages), files: number(run.files), bytes: bytes(run.bytes) })}</p>
            {run.channels.length > 0 && <Table label={w("wouldGo")} columns={columns} rows={run.channels} id={({ channel, kind }) => channel ?? kind} />}
          </>
        )}
      </Awaited>
    </section>
  );
}

export function Exceptions({ client, rules, onChanged }: Props): JSX.Element {
  const [open, setOpen] = useState<ChannelRule | "new" | null>(null);
  const drop = (rule: ChannelRule): void =>
    void client.setChannelRetention(rule.channel, null, false).then(onChanged, (error: unknown) => say(troubleOf(error).text));
  const columns: readonly Column<ChannelRule>[] = [
    { name: "name", title: w("channels"), wide: true, show: (rule) => <b data-stop tabIndex={0}>{nameOf(rule)}</b> },
    { name: "days", title: w("keepFor"), show: ({ days }) => daysText(days) },
    { name: "hold", title: w("hold"), show: ({ hold }) => w(hold ? "held" : "notHeld") },
    {
      name: "actions", title: "",
      show: (rule) => rule.name !== "" && (
        <span class={looks.actions}>
          <Button size="small" aria-label={`${w("changeException")}: ${rule.name}`} onClick={() => setOpen(rule)}>{w("changeException")}</Button>
          <Button size="small" aria-label={`${w("dropException")}: ${rule.name}`} onClick={() => drop(rule)}>{w("dropException")}</Button>
        </span>
      ),
    },
  ];
  return (
    <section class={styles.block}>
      <header>
        <h2>{w("exceptions")}</h2>
        <Button icon="plus" size="small" onClick={() => setOpen("new")}>{w("addException")}</Button>
      </header>
      {rules.channels.length === 0 ? <p class={looks.quiet}>{w("exceptionsNone")}</p> : <Table label={w("exceptions")} columns={columns} rows={rules.channels} id={({ channel }) => channel} />}
      {open && <ChannelRuleDialog client={client} rules={rules} rule={open === "new" ? null : open} onChanged={onChanged} onClose={() => setOpen(null)} />}
    </section>
  );
}

export function HeldPeople({ client, rules, onChanged }: Props): JSX.Element {
  const [open, setOpen] = useState(false);
  const { people } = client.state.value;
  const letGo = (user: string): void => void client.holdPerson(user, false).then(onChanged, (error: unknown) => say(troubleOf(error).text));
  return (
    <section class={styles.block}>
      <header>
        <h2>{w("heldPeople")}</h2>
        <Button icon="plus" size="small" onClick={() => setOpen(true)}>{w("holdPeople")}</Button>
      </header>
      {rules.people.length === 0 && <p class={looks.quiet}>{w("heldPeopleNone")}</p>}
      <ul class={styles.people}>
        {rules.people.map((id) => {
          const name = people.get(id)?.displayName ?? t("people.unknown");
          return (
            <li key={id}>
              <Avatar person={{ id, displayName: name, avatar: people.get(id)?.avatar ?? null }} size={28} />
              <span>{name}</span>
              <Button size="small" aria-label={`${w("letGo")}: ${name}`} onClick={() => letGo(id)}>{w("letGo")}</Button>
            </li>
          );
        })}
      </ul>
      {open && <HoldDialog client={client} rules={rules} onChanged={onChanged} onClose={() => setOpen(false)} />}
    </section>
  );
}
