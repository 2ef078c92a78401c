// Before so many people are told at once: how many, and whether it is meant, or that the server lets not everybody do so. Enter sends;
// Esc goes back to the words.
import { signal } from "@preact/signals";
import type { JSX } from "preact";
import { useEffect, useRef } from "preact/hooks";
import type { MentionRule } from "../../app/calls/threads";
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

// Asked when such a word is first typed. Until it is known the server alone refuses.
const rule = signal<MentionRule | null>(null);
let asked = false;
export function learnRule(client: Client, text: string): void {
  if (asked || marked(text) === undefined) return;
  asked = true;
  client.mentionRule().then((told) => (rule.value = told), () => (asked = false));
}
function forbidden(state: State, channel: ChannelId): "members" | "admins" | "nobody" | null {
  const told = rule.value;
  if (!told || told.allowed || told.everyone === "everyone") return null;
  return state.channels.get(channel)?.kind === "direct" ? null : told.everyone;
}

export const asksFirst = (state: State, channel: ChannelId, text: string): boolean =>
  (forbidden(state, channel) !== null || othersIn(state, channel) > askAbove) && marked(text) !== undefined;

interface AskProps {
  readonly client: Client;
  readonly channel: ChannelId;
  readonly text: string;
  readonly onSend: () => void;
  readonly onEdit: () => void;
}

export function AskEverybody({ client, channel, text, onSend, onEdit }: AskProps): JSX.Element {
  const first = useRef<HTMLButtonElement>(null);
  useEffect(() => first.current?.focus(), []);
  const no = forbidden(client.state.value, channel);
  const words = no ? t(`threads.everybody_${no}`, { mark: marked(text) ?? "@channel" }) : t("threads.askEverybody", { mark: marked(text) ?? "@channel", n: othersIn(client.state.value, channel), name: channelName(client, channel) });
  const keyDown = (event: KeyboardEvent): void => {
    if (event.key !== "Escape") return;
    event.preventDefault();
    event.stopPropagation();
    onEdit();
  };
  return (
    <div class={styles.ask} role="alertdialog" aria-label={words} onKeyDown={keyDown}>
      <span>{words}</span>
      <Button size="small" kind={no ? "main" : "other"} {...(no ? { buttonRef: first } : {})} onClick={onEdit}>{t("timeline.edit")}</Button>
      {!no && <Button size="small" kind="main" buttonRef={first} onClick={onSend}>{t("composer.send")}</Button>}
    </div>
  );
}
