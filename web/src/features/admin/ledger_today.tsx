// The ledger in a line: calm while what was accepted was committed and numbered, in words and red when not.
import type { JSX } from "preact";
import type { Ledger } from "../../app/calls/admin";
import type { Client } from "../../app/client";
import { list, number, wordsOf } from "../../app/i18n";
import { ledger as en, type LedgerWords } from "../../app/words/en/ledger";
import { ledger as zh } from "../../app/words/zh/ledger";
import { Icon } from "../../ui/icon";
import styles from "./figures.module.css";
import { useAsked } from "./use_asked";

const w = wordsOf<LedgerWords>({ en, zh });

export function LedgerToday({ client, turn }: { client: Client; turn: number }): JSX.Element | null {
  const { answer } = useAsked(() => client.ledger(), [turn]);
  return answer && <LedgerSays ledger={answer} />;
}

export function LedgerSays({ ledger: { today, days } }: { ledger: Ledger }): JSX.Element {
  const breaches = today.breaches.reduce((sum, { count }) => sum + count, 0);
  const past = days.filter(({ day, verdict }) => day !== today.day && verdict === "differs").map(({ day }) => day);
  const well = today.verdict === "equal" && past.length === 0;
  const figures = { accepted: number(today.accepted), committed: number(today.committed + today.confirming), sequenced: number(today.sequenced), n: breaches };
  return (
    <div class={styles.ledger} data-well={well}>
      <Icon name={well ? "check" : "alert"} />
      <div>
        <p>{w(today.verdict === "differs" ? "differs" : "equal", figures)}</p>
        {breaches > 0 && <p>{w("breaches", { n: breaches })}</p>}
        {past.length > 0 && <p>{w("past", { days: list(past) })}</p>}
        {today.unknown > 0 && <p data-quiet="true">{w("unknown", { n: today.unknown })}</p>}
      </div>
    </div>
  );
}
