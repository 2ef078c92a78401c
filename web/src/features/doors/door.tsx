// The frame of every door: the card on the water, the languages below.
import type { ComponentChildren, JSX, RefObject } from "preact";
import { useEffect, useRef } from "preact/hooks";
import { language, t } from "../../app/i18n";
import { chooseLanguage } from "../../app/preferences";
import { Icon, Mark } from "../../ui/icon";
import styles from "./doors.module.css";

interface DoorProps {
  title: string;
  lede?: ComponentChildren;
  aside?: ComponentChildren;
  children: ComponentChildren;
}

export function Door({ title, lede, aside, children }: DoorProps): JSX.Element {
  return (
    <div class={styles.door}>
      <main class={styles.card}>
        <div class={styles.top}>
          <Mark size={30} />
          {aside}
        </div>
        <h1>{title}</h1>
        {lede && <p class={styles.lede}>{lede}</p>}
        {children}
      </main>
      <Water />
      <nav class={styles.under} aria-label={t("doors.language")}>
        <button type="button" lang="en" aria-pressed={language.value === "en"} onClick={() => chooseLanguage("en")}>
          English
        </button>
        <button type="button" lang="zh-CN" aria-pressed={language.value === "zh"} onClick={() => chooseLanguage("zh")}>
          简体中文
        </button>
      </nav>
    </div>
  );
}

// A refusal of the whole form; it takes no focus, but is heard.
export function FormProblem({ text }: { text: string }): JSX.Element {
  return (
    <div class={styles.alert} role="alert">
      {text && (
        <p class={styles.problem}>
          <Icon name="alert" />
          {text}
        </p>
      )}
    </div>
  );
}

// Puts the cursor into the first field at fault, else the first empty one; after a refusal of it all, into the password.
export function useFirstField(again: unknown): { ref: RefObject<HTMLFormElement> } {
  const ref = useRef<HTMLFormElement>(null);
  useEffect(() => {
    const inputs = [...(ref.current?.querySelectorAll("input") ?? [])];
    const wrong = inputs.find((input) => input.getAttribute("aria-invalid") === "true");
    const next = wrong ?? inputs.find((input) => input.value === "") ?? inputs.find((input) => input.type === "password") ?? inputs[0];
    next?.focus();
    if (next?.type === "password") next.select();
  }, [again]);
  return { ref };
}

function Water(): JSX.Element {
  const wave = (y: number, shift: number): string =>
    `M${-240 + shift} ${y}` + Array.from({ length: 14 }, () => "c45 0 45 -14 90 -14s45 14 90 14").join("");
  return (
    <svg class={styles.water} viewBox="0 0 1440 190" preserveAspectRatio="xMidYMax slice" aria-hidden="true">
      <path d={wave(30, 0)} opacity="0.35" />
      <path d={wave(62, 60)} opacity="0.55" />
      <path d={wave(98, 20)} opacity="0.75" />
      <path d={wave(140, 90)} />
    </svg>
  );
}
