// What stands below a message's words, top to bottom: a line for each feature.
import type { JSX } from "preact";
import type { Client } from "../../app/client";
import { MarkLine } from "../pins/pinned_line";
import { ReactionChips } from "../reactions/chips";
import { Cards } from "../cards/cards";
import { Quotes } from "../quotes/quotes";
import { ThreadBar } from "../threads/thread_bar";
import type { ChannelId, Message, State, UserId } from "../../state/model";
import { MessageFiles } from "../files/files";

export interface PartProps {
  readonly client: Client;
  readonly channel: ChannelId;
  readonly message: Message;
  readonly people: State["people"];
  readonly me: UserId | null;
  readonly inThread: boolean; // it stands in the panel of its thread
}

export const messageParts: readonly ((props: PartProps) => JSX.Element | null)[] = [Quotes, Cards, MessageFiles, MarkLine, ReactionChips, ThreadBar];
