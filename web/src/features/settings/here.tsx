// Notifications in this browser: asked for only when they are switched on, explained when they cannot be, and tried out.
import type { JSX } from "preact";
import { useEffect, useState } from "preact/hooks";
import { t, type Key } from "../../app/i18n";
import { Button } from "../../ui/button";
import { Switch } from "../../ui/switch";
import { choose, device, lookAtPermission, turnOn } from "../notify/device";
import { Setting } from "./settings";
import styles from "./notifications.module.css";

const words = { on: "hereOn", offHere: "hereOff", notAsked: "hereAsk", denied: "hereDenied", insecure: "hereInsecure", unsupported: "hereUnsupported" } as const;

export function Here(): JSX.Element {
  useEffect(lookAtPermission, []);
  const [tried, setTried] = useState<Key | null>(null);
  const can = device.value;
  const test = (): void => {
    try {
      new Notification(t("notify.testTitle"), { body: t("notify.testBody"), tag: "holdfast.test" });
      setTried("notify.testSent");
    } catch {
      setTried("notify.testFailed");
    }
  };
  return (
    <>
      <Setting title={t("notify.here")} more={t(`notify.${words[can]}`)}>
        {(can === "on" || can === "offHere") && <Switch label={t("notify.here")} on={can === "on"} onChange={(on) => choose(on ? "on" : "off")} />}
        {can === "notAsked" && (
          <Button kind="main" icon="bell" onClick={() => void turnOn()}>
            {t("notify.turnOn")}
          </Button>
        )}
        {can === "on" && <Button onClick={test}>{t("notify.test")}</Button>}
      </Setting>
      <p class={styles.tried} role="status">
        {tried && t(tried)}
      </p>
    </>
  );
}
