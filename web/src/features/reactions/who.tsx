// Everybody who reacted to a message, by emoji.
import type { JSX } from "preact";
import { useState } from "preact/hooks";
import type { Client } from "../../app/client";
import { number, t } from "../../app/i18n";
import { toPerson } from "../../app/router";
import type { ChannelId, Seq } from "../../state/model";
import { Avatar } from "../../ui/avatar";
import { Dialog } from "../../ui/dialog";
import { nameOf } from "../messages/people_names";
import styles from "./reactions.module.css";

interface WhoProps {
  client: Client;
  wish: { readonly channel: ChannelId; readonly seq: Seq; readonly emoji: string | null };
  onClose: () => void;
}

export function WhoReacted({ client, wish: { channel, seq, emoji }, onClose }: WhoProps): JSX.Element {
  const { timelines, people, me } = client.state.value;
  const reactions = timelines.get(channel)?.messages.find((message) => message.seq === seq)?.reactions ?? [];
  const [asked, setAsked] = useState(emoji);
  const shown = reactions.find((one) => one.emoji === asked) ?? reactions[0];
  return (
    <Dialog title={t("marks.whoReacted")} width="small" onClose={onClose}>
      <div class={styles.who}>
        <div class={styles.kinds}>
          {reactions.map((one) => (
            <button key={one.emoji} type="button" class={styles.chip} aria-pressed={one === shown} onClick={() => setAsked(one.emoji)}>
              <span>{one.emoji}</span>
              <span>{number(one.users.length)}</span>
            </button>
          ))}
        </div>
        <ul class={styles.people} tabIndex={0} aria-label={shown?.emoji}>
          {shown?.users.map((id) => {
            const user = people.get(id);
            const name = nameOf(user, id);
            return (
              <li key={id}>
                <a class={styles.person} href={toPerson(id)} onClick={onClose}>
                  <Avatar person={{ id, displayName: name, avatar: user?.avatar ?? null }} size={24} />
                  <bdi>{name}</bdi>
                  {id === me && <span>{t("marks.you")}</span>}
                </a>
              </li>
            );
          })}
        </ul>
      </div>
    </Dialog>
  );
}
