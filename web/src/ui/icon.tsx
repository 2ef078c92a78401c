// One icon of the set. It says nothing to a screen reader: the word is in the text or the label beside it.
import type { JSX } from "preact";
import { drawings, type IconName } from "./drawings";
import styles from "./icon.module.css";

export type { IconName };

export function Icon({ name, size = 16, class: extra }: { name: IconName; size?: 12 | 14 | 16 | 18 | 20 | 28; class?: string | undefined }): JSX.Element {
  return (
    <svg class={`${styles.icon} ${extra ?? ""}`} data-icon={name} width={size} height={size} viewBox="0 0 20 20" aria-hidden="true" focusable="false">
      <path d={drawings[name]} />
    </svg>
  );
}

// The holdfast itself: kelp on its rock.
export function Mark({ size = 22 }: { size?: number }): JSX.Element {
  return (
    <svg class={styles.mark} width={size} height={size} viewBox="0 0 24 24" aria-hidden="true" focusable="false">
      <path class={styles.leaf} d="M12 13.2C7.6 12 6.2 8 8 2.5c2.6 2 3.9 4.6 4 7.6.1-2.2 1-4 3.3-5.4 1.6 4 .7 7.3-3.3 8.5Z" />
      <path d="M12 21v-8M12 16.5c-.5 2.3-2.3 3.6-5 4M12 16.5c.5 2.3 2.3 3.6 5 4M12 16c-1.800 1.400-4.500 1.800-7.500 1.200M12 16c1.800 1.400 4.500 1.800 7.500 1.200" />
    </svg>
  );
}
