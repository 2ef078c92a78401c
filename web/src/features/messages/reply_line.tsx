// Above a reply that was sent to the channel too: whom it answers and how that began. Leads into the thread.
import type { JSX } from "preact";
import { rich, t } from "../../app/i18n";
import type { Message, State } from "../../state/model";
import { Icon } from "../../ui/icon";
import styles from "./message.module.css";
import { nameOf } from "./people_names";
import { tameText } from "./tame";

export function ReplyLine({ root, people, onOpen }: { root: Message | null; people: State["people"]; onOpen: () => void }): JSX.Element {
  const beginning = root && !root.deleted ? tameText(root.text).replace(/[`*_~>#|\s]+/g, " ").trim().slice(0, 120) : "";
  return (
    <button type="button" class={styles.reply} onClick={onOpen}>
      <Icon name="thread" size={14} />
      <span>{root ? rich("timeline.replyTo", { name: <b><bdi>{nameOf(people.get(root.by), root.by)}</bdi></b> }) : t("timeline.replyToOlder")}</span>
      {beginning && <bdi class={styles.beginning}>{beginning}</bdi>}
    </button>
  );
}
