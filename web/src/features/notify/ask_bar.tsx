// The calm question, put only after somebody has written something here: who talks may want to hear the answer.
import type { JSX } from "preact";
import { useEffect, useState } from "preact/hooks";
import type { Client } from "../../app/client";
import { t } from "../../app/i18n";
import { Button } from "../../ui/button";
import { Icon } from "../../ui/icon";
import { choose, mayAsk, turnOn } from "./device";
import styles from "./notify.module.css";

export function AskBar({ client }: { client: Client }): JSX.Element | null {
  const [spoken, setSpoken] = useState(false);
  const stored = client.storedKeys.value.size > 0;
  useEffect(() => {
    if (stored) setSpoken(true);
  }, [stored]);
  if (!spoken || !mayAsk.value) return null;
  return (
    <section class={styles.bar} aria-label={t("notify.title")}>
      <Icon name="bell" />
      <p>
        <b>{t("notify.ask")}</b> {t("notify.askMore")}
      </p>
      <Button size="small" kind="main" onClick={() => void turnOn()}>
        {t("notify.turnOn")}
      </Button>
      <Button size="small" kind="quiet" onClick={() => choose("later")}>
        {t("notify.notNow")}
      </Button>
    </section>
  );
}
