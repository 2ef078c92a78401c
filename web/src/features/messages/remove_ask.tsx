// Asks once before a message is gone for everybody. The harmless answer has the focus.
import type { JSX } from "preact";
import { useEffect, useRef, useState } from "preact/hooks";
import type { Client } from "../../app/client";
import { t } from "../../app/i18n";
import { troubleOf } from "../../app/problems";
import type { ChannelId, Seq } from "../../state/model";
import { Button } from "../../ui/button";
import styles from "./message.module.css";

export function RemoveAsk({ client, channel, seq, onDone }: { client: Client; channel: ChannelId; seq: Seq; onDone: () => void }): JSX.Element {
  const cancel = useRef<HTMLButtonElement>(null);
  const [problem, setProblem] = useState("");
  useEffect(() => cancel.current?.focus(), []);

  const remove = (): void => void client.remove(channel, seq).then(onDone, (error: unknown) => setProblem(troubleOf(error).text));
  const keyDown = (event: KeyboardEvent): void => {
    if (event.key !== "Escape") return;
    event.stopPropagation();
    onDone();
  };
  return (
    <div class={styles.ask} role="alertdialog" aria-label={t("timeline.removeAsk")} onKeyDown={keyDown}>
      <p>{problem || t("timeline.removeAsk")}</p>
      <Button size="small" buttonRef={cancel} onClick={onDone}>{t("timeline.cancel")}</Button>
      <Button size="small" kind="grave" onClick={remove}>{t("timeline.removeYes")}</Button>
    </div>
  );
}
