// The head of a view that is no channel: on a phone with the way back to the list.
import type { ComponentChildren, JSX } from "preact";
import { Back } from "../channels/header_frame";
import styles from "./threads.module.css";

export function ViewHead({ title, children }: { title: string; children?: ComponentChildren }): JSX.Element {
  return (
    <header class={styles.head}>
      <Back />
      <h1>{title}</h1>
      {children}
    </header>
  );
}
