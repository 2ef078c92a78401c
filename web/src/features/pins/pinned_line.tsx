// Above a message's words: that it is pinned, or saved by oneself.
import type { JSX } from "preact";
import { rich, t } from "../../app/i18n";
import { Icon } from "../../ui/icon";
import type { PartProps } from "../messages/parts";
import { nameOf } from "../messages/people_names";
import styles from "./pins.module.css";

export function MarkLine({ client, channel, message, people }: PartProps): JSX.Element | null {
  const saved = client.state.value.saved.get(channel)?.has(message.seq) ?? false;
  if (!message.pinned && !saved) return null;
  return (
    <div class={styles.line}>
      {message.pinned && <span><Icon name="pin" size={12} /> {rich("marks.pinnedBy", { name: <bdi>{nameOf(people.get(message.pinned.by), message.pinned.by)}</bdi> })}</span>}
      {saved && <span><Icon name="bookmark" size={12} /> {t("marks.savedMark")}</span>}
    </div>
  );
}
