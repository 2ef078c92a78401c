// What keys do: which one sends, and where all of them are listed.
import type { JSX } from "preact";
import { useState } from "preact/hooks";
import type { Client } from "../../app/client";
import { t } from "../../app/i18n";
import { over } from "../../app/open";
import { troubleOf } from "../../app/problems";
import { leaveView } from "../../app/router";
import { Button } from "../../ui/button";
import { Kbd, Segments } from "../../ui/parts";
import { FormProblem } from "../doors/door";
import { Setting } from "./settings";

export function Keyboard({ client }: { client: Client }): JSX.Element {
  const [problem, setProblem] = useState("");
  const choose = (sendWith: "enter" | "ctrl_enter"): void => {
    setProblem("");
    client.setPreferences({ sendWith }).catch((error: unknown) => setProblem(troubleOf(error).text));
  };
  const sheet = (): void => {
    leaveView();
    over.value = "sheet";
  };
  return (
    <>
      {problem && <FormProblem text={problem} />}
      <Setting title={t("notify.sendWith")} more={t("notify.sendWithMore")}>
        <Segments label={t("notify.sendWith")} value={client.state.value.preferences.sendWith} onChange={choose} options={[["enter", "Enter"], ["ctrl_enter", "Ctrl+Enter"]]} />
      </Setting>
      <Setting title={t("shell.shortcuts")}>
        <Button icon="keyboard" onClick={sheet}>
          {t("shell.shortcuts")} <Kbd keys="Ctrl+/" />
        </Button>
      </Setting>
    </>
  );
}
