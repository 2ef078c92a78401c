// Reacting: what is shown is what is known with one's own wishes over it, and what is used often stands at hand.
import { computed, signal } from "@preact/signals";
import { t } from "../../app/i18n";
import { wishOf } from "../../app/calls/marks";
import type { Client } from "../../app/client";
import { keep, recall } from "../../app/preferences";
import { troubleOf } from "../../app/problems";
import { withReaction, withoutReaction } from "../../state/changes";
import type { ChannelId, Message, Reaction, UserId } from "../../state/model";
import { say } from "../../ui/toast";

export function shownReactions(message: Message, channel: ChannelId, me: UserId | null, wishes: ReadonlyMap<string, boolean>): readonly Reaction[] {
  if (wishes.size === 0 || me === null) return message.reactions;
  const start = wishOf(channel, message.seq, "");
  let shown = message.reactions;
  for (const [name, on] of wishes) {
    if (!name.startsWith(start)) continue;
    const emoji = name.slice(start.length);
    shown = on ? withReaction(shown, emoji, me) : withoutReaction(shown, emoji, me);
  }
  return shown;
}

export function toggleReaction(client: Client, channel: ChannelId, message: Message, emoji: string): void {
  const { me } = client.state.peek();
  const mine = shownReactions(message, channel, me, client.wishes.peek()).some((one) => one.emoji === emoji && one.users.includes(me ?? ""));
  if (!mine) used(emoji);
  client.react(channel, message.seq, emoji, !mine).catch((error: unknown) => say(t("timeline.notDone", { detail: troubleOf(error).text })));
}

// How often each emoji was chosen on this device, the last chosen first.
type Used = readonly (readonly [emoji: string, times: number])[];
const usedMost = 40;
const recentMost = 18;
const firstQuick = ["👍", "🎉", "👀"];

const chosen = signal<Used>(kept());

export const recentEmoji = computed(() => chosen.value.slice(0, recentMost).map(([emoji]) => emoji));
export const quickEmoji = computed(() => {
  const often = [...chosen.value].filter(([, times]) => times > 1).sort((a, b) => b[1] - a[1]).map(([emoji]) => emoji);
  return [...new Set([...often, ...firstQuick])].slice(0, 3);
});

export function used(emoji: string): void {
  const times = chosen.value.find(([one]) => one === emoji)?.[1] ?? 0;
  chosen.value = [[emoji, times + 1] as const, ...chosen.value.filter(([one]) => one !== emoji)].slice(0, usedMost);
  keep("emoji", JSON.stringify(chosen.value));
}

function kept(): Used {
  try {
    const told: unknown = JSON.parse(recall("emoji") ?? "[]");
    return Array.isArray(told) ? told.filter((one): one is [string, number] => Array.isArray(one) && typeof one[0] === "string" && typeof one[1] === "number").slice(0, usedMost) : [];
  } catch {
    return [];
  }
}
