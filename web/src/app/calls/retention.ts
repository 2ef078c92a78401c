// How long messages are kept: rules, holds, and what they would remove.
import type { Rest } from "../../api/rest";
import type { ChannelId, UserId } from "../../state/model";
import type { Command } from "../commands";

type Kind = "public" | "private" | "direct";

export interface ChannelRule {
  readonly channel: ChannelId;
  readonly kind: Kind;
  readonly name: string;
  readonly days: number | null;
  readonly hold: boolean;
}
export interface RetentionRules {
  readonly days: number; // 0: for ever
  readonly hold: boolean;
  readonly channels: readonly ChannelRule[];
  readonly people: readonly UserId[];
}
export interface WouldGo {
  readonly channel?: ChannelId;
  readonly kind: Kind;
  readonly name: string;
  readonly messages: number;
  readonly files: number;
  readonly bytes: number;
  readonly oldest?: string;
  readonly newest?: string;
}
export interface DryRun {
  readonly channels: readonly WouldGo[];
  readonly messages: number;
  readonly files: number;
  readonly bytes: number;
}
export interface Kept {
  readonly days: number;
  readonly hold: boolean;
}

export interface RetentionCalls {
  kept(channel: ChannelId): Promise<Kept>;
  retentionRules(): Promise<RetentionRules>;
  retentionDryRun(days: number): Promise<DryRun>; // as if the workspace kept messages for so many days
  setRetention(days: number, hold: boolean): Promise<void>;
  setChannelRetention(channel: ChannelId, days: number | null, hold: boolean): Promise<void>;
  holdPerson(user: UserId, hold: boolean): Promise<void>;
}

export function makeRetentionCalls(rest: Rest, command: Command): RetentionCalls {
  return {
    kept: (channel) => rest.get(`/channels/${channel}/retention`),
    retentionRules: () => rest.get("/admin/retention"),
    retentionDryRun: (days) => rest.get("/admin/retention/dry-run", { days }),
    setRetention: async (days, hold) => void (await command("PUT", "/workspace/retention", { days, hold })),
    setChannelRetention: async (channel, days, hold) => void (await command("PUT", `/channels/${channel}/retention`, { ...(days === null ? {} : { days }), hold })),
    holdPerson: async (user, hold) => void (await rest.ask("PUT", `/users/${user}/hold`, { body: { hold } })),
  };
}
