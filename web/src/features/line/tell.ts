// What is said of each state of the line.
import type { LineState } from "../../app/client";
import { list, t, type Key } from "../../app/i18n";
import type { IconName } from "../../ui/icon";

export interface Told {
  readonly tone: "look" | "warn";
  readonly icon: IconName;
  readonly head: string;
  readonly tail: string;
}

const offNames: Readonly<Record<string, Key>> = {
  typing: "line.offTyping", presence: "line.offPresence", previews: "line.offPreviews", search: "line.offSearch",
};

export function tell(line: LineState, waiting: number, now: number): Told | null {
  switch (line.kind) {
    case "starting":
      return { tone: "look", icon: "wave", head: t("line.startingHead"), tail: t("line.keepWriting") };
    case "reconnecting": {
      const n = secondsTo(line.at, now);
      return { tone: "look", icon: "wave", head: n > 0 ? t("line.reconnectIn", { n }) : t("line.reconnectNow"), tail: t("line.keepWriting") };
    }
    case "restarting": {
      const n = secondsTo(line.at, now);
      return { tone: "look", icon: "wave", head: n > 0 ? t("line.restartIn", { n }) : t("line.restartNow"), tail: t("line.keepWriting") };
    }
    case "waiting": {
      const n = secondsTo(line.until, now);
      return { tone: "look", icon: "clock", head: n > 0 ? t("line.inLine", { n }) : t("line.inLineSoon"), tail: t("line.inLineTail") };
    }
    case "offline":
      return waiting > 0
        ? { tone: "warn", icon: "plug", head: t("line.offlineHeadWaiting", { n: waiting }), tail: t("line.offlineTailWaiting", { n: waiting }) }
        : { tone: "warn", icon: "plug", head: t("line.offlineHead"), tail: t("line.offlineTail") };
    case "busy": {
      const names = line.off.map((name) => (offNames[name] ? t(offNames[name]) : name));
      return { tone: "warn", icon: "info", head: t("line.busyHead"), tail: names.length > 0 ? t("line.busyTail", { names: list(names) }) : t("line.busyTailPlain") };
    }
    default:
      return null;
  }
}

// The same in a few words, for the foot of the sidebar. Null where there is nothing to say.
export function tellBriefly(line: LineState, now: number): string | null {
  switch (line.kind) {
    case "starting":
      return t("line.starting");
    case "reconnecting":
    case "restarting": {
      const n = secondsTo(line.at, now);
      return n > 0 ? t("line.nextTry", { n }) : t("line.reconnectNow");
    }
    case "waiting": {
      const n = secondsTo(line.until, now);
      return n > 0 ? t("line.inLineBrief", { n }) : t("line.inLineSoonBrief");
    }
    case "offline":
      return t("line.offline");
    case "busy":
      return t("line.busy");
    default:
      return null;
  }
}

export const secondsTo = (at: number, now: number): number => Math.max(0, Math.ceil((at - now) / 1000));
