// One passing sentence at the foot of the window, for what happened out of sight. Heard politely, gone after a while.
import { signal } from "@preact/signals";
import type { JSX } from "preact";
import { useEffect } from "preact/hooks";
import { t } from "../app/i18n";
import { IconButton } from "./button";
import styles from "./toast.module.css";

const shownMs = 8_000;
const text = signal("");

export function say(sentence: string): void {
  text.value = sentence;
}

export function Toast(): JSX.Element {
  const shown = text.value;
  useEffect(() => {
    if (!shown) return;
    const timer = setTimeout(() => (text.value = ""), shownMs);
    return () => clearTimeout(timer);
  }, [shown]);
  return (
    <div class={styles.place} role="status">
      {shown && (
        <p class={styles.toast}>
          {shown}
          <IconButton icon="close" label={t("shell.close")} onClick={() => (text.value = "")} />
        </p>
      )}
    </div>
  );
}
