// Do not disturb, for a while: a status that others see, and that keeps notifications back.
import type { JSX } from "preact";
import { useState } from "preact/hooks";
import type { Client } from "../../app/client";
import { t } from "../../app/i18n";
import { troubleOf } from "../../app/problems";
import { Button } from "../../ui/button";
import { FormProblem } from "../doors/door";
import { disturbing, disturbFor, disturbAgain, shortTime, spans } from "../notify/disturb";
import { Setting } from "./settings";
import styles from "./notifications.module.css";

export function Disturbing({ client }: { client: Client }): JSX.Element {
  const [problem, setProblem] = useState("");
  const now = disturbing(client.state.value);
  const run = (act: Promise<void>): void => {
    setProblem("");
    act.catch((error: unknown) => setProblem(troubleOf(error).text));
  };
  return (
    <Setting title={t("notify.dndTitle")} more={now.on ? (now.until === null ? t("notify.dndOn") : t("notify.dndOnUntil", { until: shortTime(now.until) })) : t("notify.dndMore")} wide={!now.on}>
      {problem && <FormProblem text={problem} />}
      {now.on ? (
        <Button onClick={() => run(disturbAgain(client))}>{t("notify.dndEnd")}</Button>
      ) : (
        <div class={styles.buttons}>
          {spans.map(([span, words]) => (
            <Button key={span} onClick={() => run(disturbFor(client, span))}>
              {t(words)}
            </Button>
          ))}
        </div>
      )}
    </Setting>
  );
}
