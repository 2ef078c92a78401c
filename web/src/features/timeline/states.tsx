// A stream without messages: not here yet, none at all, or not to be had.
import type { JSX } from "preact";
import type { Client } from "../../app/client";
import { day, language, t } from "../../app/i18n";
import type { Channel, ChannelId, State } from "../../state/model";
import { Button } from "../../ui/button";
import { EmptyState, useLate } from "../../ui/parts";
import { nameIn } from "../messages/people_names";
import { asked } from "../messages/wishes";
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

export function EmptyTimeline({ client, channel, name, trimmed }: { client: Client; channel: ChannelId; name: string; trimmed: boolean }): JSX.Element {
  const state = client.state.value;
  const held = state.channels.get(channel);
  const direct = held?.kind === "direct";
  const open = held && !direct && !held.archived;
  const wish = (what: "topic" | "add"): void => void (asked.value = { channel, what });
  const actions = open && (
    <>
      {!held.topic && <Button icon="pencil" onClick={() => wish("topic")}>{t("channels.addTopic")}</Button>}
      <Button icon="people" onClick={() => wish("add")}>{t("channels.addPeople")}</Button>
    </>
  );
  return (
    <div class={styles.middle} data-row="empty">
      <EmptyState icon={direct ? "person" : held?.kind === "private" ? "lock" : "hash"} title={t(trimmed ? "timeline.emptyTitleTrimmed" : direct ? "timeline.emptyTitleDirect" : "timeline.emptyTitle", { name })} actions={actions}>
        {trimmed ? t("timeline.trimmed") : direct ? t(held.people.length <= 2 ? "timeline.emptyDirect" : "timeline.emptyMore") : held && about(state, held)}
      </EmptyState>
    </div>
  );
}

function about(state: State, { archived, createdBy, createdAt, kind }: Channel): string {
  const made = createdBy ? t("channels.createdOn", { name: nameIn(state, createdBy), when: day(createdAt) }) : "";
  return [made, archived ? t("timeline.emptyArchived") : t(kind === "private" ? "timeline.emptyPrivate" : "timeline.emptyPublic")].filter(Boolean).join(language.value === "zh" ? "" : " ");
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
