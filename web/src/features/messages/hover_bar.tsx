// What can be done to the message under the pointer or the focus.
import type { JSX } from "preact";
import { useEffect, useLayoutEffect, useRef, useState } from "preact/hooks";
import { t } from "../../app/i18n";
import { toChannel } from "../../app/router";
import type { ChannelId, Seq } from "../../state/model";
import { IconButton } from "../../ui/button";
import { copyText } from "../../ui/copy";
import styles from "./message.module.css";

export const linkTo = (channel: ChannelId, seq: Seq): string => location.origin + toChannel(channel, seq);

interface HoverBarProps {
  readonly channel: ChannelId;
  readonly seq: Seq;
  readonly own: boolean;
  readonly onEdit: () => void;
  readonly onRemove: () => void;
  readonly onMarkUnread: () => void;
}

export function HoverBar({ channel, seq, own, onEdit, onRemove, onMarkUnread }: HoverBarProps): JSX.Element {
  const [copied, setCopied] = useState(false);
  useEffect(() => {
    if (!copied) return;
    const timer = setTimeout(() => setCopied(false), 2_000);
    return () => clearTimeout(timer);
  }, [copied]);

  // At the top edge it stands inside the row instead of above it.
  const bar = useRef<HTMLDivElement>(null);
  useLayoutEffect(() => {
    const view = bar.current?.closest("[data-stream]");
    if (bar.current && view) bar.current.dataset["low"] = String(bar.current.getBoundingClientRect().top < view.getBoundingClientRect().top + 2);
  }, []);

  const copyLink = (): void => void copyText(linkTo(channel, seq)).then(setCopied);
  return (
    <div ref={bar} class={styles.bar} role="group" aria-label={t("timeline.actions")}>
      {own && <IconButton icon="pencil" label={t("timeline.edit")} onClick={onEdit} />}
      <IconButton icon={copied ? "check" : "link"} label={copied ? t("timeline.linkCopied") : t("timeline.copyLink")} onClick={copyLink} />
      <IconButton icon="inbox" label={t("timeline.markUnread")} onClick={onMarkUnread} />
      {own && <IconButton icon="trash" label={t("timeline.remove")} onClick={onRemove} />}
    </div>
  );
}
