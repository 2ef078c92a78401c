// Small parts: badge, key caps, skeleton, empty state, segments.
import type { ComponentChildren, JSX } from "preact";
import { useEffect, useState } from "preact/hooks";
import { number, t } from "../app/i18n";
import { Icon, type IconName } from "./icon";
import styles from "./parts.module.css";

// A number in kelp: always a mention or a direct message. `label` says which.
export function Badge({ count, label }: { count: number; label: string }): JSX.Element {
  return (
    <span class={styles.badge}>
      <span aria-hidden="true">{count > 99 ? "99+" : number(count)}</span>
      <span class="visually-hidden">{label}</span>
    </span>
  );
}

const onMac = /Mac|iPhone|iPad/.test(globalThis.navigator?.platform ?? "");
const macCaps: Readonly<Record<string, string>> = { Ctrl: "⌘", Alt: "⌥", Shift: "⇧" };

// "Ctrl+K" as key caps, with the signs of the machine it runs on.
export function Kbd({ keys }: { keys: string }): JSX.Element {
  const caps = keys.split("+").map((key) => (onMac ? (macCaps[key] ?? key) : key));
  return (
    <span class={styles.keys}>
      {caps.map((cap) => (
        <kbd key={cap}>{cap}</kbd>
      ))}
    </span>
  );
}

// What a row says beside its name, cut where there is no more room.
export function Beside({ children }: { children: ComponentChildren }): JSX.Element {
  return <small class={styles.beside}>{children}</small>;
}

// A sentence to be reckoned with, in the middle of other things.
export function Notice({ role, children }: { role?: "status"; children: ComponentChildren }): JSX.Element {
  return (
    <p class={styles.notice} role={role}>
      {children}
    </p>
  );
}

export function Tag({ children }: { children: ComponentChildren }): JSX.Element {
  return <span class={styles.tag}>{children}</span>;
}

// True once something has taken longer than a blink; before that, nothing is better than a flash.
export function useLate(ms = 150): boolean {
  const [late, setLate] = useState(false);
  useEffect(() => {
    const timer = setTimeout(() => setLate(true), ms);
    return () => clearTimeout(timer);
  }, [ms]);
  return late;
}

// Grey bars in the place of rows to come.
export function SkeletonRows({ rows, avatar = false }: { rows: number; avatar?: boolean }): JSX.Element | null {
  if (!useLate()) return null;
  return (
    <div class={styles.skeleton} role="status" aria-label={t("doors.loading")}>
      {Array.from({ length: rows }, (_, row) => (
        <div key={row} class={styles.bone} data-avatar={avatar} data-shape={row % 4}>
          <span />
          <span />
        </div>
      ))}
    </div>
  );
}

interface EmptyProps {
  icon?: IconName;
  figure?: ComponentChildren;
  title: ComponentChildren;
  children?: ComponentChildren;
  actions?: ComponentChildren;
}

export function EmptyState({ icon, figure, title, children, actions }: EmptyProps): JSX.Element {
  return (
    <div class={styles.empty}>
      {figure ?? (icon && <Icon name={icon} size={28} />)}
      <h2>{title}</h2>
      {children && <div class={styles.more}>{children}</div>}
      {actions && <div class={styles.actions}>{actions}</div>}
    </div>
  );
}

// Flat water: a short wave line.
export function WaveFigure(): JSX.Element {
  return (
    <svg class={styles.waveFigure} width="100" height="10" viewBox="0 0 100 10" aria-hidden="true">
      <path d="M1 5c6 0 6-3 12-3s6 3 12 3 6-3 12-3 6 3 12 3 6-3 12-3 6 3 12 3 6-3 12-3 6 3 12 3" />
    </svg>
  );
}

interface SegmentsProps<T extends string> {
  label: string;
  value: T;
  options: readonly (readonly [T, string])[];
  onChange: (value: T) => void;
}

// One of a few: native radio buttons, so arrow keys and screen readers work by themselves.
export function Segments<T extends string>({ label, value, options, onChange }: SegmentsProps<T>): JSX.Element {
  return (
    <div class={styles.segments} role="radiogroup" aria-label={label}>
      {options.map(([option, text]) => (
        <label key={option}>
          <input type="radio" name={label} checked={option === value} onChange={() => onChange(option)} />
          <span>{text}</span>
        </label>
      ))}
    </div>
  );
}

export function VisuallyHidden({ children }: { children: ComponentChildren }): JSX.Element {
  return <span class="visually-hidden">{children}</span>;
}
