// What one part of the talk asks of another: "edit this one", "write this again". Held nowhere else, and only for as long as it is wished.
import { signal } from "@preact/signals";
import type { ChannelId, File, Seq } from "../../state/model";

export const editing = signal<{ readonly channel: ChannelId; readonly seq: Seq } | null>(null);

// Text that goes back into the box, such as that of a refused message, with its files.
export const rewrite = signal<{ readonly channel: ChannelId; readonly text: string; readonly files?: readonly File[] } | null>(null);

// Raised when one's own message goes out: the stream then shows its end.
export const posted = signal<{ readonly channel: ChannelId } | null>(null);

// Counted up when the box should have the focus again, such as after an edit.
export const writeAgain = signal(0);

// One's own unsent message that is to be shown: the stream goes to it.
export const shownPending = signal<{ readonly channel: ChannelId; readonly key: string } | null>(null);

// The reader says: all seen, to the end. `unsettled`: whether there is anything to be done with.
export const settled = signal<{ readonly channel: ChannelId } | null>(null);
export const unsettled = signal(false);

// A dialog of the channel's header that is asked for from elsewhere.
export const asked = signal<{ readonly channel: ChannelId; readonly what: "topic" | "add" } | null>(null);

// A message that is to be sent on, and one whose reactions are to be looked through.
export const forwarding = signal<{ readonly channel: ChannelId; readonly seq: Seq } | null>(null);
export const reactors = signal<{ readonly channel: ChannelId; readonly seq: Seq; readonly emoji: string | null } | null>(null);
