// A fenced block: its language, a copy button, and colours as soon as the highlighter is here. Without it the code is plain, not late.
import type { ComponentChildren, JSX } from "preact";
import { useEffect, useState } from "preact/hooks";
import { t } from "../../app/i18n";
import { copyText } from "../../ui/copy";
import { Icon } from "../../ui/icon";
import type { Paint } from "./highlight";
import styles from "./markdown.module.css";

const charactersMost = 8_000;
const classes: Record<Paint["look"], string | undefined> = {
  word: styles.word, string: styles.string, number: styles.number, comment: styles.comment, plain: undefined,
};

export function CodeBlock({ language, code }: { language: string; code: string }): JSX.Element {
  const [painted, setPainted] = useState<readonly Paint[] | null>(null);
  const [copied, setCopied] = useState(false);

  useEffect(() => {
    setPainted(null);
    if (!language || code.length > charactersMost) return;
    let here = true;
    void import("./highlight").then(({ paint }) => here && setPainted(paint(code, language)), () => undefined);
    return () => void (here = false);
  }, [code, language]);

  useEffect(() => {
    if (!copied) return;
    const timer = setTimeout(() => setCopied(false), 2_000);
    return () => clearTimeout(timer);
  }, [copied]);

  const copy = (): void => void copyText(code).then(setCopied);
  return (
    <div class={styles.block}>
      <div class={styles.head}>
        <span>{language.slice(0, 24) || "text"}</span>
        <button type="button" onClick={copy}>
          <Icon name={copied ? "check" : "copy"} size={14} /> <span aria-live="polite">{copied ? t("timeline.copied") : t("timeline.copy")}</span>
        </button>
      </div>
      <pre tabIndex={-1} data-scrolls><code>{painted ? painted.map(shown) : code}</code></pre>
    </div>
  );
}

const shown = ({ text, look }: Paint): ComponentChildren => (look === "plain" ? text : <span class={classes[look]}>{text}</span>);
