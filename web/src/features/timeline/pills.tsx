// Ways back: up to the first new message, down to the latest.
import type { JSX } from "preact";
import { t } from "../../app/i18n";
import { Icon } from "../../ui/icon";
import styles from "./timeline.module.css";

export function LatestPill({ count, onClick }: { count: number; onClick: () => void }): JSX.Element {
  return (
    <button type="button" class={`${styles.pill} ${styles.latest}`} onClick={onClick}>
      <Icon name="arrowDown" size={14} />
      {t("timeline.latest")}
      {count > 0 && <b>{t("timeline.newCount", { n: count })}</b>}
    </button>
  );
}

export function NewPill({ count, onClick }: { count: number; onClick: () => void }): JSX.Element {
  return (
    <button type="button" class={`${styles.pill} ${styles.above}`} onClick={onClick}>
      <Icon name="arrowDown" size={14} />
      {count > 0 ? <b>{t("timeline.newCount", { n: count })}</b> : t("timeline.toFirstNew")}
    </button>
  );
}
