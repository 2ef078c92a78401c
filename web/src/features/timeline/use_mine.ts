// What is one's own about the place that is shown: of a channel its membership, of a thread its cursor and counts in the same words.
import { useComputed } from "@preact/signals";
import { useMemo } from "preact/hooks";
import type { Client } from "../../app/client";
import type { Membership, Timeline } from "../../state/model";
import { channelAt, threadAt, type Place } from "../../state/places";
import { countsIn } from "../../state/threads";

export function useMine(client: Client, place: Place, timeline: Timeline | undefined): Membership | undefined {
  const membership = useComputed(() => client.state.value.mine.get(channelAt(place))).value;
  const thread = useComputed(() => client.state.value.threads.get(place)).value;
  const asOf = timeline?.asOf ?? 0;
  const own = useMemo(
    () => thread && { channel: thread.channel, visibleFrom: 1, read: thread.read, head: Math.max(asOf, thread.at, 1), ...countsIn(thread), countedAt: thread.at },
    [thread, asOf],
  );
  return threadAt(place) === null ? membership : own;
}
