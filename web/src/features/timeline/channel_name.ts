// What a channel is called on the page: #name, or the other people of a direct talk.
import type { Client } from "../../app/client";
import type { ChannelId } from "../../state/model";
import { nameIn } from "../messages/people_names";

export function channelName(client: Client, channel: ChannelId): string {
  const state = client.state.value;
  const held = state.channels.get(channel);
  if (!held) return "";
  if (held.kind !== "direct") return `#${held.name}`;
  const others = held.people.filter((id) => id !== state.me);
  return (others.length > 0 ? others : held.people).map((id) => nameIn(state, id)).join(", ");
}
