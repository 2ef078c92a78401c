// What one is told of: for everything, and apart for each channel. @me carries it, so all of one's devices have the same.
import type { LogEvent } from "../sync/wire";
import { dayNames } from "./at_first";
import { having, put, type Known } from "./known";
import type { ChannelId, ChannelPreferences, Preferences, Seq } from "./model";

type Fields = Readonly<Record<string, unknown>>;

export const channelAtFirst = (channel: ChannelId): ChannelPreferences => ({ channel, level: "default", muted: false, muteUntil: null });
export const preferredIn = (state: Pick<Known, "channelPreferences">, channel: ChannelId): ChannelPreferences => state.channelPreferences.get(channel) ?? channelAtFirst(channel);

export function preferencesOf(wire: Fields): Preferences {
  const quiet = (wire["quiet_hours"] ?? {}) as Fields;
  const texts = (value: unknown): string[] => (Array.isArray(value) ? value.map(String) : []);
  return {
    level: wire["level"] as Preferences["level"],
    keywords: texts(wire["keywords"]),
    quietHours: {
      on: quiet["on"] === true,
      fromMinute: Number(quiet["from_minute"]),
      toMinute: Number(quiet["to_minute"]),
      days: dayNames.filter((day) => texts(quiet["days"]).includes(day)),
      timeZone: String(quiet["time_zone"] ?? ""),
    },
    sound: wire["sound"] !== false,
    preview: wire["preview"] !== false,
    sendWith: wire["send_with"] as Preferences["sendWith"],
  };
}

export function toWire({ level, keywords, quietHours: quiet, sound, preview, sendWith }: Preferences): object {
  const quiet_hours = { on: quiet.on, from_minute: quiet.fromMinute, to_minute: quiet.toMinute, days: quiet.days, time_zone: quiet.timeZone };
  return { level, keywords, quiet_hours, sound, preview, send_with: sendWith };
}

export function channelPreferencesOf(wire: Fields): ChannelPreferences {
  const until = wire["mute_until"];
  return {
    channel: String(wire["channel"]),
    level: wire["level"] as ChannelPreferences["level"],
    muted: wire["muted"] === true,
    muteUntil: typeof until === "string" ? Date.parse(until) : null,
  };
}

export function reducePreferences(state: Known, event: LogEvent): Known {
  if (event.kind === "preferences.changed") return having(state, { preferences: preferencesOf(event["preferences"] as Fields) });
  if (event.kind !== "channel_preferences.changed") return state;
  const told = channelPreferencesOf(event["channel_preferences"] as Fields);
  return having(state, { channelPreferences: put(state.channelPreferences, told.channel, told) });
}

export interface WirePreferences {
  readonly as_of: Seq;
  readonly preferences: Fields;
  readonly channels: readonly Fields[];
}

// Null when the answer is older than what is known.
export function applyPreferences(state: Known, told: WirePreferences): Known | null {
  if (told.as_of < state.folded.me) return null;
  const channels = told.channels.map(channelPreferencesOf);
  return { ...state, preferences: preferencesOf(told.preferences), channelPreferences: new Map(channels.map((one) => [one.channel, one])), preferencesRead: true };
}

// What was muted until a time is not after it.
export function expireMutes(state: Known, now: number): Known {
  const over = [...state.channelPreferences.values()].filter(({ muted, muteUntil }) => muted && muteUntil !== null && muteUntil <= now);
  if (over.length === 0) return state;
  return { ...state, channelPreferences: new Map([...state.channelPreferences, ...over.map((one) => [one.channel, { ...one, muted: false, muteUntil: null }] as const)]) };
}

export const nextUnmuting = (state: Known): number => Math.min(...[...state.channelPreferences.values()].map(({ muteUntil }) => muteUntil ?? Infinity));
