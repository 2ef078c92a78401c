// The ledger in the console.
import type { Counted } from "../../i18n";

export const ledger = {
  equal: { one: "Today {accepted} accepted = committed = sequenced, {n} breach", other: "Today {accepted} accepted = committed = sequenced, {n} breaches" },
  unknown: { one: "{n} of these was stored just before the server was killed: its sender settles it by sending again.", other: "{n} of these were stored just before the server was killed: their senders settle them by sending again." },
  breaches: { one: "A client reports {n} breach: an event was left out or changed on the way to it. It has read again; keep the log and report this.", other: "Clients report {n} breaches: events were left out or changed on the way to them. They have read again; keep the log and report this." },
  differs: "Today {accepted} accepted, {committed} committed, {sequenced} sequenced: they should be equal. Keep the data folder, run holdfast ledger, and report this.",
  past: "On {days} they were not equal. Run holdfast ledger to see.",
} satisfies Record<string, string | Counted>;

export type LedgerWords = { readonly [K in keyof typeof ledger]: (typeof ledger)[K] extends string ? string : Counted };
