// Who is in the channel, in the panel: those here first.
import type { JSX } from "preact";
import { useEffect, useState } from "preact/hooks";
import type { Client } from "../../app/client";
import { t } from "../../app/i18n";
import { toPerson } from "../../app/router";
import type { Channel, PresenceState, State, User } from "../../state/model";
import { Avatar } from "../../ui/avatar";
import { Button, IconButton } from "../../ui/button";
import { Field } from "../../ui/field";
import { useRoving } from "../../ui/focus";
import { Icon } from "../../ui/icon";
import { EmptyState, SkeletonRows, Tag } from "../../ui/parts";
import styles from "../people/people.module.css";
import { matchOf } from "../switcher/match";
import { Question } from "./channel_dialogs";
import { KeptLine } from "./kept_line";
import { byName } from "./names";

const shownMost = 300;
const order: Readonly<Record<PresenceState["state"], number>> = { online: 0, dnd: 1, away: 2, offline: 3 };

export function Members({ client, channel }: { client: Client; channel: Channel }): JSX.Element {
  const [query, setQuery] = useState("");
  const [leaving, setLeaving] = useState<User | null>(null);
  const roving = useRoving<HTMLUListElement>();
  const state = client.state.value;
  const connected = client.line.value.kind === "connected";
  const [failed, setFailed] = useState<string | null>(null); // whose list could not be read
  const read = (): void => {
    setFailed(null);
    if (channel.kind !== "direct") void client.members(channel.id).then((there) => there || setFailed(channel.id));
  };
  useEffect(read, [channel.id, connected]);
  const ids = channel.kind === "direct" ? channel.people : state.members.get(channel.id);
  if (!ids && failed === channel.id) return <EmptyState icon="alert" title={t("channels.membersFailed")} actions={<Button kind="main" size="small" onClick={read}>{t("timeline.retryPage")}</Button>} />;
  if (!ids) return <SkeletonRows rows={6} avatar />;
  const people = ids.flatMap((id) => state.people.get(id) ?? []);
  const found = people.filter((person) => !query || matchOf(query, person.displayName) > 0 || matchOf(query, person.username) > 0);
  const sorted = [...found].sort((a, b) => order[presenceOf(state, a)] - order[presenceOf(state, b)] || byName(a.displayName, b.displayName));
  const removes = channel.kind !== "direct" && !channel.archived && mayRemove(state, channel);
  return (
    <>
      <KeptLine client={client} channel={channel} />
      {people.length > 12 && (
        <div class={styles.find}>
          <Field label={t("channels.findMember")} hideLabel small placeholder={t("channels.findMember")} prefix={<Icon name="search" size={14} />} value={query} onInput={setQuery} />
        </div>
      )}
      <ul class={styles.members} ref={roving.ref} onKeyDown={roving.onKeyDown} onFocusIn={roving.onFocusIn}>
        {sorted.slice(0, shownMost).map((person) => (
          <li key={person.id}>
            <a class={styles.member} href={toPerson(person.id)} data-stop>
              <Avatar person={person} size={28} presence={person.bot ? undefined : presenceOf(state, person)} />
              <span>
                {person.displayName} {person.bot && <Tag>{t("people.bot")}</Tag>}
                <small> {person.id === state.me ? t("shell.you") : state.presence.get(person.id)?.text}</small>
              </span>
            </a>
            {removes && person.id !== state.me && <IconButton icon="close" iconSize={14} tabIndex={-1} label={`${t("channels.remove")}: ${person.displayName}`} onClick={() => setLeaving(person)} />}
          </li>
        ))}
      </ul>
      {query && found.length === 0 && <p class={styles.none}>{t("channels.noMember", { query })}</p>}
      {leaving && (
        <Question
          title={t("channels.removeTitle", { name: leaving.displayName, channel: channel.name })}
          text=""
          yes={t("channels.remove")}
          no={t("channels.keep")}
          onClose={() => setLeaving(null)}
          run={() => client.removeMember(channel.id, leaving.id)}
        />
      )}
    </>
  );
}

const presenceOf = (state: State, person: User): PresenceState["state"] => state.presence.get(person.id)?.state ?? "offline";

function mayRemove(state: State, channel: Channel): boolean {
  const role = state.me ? state.people.get(state.me)?.role : undefined;
  return role === "admin" || role === "owner" || channel.createdBy === state.me;
}
