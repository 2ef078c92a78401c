// One account: its facts, and what an admin may do with it. What cuts is asked about first, and its answer waits for the cut.
import type { JSX } from "preact";
import { useState } from "preact/hooks";
import type { AdminPerson } from "../../app/calls/admin";
import type { Client } from "../../app/client";
import { dateTime, number, t } from "../../app/i18n";
import { troubleOf } from "../../app/problems";
import { Avatar } from "../../ui/avatar";
import { Button } from "../../ui/button";
import { Dialog, DialogForm } from "../../ui/dialog";
import { LinkDialog } from "../../ui/link_dialog";
import { say } from "../../ui/toast";
import { FormProblem } from "../doors/door";
import { deedOf } from "./audit";
import { Pick } from "./frame";
import { faceOf, lastSeen, standingOf } from "./people";
import { useAsked } from "./use_asked";
import looks from "./person.module.css";
import { w } from "./words";

type Role = AdminPerson["user"]["role"];
const roleWords = { guest: "roleGuest", member: "roleMember", admin: "roleAdmin", owner: "roleOwner" } as const;

interface PersonCardProps {
  client: Client;
  person: AdminPerson;
  onChanged: () => void;
  onClose: () => void;
}

export function PersonCard({ client, person, onChanged, onClose }: PersonCardProps): JSX.Element {
  const { user } = person;
  const state = client.state.value;
  const name = user.display_name;
  const me = state.me ? state.people.get(state.me) : undefined;
  const mine = user.id === state.me;
  const over = me?.role === "owner" || user.role === "guest" || user.role === "member"; // whom one manages
  const [role, setRole] = useState<Role>(user.role);
  const [problem, setProblem] = useState("");
  const [busy, setBusy] = useState(false);
  const [asking, setAsking] = useState<"deactivate" | "signOut" | null>(null);
  const [link, setLink] = useState("");
  const deeds = useAsked(() => client.audit({ about: user.id, limit: 5 }), [user.id, user.version]);

  async function act(work: () => Promise<unknown>, done?: string): Promise<void> {
    if (busy) return;
    setBusy(true);
    setProblem("");
    try {
      await work();
      if (done) say(done);
      setAsking(null);
      onChanged();
      deeds.again();
    } catch (error) {
      setProblem(troubleOf(error).text);
    }
    setBusy(false);
  }
  const reset = (): Promise<void> => act(async () => setLink(`${location.origin}/reset#${encodeURIComponent(await client.resetCode(user.id))}`));

  if (link) return <LinkDialog title={t("people.resetTitle", { name })} label={t("people.resetLink")} hint={t("people.resetMore")} link={link} onClose={onClose} />;
  if (asking) {
    const off = asking === "deactivate";
    const go = (): Promise<void> => (off ? act(() => client.setActive(user.id, false), w("deactivatedNow", { n: 1 })) : act(() => client.signOutEverywhere(user.id), w("signedOut", { name })));
    return <Confirm title={w(off ? "deactivateTitle" : "signOutTitle", { name })} more={w(off ? "deactivateMore" : "signOutMore")} act={w(off ? "deactivate" : "signOut")} problem={problem} busy={busy} onAct={() => void go()} onClose={() => setAsking(null)} />;
  }
  const offered = (me?.role === "owner" ? (["guest", "member", "admin", "owner"] as const) : (["guest", "member"] as const)).map((one) => [one, t(`people.${one}`)] as const);
  return (
    <Dialog title={name} width="large" onClose={onClose}>
      <DialogForm onSubmit={() => undefined} actions={<Button onClick={onClose}>{t("shell.close")}</Button>}>
        <div class={looks.card}>
          <Avatar person={faceOf(person)} size={56} />
          <div>
            <h3>{name}</h3>
            <p>@{user.username}{user.title && <> · <bdi>{user.title}</bdi></>}</p>
          </div>
        </div>
        <dl class={looks.facts}>
          <dt>{w("state")}</dt>
          <dd><span class={looks.standing} data-standing={standingOf(person)}>{w(standingOf(person))}</span></dd>
          {person.email && <><dt>{w("email")}</dt><dd>{person.email}</dd></>}
          <dt>{w("seen")}</dt>
          <dd>{lastSeen(state, person)}</dd>
          <dt>{w("signIns")}</dt>
          <dd>{number(person.sessions)} · {w("tokens")}: {number(person.tokens)}</dd>
          <dt>{w("created")}</dt>
          <dd>{dateTime(person.created_at)}</dd>
          {person.bot_owner && <><dt>{w("owner")}</dt><dd>{state.people.get(person.bot_owner)?.displayName ?? t("people.unknown")}</dd></>}
        </dl>
        <FormProblem text={problem} />
        {mine && <p class={looks.quiet}>{w("you")}</p>}
        {!mine && over && user.active && (
          <>
            <div class={looks.actions}>
              <Pick label={w("role")} value={role} options={offered} onChange={setRole} big />
              <Button aria-disabled={busy || role === user.role} onClick={() => role !== user.role && void act(() => client.changeRole(user.id, role), w("roleSaved", { name, role: t(`people.${role}`) }))}>
                {w("changeRole")}
              </Button>
            </div>
            <p class={looks.quiet}>{w(roleWords[role])}</p>
          </>
        )}
        <div class={looks.actions}>
          {user.active && !user.bot && !mine && <Button icon="key" aria-disabled={busy} onClick={() => void reset()}>{w("resetLink")}</Button>}
          {user.active && !mine && <Button icon="out" aria-disabled={busy} onClick={() => setAsking("signOut")}>{w("signOut")}</Button>}
          {user.active && !mine && over && <Button kind="grave" aria-disabled={busy} onClick={() => setAsking("deactivate")}>{w("deactivate")}…</Button>}
          {!user.active && over && <Button kind="main" aria-disabled={busy} onClick={() => void act(() => client.setActive(user.id, true), w("reactivated", { name }))}>{w("reactivate")}</Button>}
        </div>
        {deeds.answer && deeds.answer.items.length > 0 && (
          <section>
            <h3>{w("history")}</h3>
            <ul class={looks.deeds}>
              {deeds.answer.items.map((entry) => (
                <li key={entry.id}>
                  {entry.by ? (state.people.get(entry.by)?.displayName ?? t("people.unknown")) : w("operator")} {deedOf(entry)} <small>{dateTime(entry.at)}</small>
                </li>
              ))}
            </ul>
          </section>
        )}
      </DialogForm>
    </Dialog>
  );
}

