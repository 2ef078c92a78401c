// By which clock I live, if I say so. The device's zone is only offered: nothing is sent before it is chosen here.
import type { JSX } from "preact";
import { useState } from "preact/hooks";
import type { Client } from "../../app/client";
import { t } from "../../app/i18n";
import { Button } from "../../ui/button";
import { useForm } from "../doors/use_form";
import { deviceZone } from "../notify/quiet_hours";
import { Line } from "./line";
import { Setting } from "./settings";
import styles from "./settings.module.css";
import { ZoneChoice } from "./zone_choice";

export function Zone({ client, held }: { client: Client; held: string }): JSX.Element {
  const form = useForm({ text: held }, { time_zone: "text" });
  const [offered] = useState(deviceZone);
  const offers = offered !== "" && form.values.text !== offered;
  return (
    <Setting title={t("settings.zone")} more={t("settings.zoneMore")} wide>
      <Line form={form} onSave={(timeZone) => client.updateMe({ timeZone })}>
        <ZoneChoice label={t("settings.zone")} hideLabel zone={form.values.text} none={t("settings.zoneNone")} onChange={form.set("text")} />
      </Line>
      {form.problemOf("text") && <p class={styles.warn} role="alert">{form.problemOf("text")}</p>}
      {offers && <Button kind="quiet" icon="globe" onClick={() => form.set("text")(offered)}>{t("settings.zoneHere", { zone: offered.replaceAll("_", " ") })}</Button>}
    </Setting>
  );
}
