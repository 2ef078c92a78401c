// What others see of me: picture, name, title, time zone, presence, status.
import type { JSX } from "preact";
import { useState } from "preact/hooks";
import type { Client } from "../../app/client";
import { dateTime, t } from "../../app/i18n";
import { Field } from "../../ui/field";
import { Segments } from "../../ui/parts";
import { FormProblem } from "../doors/door";
import { useForm } from "../doors/use_form";
import { Line } from "./line";
import { Picture } from "./picture";
import { Setting } from "./settings";
import { Zone } from "./zone";

export function Profile({ client }: { client: Client }): JSX.Element {
  const state = client.state.value;
  const me = state.me ? state.people.get(state.me) : undefined;
  const presence = state.me ? state.presence.get(state.me) : undefined;
  const shown = presence?.state === "away" || presence?.state === "dnd" ? presence.state : "online";
  const name = useForm({ text: me?.displayName ?? "" }, { display_name: "text" });
  const title = useForm({ text: me?.title ?? "" }, { title: "text" });
  const status = useForm({ text: presence?.text ?? "" });
  const [keep, setKeep] = useState<Keep>("never");
  const [problem, setProblem] = useState("");
  const choose = (next: "online" | "away" | "dnd"): void => {
    setProblem("");
    client.setStatus(next, presence?.text ?? "", presence?.emoji ?? "", untilText(presence?.until ?? null)).catch(() => setProblem(t("shell.noNetwork")));
  };
  return (
    <>
      {me && <Picture client={client} me={me} />}
      <Setting title={t("settings.displayName")} more={t("settings.displayNameMore", { username: me?.username ?? "" })} wide>
        <Line form={name} onSave={(text) => client.updateMe({ displayName: text })} needed>
          <Field label={t("settings.displayName")} hideLabel value={name.values.text} onInput={name.set("text")} problem={name.problemOf("text")} autocomplete="name" />
        </Line>
      </Setting>
      <Setting title={t("settings.jobTitle")} more={t("settings.jobTitleMore")} wide>
        <Line form={title} onSave={(text) => client.updateMe({ title: text })}>
          <Field label={t("settings.jobTitle")} hideLabel placeholder={t("settings.jobTitleHint")} value={title.values.text} onInput={title.set("text")} problem={title.problemOf("text")} maxLength={100} autocomplete="organization-title" />
        </Line>
      </Setting>
      {me && <Zone client={client} held={me.timeZone} />}
      <Setting title={t("settings.presence")} more={t("settings.presenceMore")}>
        <Segments label={t("settings.presence")} value={shown} onChange={choose} options={[["online", t("settings.auto")], ["away", t("settings.away")], ["dnd", t("settings.dnd")]]} />
      </Setting>
      {problem && <FormProblem text={problem} />}
      <Setting title={t("settings.status")} more={presence?.until ? t("settings.clearsAt", { when: dateTime(untilText(presence.until) ?? "") }) : t("settings.statusMore")} wide>
        <Line form={status} onSave={(text) => client.setStatus(shown, text, presence?.emoji ?? "", text === "" ? null : endOf(keep, new Date()))}>
          <Field label={t("settings.statusText")} hideLabel placeholder={t("settings.statusHint")} value={status.values.text} onInput={status.set("text")} problem={status.problemOf("text")} maxLength={100} autocomplete="off" />
        </Line>
        <Segments label={t("settings.clearAfter")} value={keep} onChange={setKeep} options={[["never", t("settings.clearNever")], ["half", t("settings.clearHalf")], ["hour", t("settings.clearHour")], ["day", t("settings.clearDay")]]} />
      </Setting>
    </>
  );
}

export type Keep = "never" | "half" | "hour" | "day";

// When a status that is set now ends by itself.
export function endOf(keep: Keep, now: Date): string | null {
  if (keep === "never") return null;
  const end = keep === "day" ? new Date(now.getFullYear(), now.getMonth(), now.getDate() + 1) : new Date(now.getTime() + (keep === "half" ? 30 : 60) * 60_000);
  return end.toISOString();
}

const untilText = (until: number | null): string | null => (until === null ? null : new Date(until).toISOString());
