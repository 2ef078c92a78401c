// What one is told of a channel, and whether it is muted. Each choice holds at once, on all of one's devices.
import type { JSX } from "preact";
import { useState } from "preact/hooks";
import type { Client } from "../../app/client";
import { dateTime, t } from "../../app/i18n";
import { troubleOf } from "../../app/problems";
import type { Channel, ChannelPreferences, Preferences } from "../../state/model";
import { preferredIn } from "../../state/preferences";
import { Button } from "../../ui/button";
import { Dialog, DialogBody } from "../../ui/dialog";
import { FormProblem } from "../doors/door";
import { channelName } from "../timeline/channel_name";
import { endOfSpan } from "./disturb";
import styles from "./notify.module.css";

const levelWords = { all: "notify.levelAll", mentions: "notify.levelMentions", nothing: "notify.levelNothing" } as const;
type Mute = "off" | "hour" | "tomorrow" | "ever";

export function ChannelNotifications({ client, channel, onClose }: { client: Client; channel: Channel; onClose: () => void }): JSX.Element {
  const [problem, setProblem] = useState("");
  const state = client.state.value;
  const held = preferredIn(state, channel.id);
  const set = (change: Partial<ChannelPreferences>): void => {
    setProblem("");
    client.setChannelPreferences({ ...held, ...change }).catch((error: unknown) => setProblem(troubleOf(error).text));
  };
  const levels: readonly (readonly [ChannelPreferences["level"], string, string])[] = [
    ["default", t("notify.asEverywhere"), t(levelWords[state.preferences.level])],
    ...(["all", "mentions", "nothing"] as const).map((level: Preferences["level"]) => [level, t(levelWords[level]), ""] as const),
  ];
  const mutes: readonly (readonly [Mute, string, string])[] = [
    ["off", t("notify.muteOff"), ""],
    ["hour", t("notify.muteHour"), ""],
    ["tomorrow", t("notify.muteTomorrow"), ""],
    ["ever", t("notify.muteEver"), ""],
  ];
  const mute = (next: Mute): void =>
    set({ muted: next !== "off", muteUntil: next === "hour" || next === "tomorrow" ? endOfSpan(next, new Date()).getTime() : null });
  return (
    <Dialog title={t("notify.channelTitle", { name: channelName(client, channel.id) })} onClose={onClose}>
      <DialogBody actions={<Button kind="main" onClick={onClose}>{t("notify.done")}</Button>}>
        <div class={styles.channel}>
          {problem && <FormProblem text={problem} />}
          <section>
            <h3>{t("notify.tellOf")}</h3>
            <Pick label={t("notify.tellOf")} value={held.level} options={levels} onChange={(level) => set({ level })} />
          </section>
          <section>
            <h3>{t("notify.mute")}</h3>
            <p>{held.muted && held.muteUntil !== null ? t("notify.mutedUntil", { until: dateTime(new Date(held.muteUntil).toISOString()) }) : t("notify.muteMore")}</p>
            <Pick label={t("notify.mute")} value={!held.muted ? "off" : held.muteUntil === null ? "ever" : spanOf(held.muteUntil)} options={mutes} onChange={mute} />
          </section>
        </div>
      </DialogBody>
    </Dialog>
  );
}

const spanOf = (until: number): Mute => (until - Date.now() <= 3_600_000 ? "hour" : "tomorrow");

interface PickProps<T extends string> {
  label: string;
  value: T;
  options: readonly (readonly [T, string, string])[];
  onChange: (value: T) => void;
}

function Pick<T extends string>({ label, value, options, onChange }: PickProps<T>): JSX.Element {
  return (
    <div class={styles.pick} role="radiogroup" aria-label={label}>
      {options.map(([option, words, more]) => (
        <label key={option}>
          <input type="radio" name={label} checked={option === value} onChange={() => onChange(option)} />
          <span>
            {words} {more && <small>{more}</small>}
          </span>
        </label>
      ))}
    </div>
  );
}
