// A stream without messages: not here yet, none at all, or not to be had.
import type { JSX } from "preact";
import type { Client } from "../../app/client";
import { t } from "../../app/i18n";
import type { ChannelId } from "../../state/model";
import { Button } from "../../ui/button";
import { EmptyState, useLate } from "../../ui/parts";
import styles from "./timeline.module.css";

const shapes: readonly (readonly number[])[] = [[96, 82, 58], [72, 94], [110, 66, 40], [84, 88]];

export function TimelineSkeleton(): JSX.Element | null {
  if (!useLate()) return null;
  return (
    <div class={styles.skeleton} aria-hidden="true">
      {shapes.map(([name, ...lines], at) => (
        <div key={at} class={styles.bones}>
          <i class={styles.bone} />
          <div>
            <i class={styles.bone} data-name={name} />
            {lines.map((width) => <i key={width} class={styles.bone} data-width={width} />)}
          </div>
        </div>
      ))}
    </div>
  );
}

export function EmptyTimeline({ client, channel, name }: { client: Client; channel: ChannelId; name: string }): JSX.Element {
  const held = client.state.value.channels.get(channel);
  const direct = held?.kind === "direct";
  return (
    <div class={styles.middle} data-row="empty">
      <EmptyState icon={direct ? "person" : "hash"} title={t("timeline.emptyTitle", { name })}>
        {direct && held.people.length === 2 ? t("timeline.emptyDirect") : t("timeline.emptyMore")}
      </EmptyState>
    </div>
  );
}

export function FailedTimeline({ onRetry }: { onRetry: () => void }): JSX.Element {
  return (
    <div class={styles.middle} role="alert">
      <EmptyState icon="alert" title={t("timeline.failedTitle")} actions={<Button kind="main" size="small" onClick={onRetry}>{t("timeline.retryPage")}</Button>}>
        {t("timeline.failedMore")}
      </EmptyState>
    </div>
  );
}
