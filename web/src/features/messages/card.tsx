// A message away from its stream: in a list of pinned, saved or found ones. Leads to where it stands.
import type { ComponentChildren, JSX } from "preact";
import { dateTime, t } from "../../app/i18n";
import { toChannel } from "../../app/router";
import type { ChannelId, Message, State, UserId } from "../../state/model";
import { Avatar } from "../../ui/avatar";
import styles from "./card.module.css";
import { Markdown } from "./markdown_view";
import { nameOf } from "./people_names";

interface CardProps {
  readonly channel: ChannelId;
  readonly message: Message;
  readonly people: State["people"];
  readonly me: UserId | null;
  readonly place?: ComponentChildren; // where it was said
  readonly under?: ComponentChildren;
  readonly deeds?: ComponentChildren;
}

export function MessageCard({ channel, message, people, me, place, under, deeds }: CardProps): JSX.Element {
  const author = people.get(message.by);
  const name = nameOf(author, message.by);
  return (
    <article class={styles.card} aria-label={`${name}, ${dateTime(message.at)}`}>
      <header class={styles.head}>
        <Avatar person={{ id: message.by, displayName: name, avatar: author?.avatar ?? null }} size={24} />
        <b><bdi>{name}</bdi></b>
        {place && <span class={styles.place}>{place}</span>}
        <a href={toChannel(channel, message.seq)} data-stop title={t("marks.goTo")}><time dateTime={message.at}>{dateTime(message.at)}</time></a>
      </header>
      <div class={styles.body}>
        <Markdown text={message.text} people={people} me={me} />
        {message.files.length > 0 && <p class={styles.under}>{message.files.map(({ name: file }) => file).join(" · ")}</p>}
      </div>
      {(under || deeds) && <footer class={styles.foot}><span class={styles.under}>{under}</span>{deeds}</footer>}
    </article>
  );
}
