// What is said to this person alone and kept nowhere: answers to slash commands, and a word about a webhook that rests.
import { signal } from "@preact/signals";
import type { LogEvent } from "../sync/wire";
import type { ChannelId, UserId } from "../state/model";
import { say } from "../ui/toast";
import { t } from "./i18n";
import { troubleOf } from "./problems";

export interface Notice {
  readonly id: string; // of this page
  readonly key: string; // of the command that it answers
  readonly channel: ChannelId;
  readonly command: string; // with its slash
  readonly asked: string; // what followed it, where it was asked from here
  readonly at: string;
  readonly by: UserId | null; // the bot; null: nobody yet
  readonly text: string;
  readonly state: "asking" | "said" | "trouble";
}

export interface Told {
  readonly channel: string;
  readonly key: string;
  readonly command: string;
  readonly by: string;
  readonly at: string;
  readonly text: string;
  readonly trouble?: string;
}

const heldMost = 30;
const patienceMs = 8_000; // the server gives a program three seconds, and the line may be slow
export const notices = signal<readonly Notice[]>([]);
let last = 0;

const add = (notice: Omit<Notice, "id">): void => void (notices.value = [...notices.value, { ...notice, id: `n${++last}` }].slice(-heldMost));
const put = (key: string, change: Partial<Notice>): void => void (notices.value = notices.value.map((one) => (one.key === key && one.state === "asking" ? { ...one, ...change } : one)));

export const dismiss = (id: string): void => void (notices.value = notices.value.filter((one) => one.id !== id));

// From this page itself: a word about what was typed.
export function tellHere(channel: ChannelId, command: string, text: string): void {
  add({ key: "", channel, command, asked: "", at: new Date().toISOString(), by: null, text, state: "said" });
}

export function asking(channel: ChannelId, key: string, command: string, asked: string): void {
  add({ key, channel, command, asked, at: new Date().toISOString(), by: null, text: "", state: "asking" });
  setTimeout(() => put(key, { state: "trouble", text: t("bots.noWord") }), patienceMs);
}

export function refusedCommand(key: string, error: unknown): void {
  put(key, { state: "trouble", text: troubleOf(error).text });
}

// Only the first answer takes the place of the question; later ones, and those of other devices, stand by themselves.
export function heardNotice({ channel, key, command, by, at, text, trouble }: Told): void {
  const asked = notices.value.find((one) => one.key === key && one.state === "asking");
  const words = trouble ? troubleText(trouble) : text;
  if (asked && !words) return dismiss(asked.id); // it says nothing, or says it in the channel
  if (asked) return put(key, { by, at, text: words, state: trouble ? "trouble" : "said" });
  if (words) add({ key, channel, command, asked: "", at, by, text: words, state: trouble ? "trouble" : "said" });
}

export function heardEvent(event: LogEvent): void {
  if (event.kind !== "outgoing.paused") return;
  const { name, trouble } = event["hook"] as { name: string; trouble: string };
  say(t("bots.restsNow", { name, trouble: troubleText(trouble) }));
}

export function troubleText(trouble: string): string {
  const status = /^(?:status_)?(\d{3})$/.exec(trouble)?.[1];
  if (status) return t("bots.troubleStatus", { n: Number(status) });
  switch (trouble) {
    case "timeout":
      return t("bots.troubleTimeout");
    case "unknown_host":
      return t("bots.troubleHost");
    case "refused_address":
      return t("bots.troubleAddress");
    case "not_understood":
      return t("bots.troubleWords");
    case "not_said":
      return t("bots.troubleSaid");
    case "left":
      return t("bots.troubleLeft");
    case "too_many_waiting":
      return t("bots.troubleWaiting");
    default:
      return t("bots.troubleReach");
  }
}
