// The head of whatever stands in the middle: the way back on a phone, a name, a line about it, and what can be done.
import type { ComponentChildren, JSX } from "preact";
import { t } from "../../app/i18n";
import { Icon } from "../../ui/icon";
import { Tag } from "../../ui/parts";
import styles from "./header.module.css";

interface FrameProps {
  sign?: ComponentChildren; // an icon, or a face
  title: string;
  archived?: boolean;
  topic?: ComponentChildren;
  children?: ComponentChildren;
}

export function HeaderFrame({ sign, title, archived = false, topic, children }: FrameProps): JSX.Element {
  return (
    <header class={styles.header} data-region aria-label={t("shell.regionHeader")}>
      <Back />
      <div class={styles.words}>
        <h1>
          {sign}
          <span class={styles.name}>{title}</span>
          {archived && <Tag>{t("channels.archived")}</Tag>}
        </h1>
        <p class={styles.topic}>{topic}</p>
      </div>
      {children}
    </header>
  );
}

// On a phone the list is a page of its own.
export function Back(): JSX.Element {
  return (
    <a class={styles.back} href="/" aria-label={t("shell.back")}>
      <Icon name="left" size={20} />
    </a>
  );
}

// Where there is no name to show: only the way back, and only on a phone.
export function BareHeader(): JSX.Element {
  return (
    <header class={`${styles.header} ${styles.bare}`}>
      <Back />
    </header>
  );
}
