// A long session must not grow without end: what is far from the reader is let go, and read again when they come near.
import { useEffect } from "preact/hooks";
import type { Client } from "../../app/client";
import type { ChannelId, Seq, Timeline } from "../../state/model";

export const heldMost = 3_000;

// `middle`: where the reader is; null at the end.
export function useTrimming(client: Client, channel: ChannelId, timeline: Timeline | undefined, middle: Seq | null): void {
  const much = (timeline?.messages.length ?? 0) > heldMost && timeline?.loading === "none";
  useEffect(() => {
    if (much) client.trim(channel, middle);
  }, [much]);
}
