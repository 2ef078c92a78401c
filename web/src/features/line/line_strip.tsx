// The strip under the header: one sentence on the connection and at most one thing to do. A countdown is seen each second and heard once.
import { signal } from "@preact/signals";
import type { JSX } from "preact";
import { useEffect, useState } from "preact/hooks";
import type { Client, LineState } from "../../app/client";
import { t } from "../../app/i18n";
import { go, toChannel, toThread } from "../../app/router";
import { placeOf } from "../../state/places";
import { Button, IconButton } from "../../ui/button";
import { Icon } from "../../ui/icon";
import { shownPending } from "../messages/wishes";
import styles from "./line.module.css";
import { tell, type Told } from "./tell";
import { untilOf, useClock, useTrouble } from "./use_line";

const hidden = signal(false); // by hand, until the trouble is over

export function LineStrip({ client }: { client: Client }): JSX.Element | null {
  const line = client.line.value;
  const trouble = useTrouble(client);
  useEffect(() => {
    if (!trouble) hidden.value = false;
  }, [trouble]);

  // The region is always there: a status that comes with its words is not heard everywhere.
  return (
    <div role="status">
      {trouble && !hidden.value && <Strip client={client} line={line} onHide={() => (hidden.value = true)} />}
    </div>
  );
}

function Strip({ client, line, onHide }: { client: Client; line: LineState; onHide: () => void }): JSX.Element | null {
  const unsent = client.pending.value.filter((item) => item.state !== "refused");
  const until = untilOf(line);
  const now = useClock(until > 0);
  const [began] = useState(() => Date.now());
  const told: Told | null = tell(line, unsent.length, now);
  if (!told) return null;
  const whole = until - began;
  const show = (): void => {
    const first = unsent[0];
    if (!first) return;
    go(first.thread === null ? toChannel(first.channel) : toThread(first.channel, first.thread));
    shownPending.value = { place: placeOf(first.channel, first.thread), key: first.key };
  };
  return (
    <div class={styles.strip} data-tone={told.tone}>
      <Icon name={told.icon} />
      <p class={styles.words} aria-hidden={until > 0}><b>{told.head}</b><span>{gapAfter(told.head)}{told.tail}</span></p>
      {until > 0 && <Once line={line} waiting={unsent.length} />}
      {line.kind === "waiting" && whole > 0 && <progress class={styles.meter} max={1} value={Math.min(1, Math.max(0, (now - began) / whole))} aria-hidden="true" />}
      {(line.kind === "reconnecting" || line.kind === "restarting") && <Button size="small" onClick={() => client.tryNow()}>{t("line.now")}</Button>}
      {line.kind === "offline" && unsent.length > 0 && <Button size="small" kind="quiet" onClick={show}>{t("line.show")}</Button>}
      {line.kind === "busy" && <IconButton icon="close" iconSize={14} label={t("line.hide")} onClick={onHide} />}
    </div>
  );
}

// What is heard: the sentence as it was when the state began.
function Once({ line, waiting }: { line: LineState; waiting: number }): JSX.Element {
  const [said, setSaid] = useState("");
  useEffect(() => {
    const told = tell(line, waiting, Date.now());
    setSaid(told ? told.head + gapAfter(told.head) + told.tail : "");
  }, [line.kind]);
  return <span class="visually-hidden">{said}</span>;
}

// Full-width marks carry their own space.
const gapAfter = (head: string): string => (/[。，：]$/.test(head) ? "" : " ");
