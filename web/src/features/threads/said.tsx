// A message in a list that is not a stream: who, when, and the words.
import type { ComponentChildren, JSX } from "preact";
import type { Client } from "../../app/client";
import { dateTime, t } from "../../app/i18n";
import type { Message } from "../../state/model";
import { Avatar } from "../../ui/avatar";
import { Fold } from "../messages/fold";
import { Markdown } from "../messages/markdown_view";
import { nameOf } from "../messages/people_names";
import styles from "./threads.module.css";

export function Said({ client, name, message, children }: { client: Client; name: string; message: Message; children?: ComponentChildren }): JSX.Element {
  const { people, me } = client.state.value;
  const author = people.get(message.by);
  const shown = nameOf(author, message.by);
  return (
    <div class={styles.said}>
      <Avatar person={{ id: message.by, displayName: shown, avatar: author?.avatar ?? null }} />
      <div>
        <div class={styles.by}>
          <b><bdi>{shown}</bdi></b>
          <time dateTime={message.at}>{dateTime(message.at)}</time>
        </div>
        {message.deleted ? <p class={styles.gonePart}>{t("timeline.deleted")}</p> : <Fold name={name} text={message.text}><Markdown text={message.text} people={people} me={me} /></Fold>}
        {children}
      </div>
    </div>
  );
}
