// What admins ask of the server: lists, figures, and what they do with the accounts of others.
import type { Rest } from "../../api/rest";
import type { UserId } from "../../state/model";
import type { Command } from "../commands";

type Role = "guest" | "member" | "admin" | "owner";
type Question = Readonly<Record<string, string | number | boolean | undefined>>;

export interface AdminPerson {
  readonly user: { readonly id: UserId; readonly username: string; readonly display_name: string; readonly role: Role; readonly bot: boolean; readonly active: boolean; readonly avatar: string | null; readonly title?: string; readonly version: number };
  readonly email?: string;
  readonly last_seen?: string;
  readonly created_at: string;
  readonly sessions: number;
  readonly tokens: number;
  readonly waiting: boolean;
  readonly bot_owner?: UserId;
}
export interface PeoplePage {
  readonly items: readonly AdminPerson[];
  readonly total: number;
  readonly counts: { readonly active: number; readonly waiting: number; readonly deactivated: number; readonly bots: number };
}

export interface AdminChannel {
  readonly id: string;
  readonly name: string;
  readonly topic: string;
  readonly archived: boolean;
  readonly created_at: string;
  readonly members: number;
  readonly messages: number;
  readonly last_activity?: string;
}
export interface ChannelPage {
  readonly items: readonly AdminChannel[];
  readonly total: number;
  readonly public: number;
  readonly archived: number;
  readonly private: number;
  readonly directs: number;
}

export interface AuditEntry {
  readonly id: number;
  readonly at: string;
  readonly by?: UserId;
  readonly action: string;
  readonly about?: UserId;
  readonly detail: Readonly<Record<string, unknown>>;
}
export interface AuditPage {
  readonly items: readonly AuditEntry[];
  readonly next_before?: number;
}

export type ProgramKind = "incoming" | "outgoing" | "command" | "bot";
export interface AdminProgram {
  readonly kind: ProgramKind;
  readonly id: string;
  readonly name: string;
  readonly bot: UserId;
  readonly bot_name: string;
  readonly owner?: UserId;
  readonly owner_name: string;
  readonly channel?: string;
  readonly channel_name: string; // empty where it is private
  readonly state: "working" | "paused" | "failing";
  readonly last_used?: string;
  readonly failures: number;
  readonly trouble: string;
  readonly created_at: string;
}
export interface ProgramPage {
  readonly items: readonly AdminProgram[];
  readonly total: number;
  readonly incoming: number;
  readonly outgoing: number;
  readonly commands: number;
  readonly bots: number;
}

export interface FileUse {
  readonly bytes: number;
  readonly contents: number;
  readonly said: number;
  readonly files: number;
  readonly coming: number;
  readonly file_bytes_max: number;
  readonly files_person_bytes_max: number;
  readonly files_bytes_max: number;
  readonly items: readonly { readonly user: UserId; readonly name: string; readonly username: string; readonly bytes: number; readonly files: number }[];
  readonly total: number;
}

export interface ImportRow {
  readonly line: number;
  readonly username: string;
  readonly display_name: string;
  readonly email?: string;
  readonly role: Role;
  readonly channels: readonly string[];
  readonly state: "create" | "exists" | "problem" | "created";
  readonly code: string;
  readonly field: string;
  readonly detail: string;
  readonly setup_code?: string;
  readonly expires_at?: string;
}
export interface ImportReport {
  readonly dry_run: boolean;
  readonly rows: number;
  readonly create: number;
  readonly created: number;
  readonly exists: number;
  readonly problems: number;
  readonly left: number;
  readonly ignored: readonly string[];
  readonly items: readonly ImportRow[];
}

export interface Statistics {
  readonly as_of: string;
  readonly days: readonly { readonly day: string; readonly messages: number; readonly posted: number; readonly connected: number; readonly joined: number }[];
  readonly channels: readonly { readonly id: string; readonly name: string; readonly messages: number }[];
  readonly messages: number;
  readonly in_public: number;
  readonly in_private: number;
  readonly in_directs: number;
  readonly people: number;
  readonly posted: number;
}

