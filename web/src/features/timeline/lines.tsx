// What stands between messages: the day, the wave where the new ones begin, the edge where more are being read.
import type { JSX } from "preact";
import { day, t } from "../../app/i18n";
import type { Timeline } from "../../state/model";
import { Button } from "../../ui/button";
import { useLate } from "../../ui/parts";
import styles from "./timeline.module.css";

export function DayLine({ rowKey, at }: { rowKey: string; at: string }): JSX.Element {
  return <div class={styles.day} data-row={rowKey} role="separator"><span>{day(at)}</span></div>;
}

export function NewLine({ count }: { count: number | null }): JSX.Element {
  const word = count === null ? t("timeline.newFrom") : t("timeline.newMessages", { n: count });
  return (
    <div class={styles.new} data-row="new" role="separator" aria-label={word}>
      <Wave />
      <span>{word}</span>
      <Wave />
    </div>
  );
}

// As wide as there is room: the pattern repeats, it is not stretched.
const Wave = (): JSX.Element => <i class={styles.wave} aria-hidden="true" />;

// Above the first message of a history whose beginning is gone.
export function TrimmedLine(): JSX.Element {
  return <p class={styles.trimmed}>{t("timeline.trimmed")}</p>;
}

export function Edge({ side, timeline, shown, onRetry }: { side: "older" | "newer"; timeline: Timeline; shown: boolean; onRetry: () => void }): JSX.Element | null {
  const more = side === "older" ? timeline.hasOlder : timeline.hasNewer;
  if (!shown || !more) return null;
  if (timeline.failed) {
    return (
      <div class={styles.edge} role="alert">
        <span>{t("timeline.pageFailed")}</span>
        <Button size="small" onClick={onRetry}>{t("timeline.retryPage")}</Button>
      </div>
    );
  }
  return <div class={styles.edge}>{timeline.loading === side && <Reading />}</div>;
}

function Reading(): JSX.Element | null {
  return useLate() ? <span>{t("timeline.loadingOlder")}</span> : null;
}
