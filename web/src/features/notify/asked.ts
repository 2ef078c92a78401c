// The message of which somebody asks why it notified them, or did not.
import { signal } from "@preact/signals";
import type { ChannelId, Seq } from "../../state/model";

export const whyAsked = signal<{ readonly channel: ChannelId; readonly seq: Seq } | null>(null);
