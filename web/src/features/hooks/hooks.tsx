// The hooks of a channel: what posts here, and a new address for another program.
import type { JSX } from "preact";
import { useEffect, useState } from "preact/hooks";
import type { Client } from "../../app/client";
import type { Hook } from "../../app/calls/hooks";
import { dateTime, number, t } from "../../app/i18n";
import { troubleOf } from "../../app/problems";
import type { Channel } from "../../state/model";
import { Button } from "../../ui/button";
import { Dialog } from "../../ui/dialog";
import { Icon } from "../../ui/icon";
import { MenuButton, type MenuItem } from "../../ui/menu";
import { EmptyState, SkeletonRows, Tag } from "../../ui/parts";
import { Question } from "../channels/channel_dialogs";
import { FormProblem } from "../doors/door";
import { nameIn } from "../messages/people_names";
import { HookAddress, HookForm } from "./hook_forms";
import styles from "./hooks.module.css";

type Step = { readonly kind: "list" } | { readonly kind: "new" } | { readonly kind: "change" | "rotate" | "delete"; readonly hook: Hook } | { readonly kind: "made"; readonly path: string };

export default function Hooks({ client, channel, onClose }: { client: Client; channel: Channel; onClose: () => void }): JSX.Element {
  const [held, setHeld] = useState<{ items: readonly Hook[]; makers: string } | null>(null);
  const [problem, setProblem] = useState("");
  const [step, setStep] = useState<Step>({ kind: "list" });
  const read = (): void => {
    setProblem("");
    client.hooks(channel.id).then(setHeld, (error: unknown) => setProblem(troubleOf(error).text));
  };
  useEffect(read, [channel.id]);
  const back = (): void => {
    setStep({ kind: "list" });
    read();
  };

  if (step.kind === "made") return <HookAddress path={step.path} onClose={back} />;
  if (step.kind === "new") return <HookForm title={t("hooks.newTitle", { channel: channel.name })} yes={t("hooks.create")} send={async (name, icon) => setStep({ kind: "made", path: await client.createHook(channel.id, name, icon) })} onClose={back} />;
  if (step.kind === "change") {
    const { hook } = step;
    return <HookForm title={t("hooks.changeTitle")} yes={t("shell.save")} name={hook.name} icon={hook.icon} send={async (name, icon) => (await client.updateHook(hook.id, { name, icon }), back())} onClose={back} />;
  }
  if (step.kind === "rotate") {
    const { hook } = step;
    return <Question title={t("hooks.rotateTitle", { name: hook.name })} text={t("hooks.rotateMore")} yes={t("hooks.rotate")} no={t("shell.cancel")} onClose={() => setStep((now) => (now.kind === "rotate" ? { kind: "list" } : now))} run={async () => setStep({ kind: "made", path: await client.rotateHook(hook.id) })} />;
  }
  if (step.kind === "delete") {
    const { hook } = step;
    return <Question title={t("hooks.deleteTitle", { name: hook.name })} text={t("hooks.deleteMore")} yes={t("hooks.delete")} no={t("hooks.keep")} onClose={back} run={() => client.deleteHook(hook.id)} />;
  }

  const { me, people } = client.state.value;
  const role = me ? people.get(me)?.role : undefined;
  const admin = role === "admin" || role === "owner";
  const mayMake = !channel.archived && (admin || held?.makers !== "admins");
  const keeps = (hook: Hook): boolean => admin || hook.createdBy === me || channel.createdBy === me;
  const turn = (hook: Hook): void => void client.updateHook(hook.id, { disabled: !hook.disabled }).then(read, (error: unknown) => setProblem(troubleOf(error).text));
  const add = mayMake && held && <Button kind={held.items.length === 0 ? "main" : "other"} icon="plus" onClick={() => setStep({ kind: "new" })}>{t("hooks.add")}</Button>;
  return (
    <Dialog title={t("hooks.title", { channel: channel.name })} width="large" onClose={onClose}>
      <div class={styles.body}>
        <FormProblem text={problem} />
        {problem && !held && <p><Button icon="retry" onClick={read}>{t("hooks.again")}</Button></p>}
        {!held && !problem && <SkeletonRows rows={2} />}
        {held?.items.length === 0 && (
          <EmptyState icon="plug" title={t("hooks.none")} actions={add}>
            {mayMake ? t("hooks.noneMore") : t(channel.archived ? "hooks.archived" : "hooks.adminsOnly")}
          </EmptyState>
        )}
        {held && held.items.length > 0 && (
          <>
            <p class={styles.more}>{t("hooks.more")}</p>
            <ul class={styles.list}>
              {held.items.map((hook) => (
                <li key={hook.id}>
                  <span class={styles.sign} aria-hidden="true">{hook.icon && !hook.icon.startsWith(":") ? hook.icon : <Icon name="plug" size={20} />}</span>
                  <div>
                    <b><bdi>{hook.name}</bdi> {hook.disabled && <Tag>{t("hooks.off")}</Tag>}</b>
                    <small>
                      {t("hooks.madeBy", { name: nameIn(client.state.value, hook.createdBy) })} · {hook.lastUsed ? t("hooks.used", { n: hook.uses, count: number(hook.uses), when: dateTime(hook.lastUsed) }) : t("hooks.unused")}
                    </small>
                  </div>
                  {keeps(hook) && (
                    <MenuButton label={t("hooks.menu", { name: hook.name })} align="end" items={menuOf(hook, setStep, turn)}>
                      <Icon name="more" />
                    </MenuButton>
                  )}
                </li>
              ))}
            </ul>
            {add || <p class={styles.more}>{t(channel.archived ? "hooks.archived" : "hooks.adminsOnly")}</p>}
          </>
        )}
      </div>
    </Dialog>
  );
}

function menuOf(hook: Hook, go: (step: Step) => void, turn: (hook: Hook) => void): readonly MenuItem[] {
  return [
    { label: t("hooks.change"), icon: "pencil", run: () => go({ kind: "change", hook }) },
    { label: t(hook.disabled ? "hooks.turnOn" : "hooks.turnOff"), icon: hook.disabled ? "bell" : "bellOff", run: () => turn(hook) },
    { label: t("hooks.rotate"), icon: "retry", run: () => go({ kind: "rotate", hook }) },
    { label: t("hooks.delete"), icon: "trash", grave: true, apart: true, run: () => go({ kind: "delete", hook }) },
  ];
}
