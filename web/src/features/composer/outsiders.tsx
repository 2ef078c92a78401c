// Somebody is named who is not in the channel: they will not hear of it, unless they are added.
import type { JSX } from "preact";
import { useEffect, useMemo, useState } from "preact/hooks";
import type { Client } from "../../app/client";
import { t } from "../../app/i18n";
import { troubleOf } from "../../app/problems";
import type { ChannelId, User } from "../../state/model";
import { Button } from "../../ui/button";
import { say } from "../../ui/toast";
import { cutAtMentions, personNamed } from "../messages/mentions";
import { nameOf } from "../messages/people_names";
import styles from "./composer.module.css";

export function Outsiders({ client, channel, text }: { client: Client; channel: ChannelId; text: string }): JSX.Element | null {
  const { people, members, channels } = client.state.value;
  const facts = channels.get(channel);
  const inside = members.get(channel);
  const [adding, setAdding] = useState(false);
  const named = useMemo(() => {
    const found = cutAtMentions(text).flatMap((piece) => (piece.kind === "name" ? [personNamed(people, piece.username)] : []));
    return [...new Set(found)].filter((user): user is User => user !== undefined && user.active);
  }, [text, people]);
  const someone = named.length > 0 && inside === undefined;
  useEffect(() => {
    if (someone) void client.members(channel);
  }, [someone]);
  const outside = inside && facts?.kind !== "direct" ? named.filter(({ id }) => !inside.includes(id)) : [];
  if (outside.length === 0) return null;
  const add = (): void => {
    setAdding(true);
    client.addMembers(channel, outside.map(({ id }) => id)).then(() => client.members(channel), (error: unknown) => say(troubleOf(error).text)).finally(() => setAdding(false));
  };
  const names = outside.map((user) => nameOf(user, user.id)).join(t("threads.between"));
  return (
    <div class={styles.ask} data-quiet="true" role="status">
      <span>{t("threads.outside", { names })}</span>
      <Button size="small" disabled={adding} onClick={add}>{t("threads.add")}</Button>
    </div>
  );
}
