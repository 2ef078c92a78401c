// Searching: a page of what was found, the newest first.
import type { Rest } from "../../api/rest";
import { messageOf } from "../../state/from-wire";
import type { ChannelId, Message } from "../../state/model";

export interface Found {
  readonly channel: ChannelId;
  readonly message: Message;
  readonly highlights: readonly { readonly start: number; readonly length: number }[];
}

export interface FoundPage {
  readonly items: readonly Found[];
  readonly next: number | null;
  readonly waiting: number; // messages of the workspace that cannot be found yet
}

export interface SearchCalls {
  search(query: string, cursor: number | null): Promise<FoundPage>;
}

interface WireFound {
  readonly items: readonly { channel: string; message: Record<string, unknown>; highlights: { start: number; length: number }[] }[];
  readonly next_cursor?: number | null;
  readonly waiting: number;
}

export function makeSearchCalls(rest: Rest): SearchCalls {
  return {
    async search(query, cursor) {
      const page = await rest.get<WireFound>("/search", { query, utc_offset: -new Date().getTimezoneOffset(), ...(cursor === null ? {} : { cursor }) });
      const items = page.items.map(({ channel, message, highlights }) => ({ channel, message: messageOf(message), highlights }));
      return { items, next: page.next_cursor ?? null, waiting: page.waiting };
    },
  };
}
