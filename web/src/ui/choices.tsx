// One of a few, each with a word of what it means: native radio buttons as cards.
import type { ComponentChildren, JSX } from "preact";
import styles from "./choices.module.css";

interface Choice<T extends string> {
  readonly value: T;
  readonly title: string;
  readonly more: ComponentChildren;
}

interface ChoicesProps<T extends string> {
  label: string;
  hideLabel?: boolean;
  value: T;
  options: readonly Choice<T>[];
  onChange: (value: T) => void;
}

export function Choices<T extends string>({ label, hideLabel = false, value, options, onChange }: ChoicesProps<T>): JSX.Element {
  return (
    <fieldset class={styles.choices}>
      <legend class={hideLabel ? "visually-hidden" : undefined}>{label}</legend>
      <div>
        {options.map((option) => (
          <label key={option.value}>
            <input type="radio" name={label} checked={option.value === value} onChange={() => onChange(option.value)} />
            <span>
              <b>{option.title}</b>
              <small>{option.more}</small>
            </span>
          </label>
        ))}
      </div>
    </fieldset>
  );
}
