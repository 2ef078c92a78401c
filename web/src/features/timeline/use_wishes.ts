// What other parts of the window ask of the stream: to show its end after a post or Esc, or an unsent message of one's own.
import { useEffect, useLayoutEffect } from "preact/hooks";
import { threadAt, type Place } from "../../state/places";
import { posted, settled, shownPending, unsettled } from "../messages/wishes";

export function useWishes(place: Place, settle: () => void, toUnsent: (key: string) => void): void {
  const postedNow = posted.value;
  useEffect(() => {
    if (postedNow?.place !== place) return;
    posted.value = null; // or it would be wished again when one comes back
    settle();
  }, [postedNow]);
  const settledNow = settled.value;
  useEffect(() => {
    if (settledNow?.channel !== place) return;
    settled.value = null;
    settle();
  }, [settledNow]);
  const shownNow = shownPending.value;
  useLayoutEffect(() => {
    if (shownNow?.place !== place) return;
    shownPending.value = null;
    toUnsent(shownNow.key);
  }, [shownNow]);
}

// Esc elsewhere means the channel's stream, and only while there is something in it to be done with.
export function useUnsettled(place: Place, now: boolean): void {
  useEffect(() => {
    if (threadAt(place) !== null) return;
    unsettled.value = now;
    return () => void (unsettled.value = false);
  }, [now]);
}
