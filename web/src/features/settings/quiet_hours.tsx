// Quiet hours: from, to, on which days, on whose clock.
import type { JSX } from "preact";
import { useId } from "preact/hooks";
import { locale, t } from "../../app/i18n";
import { dayNames } from "../../state/at_first";
import type { Preferences } from "../../state/model";
import { Switch } from "../../ui/switch";
import { asMinute, asTime, deviceZone } from "../notify/quiet_hours";
import { Setting } from "./settings";
import styles from "./notifications.module.css";
import { ZoneChoice } from "./zone_choice";

type Quiet = Preferences["quietHours"];

export function QuietHours({ quiet, onChange }: { quiet: Quiet; onChange: (quiet: Quiet) => void }): JSX.Element {
  const change = (part: Partial<Quiet>): void => onChange({ ...quiet, ...part });
  return (
    <>
      <Setting title={t("notify.quietHours")} more={t("notify.quietMore")}>
        <Switch label={t("notify.quietHours")} on={quiet.on} onChange={(on) => change({ on, timeZone: quiet.timeZone || deviceZone() })} />
      </Setting>
      {quiet.on && (
        <div class={styles.quiet} role="group" aria-label={t("notify.quietHours")}>
          <Time label={t("notify.from")} minute={quiet.fromMinute} onChange={(fromMinute) => change({ fromMinute })} />
          <Time label={t("notify.to")} minute={quiet.toMinute} onChange={(toMinute) => change({ toMinute })} />
          <fieldset>
            <legend>{t("notify.days")}</legend>
            {dayNames.map((day, at) => (
              <label key={day}>
                <input type="checkbox" checked={quiet.days.includes(day)} onChange={(event) => change({ days: dayNames.filter((one) => (one === day ? event.currentTarget.checked : quiet.days.includes(one))) })} />
                <span>{dayName(at)}</span>
              </label>
            ))}
          </fieldset>
          <ZoneChoice label={t("notify.zone")} zone={quiet.timeZone || deviceZone()} onChange={(timeZone) => change({ timeZone })} />
        </div>
      )}
    </>
  );
}

// The first of January 2024 was a Monday.
const dayName = (at: number): string => new Intl.DateTimeFormat(locale.value, { weekday: "short", timeZone: "UTC" }).format(Date.UTC(2024, 0, 1 + at));

function Time({ label, minute, onChange }: { label: string; minute: number; onChange: (minute: number) => void }): JSX.Element {
  const id = useId();
  return (
    <div>
      <label for={id}>{label}</label>
      <input id={id} type="time" required value={asTime(minute)} onChange={(event) => {
        const next = asMinute(event.currentTarget.value);
        if (next !== null) onChange(next);
      }} />
    </div>
  );
}
