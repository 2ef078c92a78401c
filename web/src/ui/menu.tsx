// A button that opens a menu below itself. Arrow keys move, Esc closes the menu only, and focus returns to the button.
import type { ComponentChildren, JSX } from "preact";
import { useEffect, useRef, useState } from "preact/hooks";
import { useRoving } from "./focus";
import { Icon, type IconName } from "./icon";
import styles from "./menu.module.css";
import { Kbd } from "./parts";

export interface MenuItem {
  readonly label: string;
  readonly icon?: IconName;
  readonly keys?: string;
  readonly grave?: boolean;
  readonly apart?: boolean; // a line above
  readonly run: () => void;
}

interface MenuButtonProps {
  label: string;
  items: readonly MenuItem[];
  class?: string | undefined;
  align?: "start" | "end";
  up?: boolean; // opens above the button
  children: ComponentChildren;
}

export function MenuButton({ label, items, class: look, align = "start", up = false, children }: MenuButtonProps): JSX.Element {
  const [open, setOpen] = useState(false);
  const root = useRef<HTMLDivElement>(null);
  const button = useRef<HTMLButtonElement>(null);
  useEffect(() => {
    if (!open) return;
    const outside = (event: Event): void => {
      if (!root.current?.contains(event.target as Node)) setOpen(false);
    };
    document.addEventListener("pointerdown", outside);
    return () => document.removeEventListener("pointerdown", outside);
  }, [open]);
  const close = (): void => {
    setOpen(false);
    button.current?.focus();
  };
  return (
    <div class={styles.root} ref={root}>
      <button
        ref={button}
        type="button"
        class={look ?? styles.plain}
        aria-label={label}
        title={label}
        aria-haspopup="menu"
        aria-expanded={open}
        onClick={() => setOpen(!open)}
        onKeyDown={(event) => {
          if (event.key !== "ArrowDown") return;
          event.preventDefault();
          setOpen(true);
        }}
      >
        {children}
      </button>
      {open && <MenuList label={label} items={items} align={align} up={up} onClose={close} onLeave={() => setOpen(false)} />}
    </div>
  );
}

interface MenuListProps {
  label: string;
  items: readonly MenuItem[];
  align: "start" | "end" | "none"; // none: it stands in what holds it
  up?: boolean;
  onClose: () => void; // focus goes back to the button
  onLeave: () => void; // focus is elsewhere already
}

export function MenuList({ label, items, align, up = false, onClose, onLeave }: MenuListProps): JSX.Element {
  const roving = useRoving<HTMLDivElement>();
  useEffect(() => roving.ref.current?.querySelector<HTMLElement>("[data-stop]")?.focus(), []);
  const keys = (event: KeyboardEvent): void => {
    if (event.key === "Escape") {
      event.preventDefault();
      event.stopPropagation();
      return onClose();
    }
    if (event.key === "Tab") return onLeave();
    roving.onKeyDown(event);
  };
  return (
    <div class={styles.menu} data-align={align} data-up={up} role="menu" aria-label={label} ref={roving.ref} onKeyDown={keys} onFocusIn={roving.onFocusIn}>
      {items.map((item) => (
        <button
          key={item.label}
          type="button"
          role="menuitem"
          data-stop
          class={styles.item}
          data-grave={item.grave}
          data-apart={item.apart}
          onClick={() => {
            onClose();
            item.run();
          }}
        >
          {item.icon && <Icon name={item.icon} />}
          <span class={styles.text}>{item.label}</span>
          {item.keys && <Kbd keys={item.keys} />}
        </button>
      ))}
    </div>
  );
}
