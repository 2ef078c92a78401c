// What stands in the stream, top to bottom: day lines, the new-messages line, messages in groups, one's own unsent ones at the end.
import type { Pending } from "../../app/client";
import type { Message, Seq, UserId } from "../../state/model";

export type Row =
  | { readonly kind: "day"; readonly key: string; readonly at: string }
  | { readonly kind: "new"; readonly key: string; readonly count: number | null }
  | { readonly kind: "message"; readonly key: string; readonly message: Message; readonly first: boolean }
  | { readonly kind: "pending"; readonly key: string; readonly pending: Pending; readonly first: boolean };

export interface RowsInput {
  readonly messages: readonly Message[];
  readonly pending: readonly Pending[]; // of this channel
  readonly atBeginning: boolean; // nothing older is left on the server
  readonly atEnd: boolean; // nothing newer is left on the server
  readonly newAfter: Seq | null; // the read cursor when the reader came
  readonly me: UserId | null;
}

export const groupWithinMs = 5 * 60_000;

export function rowsOf({ messages, pending, atBeginning, atEnd, newAfter, me }: RowsInput): readonly Row[] {
  const rows: Row[] = [];
  let before: { by: string | null; at: number; day: string } | null = null;
  // Where the reader left off may be further back than what is held.
  let lineDue = newAfter !== null && (atBeginning || (messages[0]?.seq ?? Infinity) <= newAfter + 1);

  const place = (by: string | null, at: number): boolean => {
    const day = dayOf(at);
    if (before?.day !== day) rows.push({ kind: "day", key: `d:${day}`, at: new Date(at).toISOString() });
    const first = !before || before.day !== day || before.by !== by || at - before.at > groupWithinMs || rows.at(-1)?.kind === "new";
    before = { by, at, day };
    return first;
  };

  for (const message of messages) {
    if (lineDue && message.seq > (newAfter ?? 0) && message.by !== me && !message.deleted) {
      lineDue = false;
      const at = Date.parse(message.at);
      if (before !== null && dayOf(at) !== (before as { day: string }).day) {
        rows.push({ kind: "day", key: `d:${dayOf(at)}`, at: message.at });
        before = { by: null, at, day: dayOf(at) };
      }
      rows.push({ kind: "new", key: "new", count: atEnd ? countNew(messages, newAfter ?? 0, me) : null });
    }
    const first = place(voiceOf(message), Date.parse(message.at));
    rows.push({ kind: "message", key: keyOf(message, me), message, first });
  }
  if (!atEnd) return rows;
  const known = new Set(messages.filter((message) => message.by === me).map((message) => message.key));
  for (const item of pending) {
    if (known.has(item.key)) continue; // stored and told, while its acknowledgement is still on the way
    const first = place(me, item.typedAt);
    rows.push({ kind: "pending", key: `k:${item.key}`, pending: item, first });
  }
  return rows;
}

// One program may speak under several names.
const voiceOf = (message: Message): string => (message.as ? `${message.by} ${message.as.name} ${message.as.icon}` : message.by);

// One's own message keeps its place on the page when it becomes stored: the key it was sent under names it before and after.
const keyOf = (message: Message, me: UserId | null): string => (message.by === me && message.key ? `k:${message.key}` : `s:${message.seq}`);

const countNew = (messages: readonly Message[], after: Seq, me: UserId | null): number =>
  messages.filter((message) => message.seq > after && message.by !== me && !message.deleted).length;

export function dayOf(at: number): string {
  const date = new Date(at);
  return `${date.getFullYear()}-${date.getMonth() + 1}-${date.getDate()}`;
}

export const rowOfSeq = (rows: readonly Row[], seq: Seq): number => rows.findIndex((row) => row.kind === "message" && row.message.seq === seq);
