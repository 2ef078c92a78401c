// What the sections have in common: a head with what can be done, filters, and how an answer is awaited, missing or empty.
import type { ComponentChildren, JSX } from "preact";
import { useId } from "preact/hooks";
import { t } from "../../app/i18n";
import { Button } from "../../ui/button";
import { EmptyState, Notice, SkeletonRows } from "../../ui/parts";
import styles from "./admin.module.css";
import type { Asked } from "./use_asked";
import { w } from "./words";

export function Head({ title, more, children }: { title: string; more?: string | undefined; children?: ComponentChildren }): JSX.Element {
  return (
    <header class={styles.head}>
      <h1>{title}</h1>
      <p>{more}</p>
      <div>{children}</div>
    </header>
  );
}

// Nothing yet, nothing to be had, or what was read, even when the newest could not be.
export function Awaited<T>({ asked, children }: { asked: Asked<T>; children: (answer: T) => ComponentChildren }): JSX.Element {
  return (
    <div aria-busy={asked.busy}>
      {asked.answer === null && !asked.failed && <SkeletonRows rows={8} avatar />}
      {asked.answer === null && asked.failed && (
        <EmptyState icon="alert" title={w("failed")} actions={<Button kind="main" onClick={asked.again}>{t("shell.tryAgain")}</Button>}>
          {asked.failed}
        </EmptyState>
      )}
      {asked.answer !== null && asked.failed && <Notice role="status">{asked.failed} {w("offline")}</Notice>}
      {asked.answer !== null && children(asked.answer)}
    </div>
  );
}

interface PickProps<T extends string> {
  label: string;
  value: T;
  options: readonly (readonly [T, string])[];
  onChange: (value: T) => void;
  big?: boolean;
}

// A native choice of one, with its name beside it.
export function Pick<T extends string>({ label, value, options, onChange, big = false }: PickProps<T>): JSX.Element {
  const id = useId();
  return (
    <span class={styles.pick} data-big={big}>
      <label for={id}>{label}</label>
      <select id={id} value={value} onChange={(event) => onChange(event.currentTarget.value as T)}>
        {options.map(([option, text]) => (
          <option key={option} value={option} selected={option === value}>
            {text}
          </option>
        ))}
      </select>
    </span>
  );
}

interface PagerProps {
  offset: number;
  limit: number;
  total: number;
  onMove: (offset: number) => void;
}

export function Pager({ offset, limit, total, onMove }: PagerProps): JSX.Element | null {
  if (total === 0) return null;
  return (
    <footer class={styles.pager}>
      <span>{w("range", { from: offset + 1, to: Math.min(total, offset + limit), n: total })}</span>
      <Button size="small" disabled={offset === 0} onClick={() => onMove(Math.max(0, offset - limit))}>
        {w("previous")}
      </Button>
      <Button size="small" disabled={offset + limit >= total} onClick={() => onMove(offset + limit)}>
        {w("next")}
      </Button>
    </footer>
  );
}
