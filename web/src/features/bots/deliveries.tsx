// What a webhook has sent: how each ended, what was answered, and sending one again.
import type { JSX } from "preact";
import { useEffect, useState } from "preact/hooks";
import type { Delivery } from "../../app/calls/bots";
import type { Client } from "../../app/client";
import { dateTime, t, time } from "../../app/i18n";
import { troubleText } from "../../app/notices";
import { troubleOf } from "../../app/problems";
import { Button } from "../../ui/button";
import { SkeletonRows } from "../../ui/parts";
import { FormProblem } from "../doors/door";
import styles from "./bots.module.css";

const outcomes = { done: "bots.sent", failed: "bots.failed", waiting: "bots.waiting" } as const;

export function Deliveries({ client, hook }: { client: Client; hook: string }): JSX.Element {
  const [held, setHeld] = useState<readonly Delivery[] | null>(null);
  const [next, setNext] = useState<string | null>(null);
  const [problem, setProblem] = useState("");
  const failed = (error: unknown): void => setProblem(troubleOf(error).text);
  const read = (cursor?: string): Promise<void> =>
    client.deliveries(hook, cursor).then((page) => {
      setHeld((before) => [...(cursor ? (before ?? []) : []), ...page.items]);
      setNext(page.next);
    }, failed);
  useEffect(() => void read(), [hook]);
  const replay = (id: string): void =>
    void client.replay(hook, id).then((now) => setHeld((before) => before?.map((one) => (one.id === id ? now : one)) ?? null), failed);
  return (
    <div>
      <FormProblem text={problem} />
      {!held && !problem && <SkeletonRows rows={2} />}
      {held?.length === 0 && <p class={styles.none}>{t("bots.noDeliveries")}</p>}
      {held && held.length > 0 && (
        <ul class={styles.rows} aria-label={t("bots.log")}>
          {held.map((one) => <Row key={one.id} client={client} delivery={one} onReplay={() => replay(one.id)} />)}
        </ul>
      )}
      {next && <p><Button size="small" onClick={() => void read(next)}>{t("bots.more")}</Button></p>}
    </div>
  );
}

function Row({ client, delivery, onReplay }: { client: Client; delivery: Delivery; onReplay: () => void }): JSX.Element {
  const { outcome, attempts, status, trouble, answer, ms, next_at, created_at } = delivery;
  const name = client.state.value.channels.get(delivery.channel)?.name;
  const said = status > 0 ? String(status) : trouble && troubleText(trouble);
  const facts = [said, attempts > 0 && t("bots.attempts", { n: attempts }), attempts > 0 && t("bots.tookMs", { n: ms }), outcome === "waiting" && next_at && attempts > 0 && t("bots.nextAt", { when: time(next_at) })];
  return (
    <li>
      <div class={styles.row}>
        <div>
          <b>{delivery.event}{name && ` · #${name}`}</b>
          <small>{dateTime(created_at)} · <span class={styles.outcome} data-outcome={outcome}>{t(outcomes[outcome])}</span></small>
          <small>{facts.filter(Boolean).join(" · ")}</small>
        </div>
        <Button size="small" icon="retry" onClick={onReplay}>{t("bots.replay")}</Button>
      </div>
      {answer && (
        <details>
          <summary>{t("bots.answered")}</summary>
          <pre class={styles.code} tabIndex={0}>{answer}</pre>
        </details>
      )}
    </li>
  );
}
