// Buttons: main for the one thing to do, other for the rest, grave for what destroys, quiet for what stands in text.
import type { ComponentChildren, JSX, Ref } from "preact";
import styles from "./button.module.css";
import { Icon, type IconName } from "./icon";

type Native = Omit<JSX.IntrinsicElements["button"], "size" | "icon" | "class" | "ref" | "label">;

interface ButtonProps extends Native {
  kind?: "main" | "other" | "grave" | "grave-solid" | "quiet";
  size?: "small" | "medium" | "large";
  icon?: IconName | undefined;
  wide?: boolean;
  buttonRef?: Ref<HTMLButtonElement>;
  children?: ComponentChildren;
}

export function Button({ kind = "other", size = "medium", icon, wide = false, type = "button", buttonRef, children, ...rest }: ButtonProps): JSX.Element {
  return (
    <button {...rest} {...(buttonRef ? { ref: buttonRef } : {})} type={type} class={styles.button} data-kind={kind} data-size={size} data-wide={wide}>
      {icon && <Icon name={icon} />}
      {children}
    </button>
  );
}

interface IconButtonProps extends Native {
  icon: IconName;
  label: string;
  iconSize?: 14 | 16 | 20;
  buttonRef?: Ref<HTMLButtonElement>;
}

export function IconButton({ icon, label, iconSize = 16, type = "button", buttonRef, ...rest }: IconButtonProps): JSX.Element {
  return (
    <button {...rest} {...(buttonRef ? { ref: buttonRef } : {})} type={type} class={styles.iconButton} aria-label={label} title={label}>
      <Icon name={icon} size={iconSize} />
    </button>
  );
}
