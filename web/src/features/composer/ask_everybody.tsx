// Before so many people are told at once: how many, and whether it is meant. Enter sends; Esc goes back to the words.
import type { JSX } from "preact";
import { useEffect, useRef } from "preact/hooks";
import type { Client } from "../../app/client";
import { t } from "../../app/i18n";
import type { ChannelId, State } from "../../state/model";
import { Button } from "../../ui/button";
import { cutAtMentions, everybody } from "../messages/mentions";
import { channelName } from "../timeline/channel_name";
import styles from "./composer.module.css";

export const askAbove = 20; // people

const marked = (text: string): string | undefined => {
  const piece = cutAtMentions(text.replace(/```[^]*?(```|$)|`[^`]*`/g, "")).find((one) => one.kind === "name" && everybody.has(one.username));
  return piece?.kind === "name" ? `@${piece.username}` : undefined;
};
const othersIn = (state: State, channel: ChannelId): number => (state.channels.get(channel)?.members ?? 1) - 1;

export const asksFirst = (state: State, channel: ChannelId, text: string): boolean => othersIn(state, channel) > askAbove && marked(text) !== undefined;

interface AskProps {
  readonly client: Client;
  readonly channel: ChannelId;
  readonly text: string;
  readonly onSend: () => void;
  readonly onEdit: () => void;
}

export function AskEverybody({ client, channel, text, onSend, onEdit }: AskProps): JSX.Element {
  const yes = useRef<HTMLButtonElement>(null);
  useEffect(() => yes.current?.focus(), []);
  const words = t("threads.askEverybody", { mark: marked(text) ?? "@channel", n: othersIn(client.state.value, channel), name: channelName(client, channel) });
  const keyDown = (event: KeyboardEvent): void => {
    if (event.key !== "Escape") return;
    event.preventDefault();
    event.stopPropagation();
    onEdit();
  };
  return (
    <div class={styles.ask} role="alertdialog" aria-label={words} onKeyDown={keyDown}>
      <span>{words}</span>
      <Button size="small" onClick={onEdit}>{t("timeline.edit")}</Button>
      <Button size="small" kind="main" buttonRef={yes} onClick={onSend}>{t("composer.send")}</Button>
    </div>
  );
}
