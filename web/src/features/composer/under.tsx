// The line below the box: who is typing, or how much waits on this device. Always 20 px high, so that nothing jumps.
import type { ComponentChildren, JSX } from "preact";
import { useEffect, useState } from "preact/hooks";
import type { Client } from "../../app/client";
import { rich, t } from "../../app/i18n";
import type { Place } from "../../state/places";
import { nameIn } from "../messages/people_names";
import styles from "./composer.module.css";

export function Under({ client, place }: { client: Client; place: Place }): JSX.Element {
  const [, refresh] = useState(0);
  const state = client.state.value;
  const now = performance.now();
  const typing = [...(state.typing.get(place) ?? [])].filter(([user, until]) => user !== state.me && until > now);
  const soonest = Math.min(...typing.map(([, until]) => until));

  useEffect(() => {
    if (soonest === Infinity) return;
    const timer = setTimeout(() => refresh((count) => count + 1), soonest - performance.now() + 20);
    return () => clearTimeout(timer);
  }, [soonest]);

  const line = client.line.value.kind;
  const waiting = line === "connected" || line === "busy" ? 0 : client.pending.value.filter((item) => item.state !== "refused").length;
  return <div class={styles.under}>{waiting > 0 ? t("composer.waiting", { n: waiting }) : words(typing.map(([user]) => nameIn(state, user)))}</div>;
}

function words(names: readonly string[]): ComponentChildren {
  const [first, second] = names.map((name) => <b><bdi>{name}</bdi></b>);
  if (names.length === 0) return null;
  if (names.length === 1) return rich("composer.typingOne", { name: first });
  if (names.length === 2) return rich("composer.typingTwo", { name: first, other: second });
  return t("composer.typingMany");
}
