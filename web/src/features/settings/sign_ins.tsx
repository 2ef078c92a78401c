// Where one is signed in: browsers and programs, each to be ended by itself, or all others at once.
import type { JSX } from "preact";
import { useEffect, useState } from "preact/hooks";
import type { Client, SignedIn } from "../../app/client";
import { dateTime, t } from "../../app/i18n";
import { troubleOf } from "../../app/problems";
import { Button } from "../../ui/button";
import { Icon } from "../../ui/icon";
import { SkeletonRows, Tag } from "../../ui/parts";
import { FormProblem } from "../doors/door";
import { deviceOf } from "./device_of";
import { Setting } from "./settings";
import styles from "./settings.module.css";

export function SignIns({ client }: { client: Client }): JSX.Element {
  const [held, setHeld] = useState<readonly SignedIn[] | null>(null);
  const [problem, setProblem] = useState("");
  const [busy, setBusy] = useState(false);
  const failed = (error: unknown): void => setProblem(troubleOf(error).text);
  useEffect(() => {
    client.sessions().then(setHeld, failed);
  }, []);

  async function end(those: readonly SignedIn[]): Promise<void> {
    if (busy) return;
    setBusy(true);
    setProblem("");
    try {
      for (const { id } of those) await client.endSession(id);
    } catch (error) {
      failed(error);
    }
    await client.sessions().then(setHeld, failed);
    setBusy(false);
  }

  const others = held?.filter((one) => !one.current) ?? [];
  return (
    <Setting title={t("settings.signIns")} more={t("settings.signInsMore")} wide>
      <FormProblem text={problem} />
      {!held && !problem && <SkeletonRows rows={2} />}
      {held && (
        <ul class={styles.signIns}>
          {held.map((one) => (
            <li key={one.id}>
              <Icon name={one.program ? "key" : "globe"} size={20} />
              <div>
                <b>
                  {deviceOf(one.name) || t(one.program ? "settings.program" : "settings.browser")} {one.current && <Tag>{t("settings.thisOne")}</Tag>}
                </b>
                <small>{t("settings.signInTimes", { since: dateTime(one.createdAt), used: dateTime(one.lastUsed) })}</small>
              </div>
              {!one.current && (
                <Button size="small" aria-disabled={busy} aria-label={`${t("settings.end")}: ${deviceOf(one.name)}`} onClick={() => void end([one])}>
                  {t("settings.end")}
                </Button>
              )}
            </li>
          ))}
        </ul>
      )}
      {others.length > 1 && (
        <p>
          <Button kind="grave" aria-disabled={busy} onClick={() => void end(others)}>
            {t("settings.endOthers", { n: others.length })}
          </Button>
        </p>
      )}
    </Setting>
  );
}
