// A labelled field: the hint and the problem below it are tied to it, and the problem is heard when it appears.
import type { ComponentChildren, JSX, Ref } from "preact";
import { useId, useState } from "preact/hooks";
import { t } from "../app/i18n";
import { IconButton } from "./button";
import styles from "./field.module.css";
import { Icon } from "./icon";

type Native = Omit<JSX.IntrinsicElements["input"], "label" | "value" | "onInput" | "ref" | "class" | "size" | "prefix">;

interface FieldProps extends Native {
  label: string;
  value: string;
  onInput: (value: string) => void;
  hint?: ComponentChildren;
  problem?: string | undefined;
  prefix?: ComponentChildren;
  mono?: boolean;
  small?: boolean;
  hideLabel?: boolean;
  inputRef?: Ref<HTMLInputElement>;
}

export function Field(props: FieldProps): JSX.Element {
  const { label, value, onInput, hint, problem, prefix, mono = false, small = false, hideLabel = false, inputRef, type = "text", ...rest } = props;
  const id = useId();
  const [shown, setShown] = useState(false);
  const told = [problem && `${id}-problem`, hint && `${id}-hint`].filter(Boolean).join(" ");
  return (
    <div class={styles.field}>
      <label class={hideLabel ? "visually-hidden" : styles.label} for={id}>
        {label}
      </label>
      <div class={styles.box} data-wrong={Boolean(problem)} data-mono={mono} data-small={small}>
        {prefix && <span class={styles.prefix}>{prefix}</span>}
        <input
          {...rest}
          {...(inputRef ? { ref: inputRef } : {})}
          id={id}
          type={type === "password" && shown ? "text" : type}
          value={value}
          aria-invalid={problem ? "true" : undefined}
          aria-describedby={told || undefined}
          onInput={(event) => onInput(event.currentTarget.value)}
        />
        {type === "password" && (
          <IconButton
            icon={shown ? "eyeOff" : "eye"}
            label={t(shown ? "doors.hidePassword" : "doors.showPassword")}
            aria-pressed={shown}
            onClick={() => setShown(!shown)}
          />
        )}
      </div>
      <div aria-live="polite">
        {problem && (
          <p class={styles.problem} id={`${id}-problem`}>
            <Icon name="alert" size={14} />
            {problem}
          </p>
        )}
      </div>
      {hint && (
        <p class={styles.hint} id={`${id}-hint`}>
          {hint}
        </p>
      )}
    </div>
  );
}
