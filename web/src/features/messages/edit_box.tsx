// A message being edited where it stands. Enter saves, Esc gives up; when it was changed elsewhere meanwhile, both texts stay in sight.
import type { JSX } from "preact";
import { useLayoutEffect, useRef, useState } from "preact/hooks";
import { t } from "../../app/i18n";
import { Refusal, type Client } from "../../app/client";
import type { ChannelId, Message } from "../../state/model";
import { Button } from "../../ui/button";
import { grow } from "../../ui/grow";
import { isInputMethodKey } from "../composer/ime";
import { bytesIn, bytesMost } from "../composer/length";
import styles from "./edit_box.module.css";

export function EditBox({ client, channel, message, onDone }: { client: Client; channel: ChannelId; message: Message; onDone: () => void }): JSX.Element {
  const box = useRef<HTMLTextAreaElement>(null);
  const composedUntil = useRef(-Infinity);
  const [text, setText] = useState(message.text);
  const [base, setBase] = useState({ revision: message.revision, text: message.text });
  const [problem, setProblem] = useState("");
  const [saving, setSaving] = useState(false);
  const conflict = message.revision !== base.revision && message.text !== base.text;

  useLayoutEffect(() => {
    box.current?.focus();
    box.current?.setSelectionRange(message.text.length, message.text.length);
  }, []);
  useLayoutEffect(() => {
    if (box.current) grow(box.current);
  }, [text]);

  async function save(): Promise<void> {
    const over = bytesIn(text) - bytesMost;
    if (over > 0) return setProblem(t("composer.tooLong", { n: over }));
    if (text.trim() === "" || saving) return;
    if (text === message.text) return onDone();
    if (conflict) return setBase({ revision: message.revision, text: message.text }); // seen; the next save is meant
    setSaving(true);
    setProblem("");
    try {
      await client.edit(channel, message.seq, base.revision, text);
      onDone();
    } catch (error) {
      setSaving(false);
      if (error instanceof Refusal && error.status === 409) return; // the other text comes by the line and shows itself
      setProblem(t("timeline.notDone", { detail: error instanceof Refusal ? error.detail : "" }));
    }
  }

  function keepMine(): void {
    setBase({ revision: message.revision, text: message.text });
    setSaving(true);
    client.edit(channel, message.seq, message.revision, text).then(onDone, (error: unknown) => {
      setSaving(false);
      setProblem(t("timeline.notDone", { detail: error instanceof Refusal ? error.detail : "" }));
    });
  }

  function keyDown(event: KeyboardEvent): void {
    event.stopPropagation();
    if (isInputMethodKey(event, composedUntil.current)) return;
    if (event.key === "Escape") {
      event.preventDefault();
      onDone();
    } else if (event.key === "Enter" && !event.shiftKey) {
      event.preventDefault();
      if (!conflict) void save();
    }
  }

  return (
    <div class={styles.edit}>
      {conflict && (
        <div class={styles.conflict} role="alert">
          <p>{t("timeline.editConflict")}</p>
          <blockquote dir="auto">{message.text}</blockquote>
        </div>
      )}
      <textarea
        ref={box} class={styles.box} rows={1} dir="auto" value={text} aria-label={t("timeline.editLabel")} data-editing
        onInput={(event) => setText(event.currentTarget.value)} onKeyDown={keyDown}
        onCompositionEnd={(event) => (composedUntil.current = event.timeStamp)}
      />
      {problem && <p class={styles.problem} role="alert">{problem}</p>}
      <div class={styles.acts}>
        {conflict ? (
          <>
            <Button size="small" onClick={onDone}>{t("timeline.keepOther")}</Button>
            <Button size="small" kind="main" onClick={keepMine}>{t("timeline.saveMine")}</Button>
          </>
        ) : (
          <>
            <Button size="small" kind="main" disabled={saving || text.trim() === ""} onClick={() => void save()}>{t("timeline.save")}</Button>
            <Button size="small" onClick={onDone}>{t("timeline.cancel")}</Button>
            <span class={styles.hint}>{t("timeline.editHint")}</span>
          </>
        )}
      </div>
    </div>
  );
}
