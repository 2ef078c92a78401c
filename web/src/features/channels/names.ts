// How channels and people are called and ordered; pure, over the state.
import { t } from "../../app/i18n";
import type { Channel, ChannelId, State, User, UserId } from "../../state/model";

export const personName = (state: State, id: UserId): string => state.people.get(id)?.displayName ?? t("people.unknown");

// The others of a direct message; oneself where it is a note to oneself.
export function othersIn(state: State, channel: Channel): readonly UserId[] {
  const others = channel.people.filter((id) => id !== state.me);
  return others.length > 0 ? others : channel.people;
}

export function channelTitle(state: State, channel: Channel): string {
  if (channel.kind !== "direct") return channel.name;
  return othersIn(state, channel).map((id) => personName(state, id)).join(", ") || t("channels.direct");
}

// Latin before Han, Han by pinyin, figures by value.
export function byName(a: string, b: string): number {
  const han = (name: string): number => Number(/^\p{Script=Han}/u.test(name));
  return han(a) - han(b) || collator.compare(a, b);
}
const collator = new Intl.Collator("zh-Hans-CN", { numeric: true, sensitivity: "base" });

export interface Row {
  readonly channel: Channel;
  readonly title: string;
  readonly unread: boolean;
  readonly muted: boolean;
  readonly count: number; // mentions, or messages of a direct conversation: the number in kelp
  readonly other: User | undefined; // of a conversation of two
}

export interface Sections {
  readonly channels: readonly Row[];
  readonly directs: readonly Row[];
}

// What the sidebar shows: one's own channels by name, one's conversations with what is unread first.
export function sectionsOf(state: State): Sections {
  const rows = [...state.mine.values()].flatMap((mine) => {
    const channel = state.channels.get(mine.channel);
    if (!channel || (channel.archived && mine.unread === 0)) return [];
    const others = channel.kind === "direct" ? othersIn(state, channel) : [];
    const muted = state.channelPreferences.get(channel.id)?.muted ?? false;
    const count = channel.kind === "direct" ? Math.max(mine.unread, mine.mentions) : mine.mentions;
    const other = others.length === 1 ? state.people.get(others[0] ?? "") : undefined;
    return [{ channel, title: channelTitle(state, channel), unread: !muted && (mine.unread > 0 || mine.mentions > 0), muted, count: muted && channel.kind === "direct" ? mine.mentions : count, other }];
  });
  const byTitle = (a: Row, b: Row): number => byName(a.title, b.title);
  return {
    channels: rows.filter((row) => row.channel.kind !== "direct").sort(byTitle),
    directs: rows.filter((row) => row.channel.kind === "direct").sort((a, b) => Number(b.count > 0) - Number(a.count > 0) || byTitle(a, b)),
  };
}

// The next channel in the order of the sidebar, or the next unread one; around the end and on.
export function neighbour(sections: Sections, from: ChannelId | null, by: 1 | -1, unreadOnly: boolean): ChannelId | undefined {
  const rows = [...sections.channels, ...sections.directs];
  const at = rows.findIndex((row) => row.channel.id === from);
  for (let moved = 1; moved <= rows.length; moved++) {
    const start = at < 0 && by < 0 ? 0 : at;
    const row = rows[(start + by * moved + rows.length * 2) % rows.length];
    if (row && (!unreadOnly || row.unread) && row.channel.id !== from) return row.channel.id;
  }
  return undefined;
}

// What the title of the tab counts: everything meant for me.
export const forMe = ({ channels, directs }: Sections): number => [...channels, ...directs].reduce((sum, row) => sum + row.count, 0);
