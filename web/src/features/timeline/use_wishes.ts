// What other parts of the window ask of the stream: to show its end after a post or Esc, or an unsent message of one's own.
import { useEffect, useLayoutEffect } from "preact/hooks";
import type { ChannelId } from "../../state/model";
import { posted, settled, shownPending, unsettled } from "../messages/wishes";

export function useWishes(channel: ChannelId, settle: () => void, toUnsent: (key: string) => void): void {
  const postedNow = posted.value;
  useEffect(() => {
    if (postedNow?.channel !== channel) return;
    posted.value = null; // or it would be wished again when one comes back
    settle();
  }, [postedNow]);
  const settledNow = settled.value;
  useEffect(() => {
    if (settledNow?.channel !== channel) return;
    settled.value = null;
    settle();
  }, [settledNow]);
  const shownNow = shownPending.value;
  useLayoutEffect(() => {
    if (shownNow?.channel !== channel) return;
    shownPending.value = null;
    toUnsent(shownNow.key);
  }, [shownNow]);
}

// Esc elsewhere means the stream only while there is something in it to be done with.
export function useUnsettled(now: boolean): void {
  useEffect(() => {
    unsettled.value = now;
    return () => void (unsettled.value = false);
  }, [now]);
}
