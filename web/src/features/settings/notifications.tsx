// What one is told of: in this browser, and on all of one's devices.
import type { JSX } from "preact";
import { useEffect, useState } from "preact/hooks";
import type { Client } from "../../app/client";
import { t } from "../../app/i18n";
import { troubleOf } from "../../app/problems";
import type { Preferences } from "../../state/model";
import { Choices } from "../../ui/choices";
import { Field } from "../../ui/field";
import { Switch } from "../../ui/switch";
import { FormProblem } from "../doors/door";
import { useForm } from "../doors/use_form";
import { wordsIn } from "../notify/keywords";
import { Disturbing } from "./disturbing";
import { Here } from "./here";
import { Line } from "./line";
import { QuietHours } from "./quiet_hours";
import { Setting } from "./settings";

export function Notifications({ client }: { client: Client }): JSX.Element {
  const { preferences } = client.state.value;
  const [problem, setProblem] = useState("");
  const keywords = useForm({ text: preferences.keywords.join(", ") }, { keywords: "text" });
  const set = (change: Partial<Preferences>): void => {
    setProblem("");
    client.setPreferences(change).catch((error: unknown) => setProblem(troubleOf(error).text));
  };
  // Changed on another device meanwhile.
  useEffect(() => {
    if (wordsIn(keywords.values.text).join() !== preferences.keywords.join()) keywords.set("text")(preferences.keywords.join(", "));
  }, [preferences.keywords.join()]);
  return (
    <>
      <Here />
      {problem && <FormProblem text={problem} />}
      <Setting title={t("notify.tellOf")} wide>
        <Choices
          label={t("notify.tellOf")}
          hideLabel
          value={preferences.level}
          onChange={(level) => set({ level })}
          options={[
            { value: "all", title: t("notify.levelAll"), more: t("notify.levelAllMore") },
            { value: "mentions", title: t("notify.levelMentions"), more: t("notify.levelMentionsMore") },
            { value: "nothing", title: t("notify.levelNothing"), more: t("notify.levelNothingMore") },
          ]}
        />
      </Setting>
      <Setting title={t("notify.keywords")} more={t("notify.keywordsMore")} wide>
        <Line form={keywords} onSave={(text) => client.setPreferences({ keywords: wordsIn(text) })}>
          <Field label={t("notify.keywords")} hideLabel placeholder={t("notify.keywordsHint")} value={keywords.values.text} onInput={keywords.set("text")} problem={keywords.problemOf("text")} autocomplete="off" />
        </Line>
      </Setting>
      <Disturbing client={client} />
      <QuietHours quiet={preferences.quietHours} onChange={(quietHours) => set({ quietHours })} />
      <Setting title={t("notify.preview")} more={t("notify.previewMore")}>
        <Switch label={t("notify.preview")} on={preferences.preview} onChange={(preview) => set({ preview })} />
      </Setting>
      <Setting title={t("notify.sound")} more={t("notify.soundMore")}>
        <Switch label={t("notify.sound")} on={preferences.sound} onChange={(sound) => set({ sound })} />
      </Setting>
    </>
  );
}
