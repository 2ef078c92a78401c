// The strip under the header: one sentence on the connection and at most one thing to do. Silent for the first two seconds, since most
// breaks are over by then. A countdown is seen each second and heard once.
import type { JSX } from "preact";
import { useEffect, useState } from "preact/hooks";
import type { Client, LineState } from "../../app/client";
import { t } from "../../app/i18n";
import { Button, IconButton } from "../../ui/button";
import { Icon } from "../../ui/icon";
import styles from "./line.module.css";
import { tell, type Told } from "./tell";

const silenceMs = 2_000;

export function LineStrip({ client }: { client: Client }): JSX.Element | null {
  const line = client.line.value;
  const quiet = line.kind === "connected" || line.kind === "signed-out";
  const [shown, setShown] = useState(false);
  const [hidden, setHidden] = useState(false);

  useEffect(() => {
    setShown(false);
    setHidden(false);
    if (quiet) return;
    const timer = setTimeout(() => setShown(true), silenceMs);
    return () => clearTimeout(timer);
  }, [quiet, line.kind === "busy"]);

  // The region is always there: a status that comes with its words is not heard everywhere.
  const told = !quiet && shown && !hidden;
  return (
    <div role="status">
      {told && <Strip client={client} line={line} onHide={() => setHidden(true)} />}
    </div>
  );
}

function Strip({ client, line, onHide }: { client: Client; line: LineState; onHide: () => void }): JSX.Element | null {
  const waiting = client.pending.value.filter((item) => item.state !== "refused").length;
  const until = line.kind === "reconnecting" || line.kind === "restarting" ? line.at : line.kind === "waiting" ? line.until : 0;
  const now = useClock(until > 0);
  const [began] = useState(() => Date.now());
  const told: Told | null = tell(line, waiting, now);
  if (!told) return null;
  const whole = until - began;
  return (
    <div class={styles.strip} data-tone={told.tone}>
      <Icon name={told.icon} />
      <p class={styles.words} aria-hidden={until > 0}><b>{told.head}</b><span>{gapAfter(told.head)}{told.tail}</span></p>
      {until > 0 && <Once line={line} waiting={waiting} />}
      {line.kind === "waiting" && whole > 0 && <progress class={styles.meter} max={1} value={Math.min(1, Math.max(0, (now - began) / whole))} aria-hidden="true" />}
      {(line.kind === "reconnecting" || line.kind === "restarting") && <Button size="small" onClick={() => client.tryNow()}>{t("line.now")}</Button>}
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

function useClock(runs: boolean): number {
  const [now, setNow] = useState(Date.now);
  useEffect(() => {
    if (!runs) return;
    setNow(Date.now());
    const timer = setInterval(() => setNow(Date.now()), 250);
    return () => clearInterval(timer);
  }, [runs]);
  return now;
}
