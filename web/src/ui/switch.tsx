// On or off, at once: a native checkbox that says it is a switch.
import type { JSX } from "preact";
import styles from "./switch.module.css";

export function Switch({ label, on, disabled = false, onChange }: { label: string; on: boolean; disabled?: boolean; onChange: (on: boolean) => void }): JSX.Element {
  return (
    <span class={styles.switch}>
      <input type="checkbox" role="switch" aria-label={label} checked={on} disabled={disabled} onChange={(event) => onChange(event.currentTarget.checked)} />
      <span aria-hidden="true" />
    </span>
  );
}
