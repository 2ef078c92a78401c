// Why each of the last messages did or did not notify: kept on this device, for all of its tabs. It holds no words of any message.
import type { ChannelId, Seq, UserId } from "../../state/model";
import type { Verdict } from "./decide";

export interface NoticeRecord extends Verdict {
  readonly channel: ChannelId;
  readonly seq: Seq;
}

const keptMost = 300;
const nameOf = (user: UserId): string => `holdfast.notices.${user}`;

export function recordsOf(user: UserId): NoticeRecord[] {
  try {
    return JSON.parse(localStorage.getItem(nameOf(user)) ?? "[]") as NoticeRecord[];
  } catch {
    return [];
  }
}

export function record(user: UserId, one: NoticeRecord): void {
  const others = recordsOf(user).filter(({ channel, seq }) => channel !== one.channel || seq !== one.seq);
  try {
    localStorage.setItem(nameOf(user), JSON.stringify([...others, one].slice(-keptMost)));
  } catch {
    // Full or forbidden: then nobody can tell later.
  }
}

export const recordOf = (user: UserId, channel: ChannelId, seq: Seq): NoticeRecord | undefined => recordsOf(user).find((one) => one.channel === channel && one.seq === seq);
