// A place is where messages are read and written: a channel, or a thread in it. Named by one string: "C7" or "C7/413".
import type { ChannelId, Seq } from "./model";

export type Place = string;

export const placeOf = (channel: ChannelId, thread: Seq | null | undefined): Place => (thread ? `${channel}/${thread}` : channel);
export const channelAt = (place: Place): ChannelId => place.split("/", 1)[0] ?? place;
export function threadAt(place: Place): Seq | null {
  const slash = place.indexOf("/");
  return slash < 0 ? null : Number(place.slice(slash + 1));
}