export type Signs = Readonly<Record<
  | "uptime_s" | "loops" | "connections" | "connections_max" | "connections_refused" | "streams" | "posts_last_minute" | "acks" | "ack_p50_us" | "ack_p99_us"
  | "ack_max_us" | "loop_lag_us" | "acknowledged" | "committed" | "refused" | "waiting" | "writer_queued" | "writer_queue_max" | "readers_queued"
  | "readers_queue_max" | "overflows" | "resyncs" | "cursors_off" | "database_bytes" | "wal_bytes" | "disk_free_bytes" | "disk_bytes" | "checkpoint_age_ms" | "memory_bytes",
  number
>>;
export interface Health {
  readonly version: string;
  readonly troubles: readonly string[];
  readonly signs: Signs;
}

interface LedgerCount {
  readonly name: string;
  readonly count: number;
}
export interface LedgerLine {
  readonly day: string;
  readonly accepted: number;
  readonly committed: number;
  readonly sequenced: number;
  readonly confirming: number;
  readonly unknown: number;
  readonly breaches: readonly LedgerCount[];
  readonly verdict: string; // equal, differs, breaches
}
export interface Ledger {
  readonly today: LedgerLine;
  readonly days: readonly LedgerLine[];
}

export interface AdminCalls {
  adminPeople(asked: Question): Promise<PeoplePage>;
  adminChannels(asked: Question): Promise<ChannelPage>;
  audit(asked: Question): Promise<AuditPage>;
  statistics(days: number): Promise<Statistics>;
  health(): Promise<Health>;
  ledger(): Promise<Ledger>;
  adminPrograms(asked: Question): Promise<ProgramPage>;
  adminSetProgram(program: AdminProgram, working: boolean): Promise<void>;
  adminRemoveProgram(program: AdminProgram): Promise<void>; // no bots: who has spoken stays
  adminFiles(asked: Question): Promise<FileUse>;
  changeRole(user: UserId, role: Role): Promise<void>;
  setActive(user: UserId, active: boolean): Promise<void>; // off: when it answers, nothing reaches them any more
  signOutEverywhere(user: UserId): Promise<void>;
  importPeople(file: string, dryRun: boolean): Promise<ImportReport>; // the file in base64; a real run makes one slice
  adminCreateBot(username: string, displayName: string): Promise<UserId>;
  adminCreateToken(bot: UserId, name: string): Promise<string>;
}

const places = { incoming: "hooks", outgoing: "outgoing", command: "commands" };

export function makeAdminCalls(rest: Rest, command: Command): AdminCalls {
  return {
    adminPeople: (asked) => rest.get("/admin/people", asked),
    adminChannels: (asked) => rest.get("/admin/channels", asked),
    audit: (asked) => rest.get("/admin/audit", asked),
    statistics: (days) => rest.get("/admin/statistics", { days, offset_minutes: -new Date().getTimezoneOffset() }),
    health: () => rest.get("/admin/health"),
    ledger: () => rest.get("/admin/ledger"),
    adminPrograms: (asked) => rest.get("/admin/programs", asked),
    async adminSetProgram({ kind, id }, working) {
      if (kind === "bot") return void (await command("POST", `/bots/${id}/${working ? "reactivate" : "deactivate"}`));
      await rest.ask("PATCH", `/${places[kind]}/${id}`, { body: kind === "incoming" ? { disabled: !working } : { paused: !working } });
    },
    adminRemoveProgram: async ({ kind, id }) => void (kind !== "bot" && (await rest.ask("DELETE", `/${places[kind]}/${id}`))),
    adminFiles: (asked) => rest.get("/admin/files", asked),
    changeRole: async (user, role) => void (await command("PUT", `/users/${user}/role`, { role })),
    setActive: async (user, active) => void (await command("POST", `/users/${user}/${active ? "reactivate" : "deactivate"}`)),
    signOutEverywhere: async (user) => void (await rest.ask("DELETE", `/users/${user}/sessions`)),
    importPeople: (file, dryRun) => rest.ask("POST", "/users/import", { body: { file, dry_run: dryRun } }),
    async adminCreateBot(username, displayName) {
      return (await command<{ id: UserId }>("POST", "/users", { username, display_name: displayName, bot: true })).id;
    },
    adminCreateToken: async (bot, name) => (await rest.ask<{ token: string }>("POST", `/users/${bot}/tokens`, { body: { name } })).token,
  };
}
