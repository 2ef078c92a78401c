// Whether a message notifies, and why: one pure function. Every reason has a sentence, so that "why did this not notify me?" has an answer.
import type { Channel, ChannelPreferences, Preferences, UserId } from "../../state/model";
import { keywordIn } from "./keywords";
import { quietUntil } from "./quiet_hours";

// What makes a message one's business.
export type Cause = "direct" | "mention" | "everybody" | "keyword" | "thread" | "all";
export type Silence =
  | "own" | "muted" | "levelNothing" | "levelMentions" | "notFollowed" // it is not one's business
  | "dnd" | "quiet" | "looking" | "read" | "late" // it is, but not now
  | "offHere" | "notAsked" | "denied" | "insecure" | "unsupported" | "failed"; // this browser shows nothing

export type Device = "on" | "offHere" | "notAsked" | "denied" | "insecure" | "unsupported";

export interface Verdict {
  readonly notify: boolean;
  readonly reason: Cause | Silence;
  readonly cause: Cause | null;
  readonly word: string; // the keyword
  readonly until: number | null; // when the silence ends
}

export interface Case {
  readonly me: UserId;
  readonly message: { readonly by: UserId; readonly text: string; readonly mentions: readonly string[]; readonly thread: number | null };
  readonly kind: Channel["kind"];
  readonly preferences: Preferences;
  readonly channel: ChannelPreferences;
  readonly followsThread: boolean;
  readonly dnd: boolean;
  readonly dndUntil: number | null;
  readonly read: boolean; // one's read cursor is past it already
  readonly late: boolean; // it was written a while ago and reached this browser only now
  readonly looking: boolean; // a tab of this browser shows the channel, in front
  readonly device: Device;
  readonly now: number;
}

export function decide(asked: Case): Verdict {
  const { message, preferences, channel, now } = asked;
  const [cause, word] = causeOf(asked);
  const not = (reason: Silence, until: number | null = null): Verdict => ({ notify: false, reason, cause, word, until });

  if (message.by === asked.me) return not("own");
  if (channel.muted && !(channel.muteUntil !== null && channel.muteUntil <= now)) return not("muted", channel.muteUntil);
  const level = channel.level === "default" ? preferences.level : channel.level;
  if (level === "nothing") return not("levelNothing");
  if (cause === null) return not(level === "all" ? "notFollowed" : "levelMentions");

  if (asked.read) return not("read");
  if (asked.dnd) return not("dnd", asked.dndUntil);
  const quiet = quietUntil(preferences.quietHours, now);
  if (quiet !== null) return not("quiet", quiet);
  if (asked.late) return not("late");
  if (asked.looking) return not("looking");
  if (asked.device !== "on") return not(asked.device);
  return { notify: true, reason: cause, cause, word, until: null };
}

function causeOf({ me, message, kind, preferences, channel, followsThread }: Case): [Cause | null, string] {
  if (message.mentions.includes(me)) return ["mention", ""];
  if (kind === "direct") return ["direct", ""];
  if (message.mentions.includes("@channel")) return ["everybody", ""];
  const word = preferences.keywords.find((one) => keywordIn(message.text, one));
  if (word !== undefined) return ["keyword", word];
  if (message.thread !== null && followsThread) return ["thread", ""];
  const level = channel.level === "default" ? preferences.level : channel.level;
  return [level === "all" && message.thread === null ? "all" : null, ""];
}
