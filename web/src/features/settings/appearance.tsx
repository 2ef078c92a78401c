// Theme and density.
import type { JSX } from "preact";
import { t } from "../../app/i18n";
import { density, theme } from "../../app/preferences";
import { Segments } from "../../ui/parts";
import { Setting } from "./settings";

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
      <Setting title={t("settings.density")} more={t("settings.densityMore")}>
        <Segments label={t("settings.density")} value={density.value} onChange={(next) => (density.value = next)} options={[["cosy", t("settings.cosy")], ["compact", t("settings.compact")]]} />
      </Setting>
    </>
  );
}
