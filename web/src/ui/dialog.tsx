// A native modal dialog: the browser holds the focus inside, makes the rest inert, closes on Esc and gives focus back.
// Mounted means open. With `onClose` absent it cannot be closed (sign in again).
import type { ComponentChildren, JSX } from "preact";
import { useId, useLayoutEffect, useRef } from "preact/hooks";
import { t } from "../app/i18n";
import { IconButton } from "./button";
import styles from "./dialog.module.css";

interface DialogProps {
  title: string;
  hideTitle?: boolean;
  width?: "small" | "medium" | "large" | "wide" | "widest";
  place?: "middle" | "top";
  onClose?: () => void;
  head?: ComponentChildren;
  children: ComponentChildren;
}

export function Dialog({ title, hideTitle = false, width = "medium", place = "middle", onClose, head, children }: DialogProps): JSX.Element {
  const dialog = useRef<HTMLDialogElement>(null);
  const id = useId();
  // Before the next key comes: who presses Ctrl+K and types on means this dialog.
  useLayoutEffect(() => {
    const opener = document.activeElement;
    const shown = dialog.current;
    if (shown && !shown.open) shown.showModal();
    return () => {
      shown?.close();
      if (opener instanceof HTMLElement && opener.isConnected) opener.focus();
    };
  }, []);
  const outside = (event: MouseEvent): void => {
    if (event.target === dialog.current) onClose?.();
  };
  return (
    <dialog
      ref={dialog}
      class={styles.dialog}
      data-width={width}
      data-place={place}
      aria-labelledby={id}
      onMouseDown={outside}
      onCancel={(event) => {
        event.preventDefault();
        onClose?.();
      }}
    >
      <div class={styles.sheet}>
        <header class={hideTitle ? "visually-hidden" : styles.head}>
          <h2 id={id}>{title}</h2>
          {head}
          {onClose && !hideTitle && <IconButton icon="close" label={t("shell.close")} onClick={onClose} />}
        </header>
        {children}
      </div>
    </dialog>
  );
}

// What a dialog holds that has nothing to send: its buttons act at once.
export function DialogBody({ actions, children }: { actions: ComponentChildren; children: ComponentChildren }): JSX.Element {
  return (
    <div class={styles.form}>
      <div class={styles.body}>{children}</div>
      <footer class={styles.foot}>{actions}</footer>
    </div>
  );
}

// What most dialogs hold: text or fields, and the buttons below.
export function DialogForm({ onSubmit, actions, children }: { onSubmit: () => void; actions: ComponentChildren; children: ComponentChildren }): JSX.Element {
  const submit = (event: Event): void => {
    event.preventDefault();
    onSubmit();
  };
  return (
    <form class={styles.form} noValidate onSubmit={submit}>
      <div class={styles.body}>{children}</div>
      <footer class={styles.foot}>{actions}</footer>
    </form>
  );
}
