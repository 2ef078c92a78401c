// Theme and density.
import type { JSX } from "preact";
import { t } from "../../app/i18n";
import { density, theme } from "../../app/preferences";
import { Avatar } from "../../ui/avatar";
import { Choices } from "../../ui/choices";
import { Segments } from "../../ui/parts";
import { Setting } from "./settings";
import styles from "./settings.module.css";

export function Appearance(): JSX.Element {
  return (
    <>
      <Setting title={t("settings.theme")} more={t("settings.themeMore")}>
        <Segments
          label={t("settings.theme")}
          value={theme.value}
          onChange={(next) => (theme.value = next)}
          options={[["system", t("settings.system")], ["light", t("settings.light")], ["dark", t("settings.dark")]]}
        />
      </Setting>
      <Setting title={t("settings.density")} more={t("settings.densityMore")} wide>
        <Choices
          label={t("settings.density")}
          hideLabel
          value={density.value}
          onChange={(next) => (density.value = next)}
          options={[
            { value: "cosy", title: t("settings.cosy"), more: <Sample size={28} /> },
            { value: "compact", title: t("settings.compact"), more: <Sample size={20} /> },
          ]}
        />
      </Setting>
    </>
  );
}

// A message as it would stand in the stream.
function Sample({ size }: { size: 20 | 28 }): JSX.Element {
  return (
    <span class={styles.sample} data-size={size} aria-hidden="true">
      <Avatar person={{ id: "sample", displayName: "Ada Lindqvist", avatar: null }} size={size} />
      <span>
        <b>Ada Lindqvist</b> 08:41
        <br />
        {t("settings.sample")}
      </span>
    </span>
  );
}