interface ConfirmProps {
  title: string;
  more: string;
  act: string;
  problem: string;
  busy: boolean;
  onAct: () => void;
  onClose: () => void;
}

export function Confirm({ title, more, act, problem, busy, onAct, onClose }: ConfirmProps): JSX.Element {
  const actions = (
    <>
      <Button onClick={onClose} autofocus>{w("keep")}</Button>
      <Button kind="grave-solid" type="submit" aria-disabled={busy}>{act}</Button>
    </>
  );
  return (
    <Dialog title={title} onClose={onClose}>
      <DialogForm onSubmit={onAct} actions={actions}>
        <p>{more}</p>
        <FormProblem text={problem} />
      </DialogForm>
    </Dialog>
  );
}

// One after the other, so that what could not be done is said by name.
export function DeactivateMany({ client, people, onChanged, onClose }: { client: Client; people: readonly AdminPerson[]; onChanged: () => void; onClose: () => void }): JSX.Element {
  const [those] = useState(people);
  const [problem, setProblem] = useState("");
  const [busy, setBusy] = useState(false);
  const run = async (): Promise<void> => {
    if (busy) return;
    setBusy(true);
    let done = 0;
    const failed: string[] = [];
    for (const { user } of those) {
      try {
        await client.setActive(user.id, false);
        done++;
      } catch (error) {
        failed.push(w("partFailed", { name: user.display_name, why: troubleOf(error).text }));
      }
    }
    setBusy(false);
    if (done > 0) say(w("deactivatedNow", { n: done }));
    onChanged();
    if (failed.length === 0) onClose();
    else setProblem(failed.join(" "));
  };
  return <Confirm title={w("deactivateMany", { n: those.length })} more={w("deactivateMore")} act={w("deactivate")} problem={problem} busy={busy} onAct={() => void run()} onClose={onClose} />;
}
