// The server is started with limits so low that every resync reason and an overflow come within a minute.

import type { Recording } from "./recording.ts";

export const limits: Recording["limits"] = { pageEvents: 25, pullBehindMax: 100, meLogEventsMax: 60 };

export function settingsOf(loops: number): Record<string, string | number> {
  return {
    loops,
    rate_per_second: 0,
    outbox_bytes_max: 65_536,
    send_buffer_bytes: 16_384,
    page_events: limits.pageEvents,
    pull_behind_max: limits.pullBehindMax,
    me_log_events_max: limits.meLogEventsMax,
    stall_ms: 20_000,
    spread_ms: 200,
    drain_ms: 3_000,
    outgoing_allow_private: "127.0.0.0/8", // programs of the play itself
  };
}
