// What is asked of the server by request and answered once: each under one key, sent again for as long as its outcome is unknown.
import type { Rest } from "../api/rest";
import type { CursorBook } from "../sync/cursors";
import { newKey } from "../sync/keys";
import { learn, setMembers } from "../state/channels";
import { channelOf } from "../state/from-wire";
import type { Channel, ChannelId, UserId } from "../state/model";
import { applyPresence } from "../state/presence";
import type { Brain } from "./brain";
import { pause } from "./browser";
import { Refusal, type Client } from "./client";

type Commands = Pick<
  Client,
  | "edit" | "remove" | "members" | "createChannel" | "browse" | "look" | "join" | "leave" | "addMembers" | "removeMember" | "rename" | "setTopic" | "archive" | "direct"
  | "updateMe" | "changePassword" | "resetPassword" | "resetCode" | "setStatus" | "sessions" | "endSession" | "invite"
>;
type Method = "POST" | "PUT" | "PATCH" | "DELETE";
export type Command = <T = unknown>(method: Method, path: string, body?: object) => Promise<T>;

export function makeCommand(rest: Rest): Command {
  return async <T>(method: Method, path: string, body?: object): Promise<T> => {
    const key = newKey();
    for (let tries = 0; ; tries++) {
      try {
        const ack = await rest.ask<{ result?: T }>(method, path, { key, ...(body ? { body } : {}) });
        return ack.result as T;
      } catch (error) {
        const passing = error instanceof Refusal && (error.status === 0 || error.status === 429 || error.status === 503);
        if (!passing || tries >= 3) throw error;
        await pause(Math.max(error.retryMs, 300 * 2 ** tries * Math.random()));
      }
    }
  };
}

export function makeCommands(rest: Rest, brain: Brain, cursors: CursorBook, command: Command): Commands {
  const learned = (wireChannel: Record<string, unknown>): ChannelId => {
    const channel = channelOf(wireChannel);
    brain.apply((known) => learn(known, channel));
    return channel.id;
  };

  // A list that the line has overtaken is read again.
  async function readMembers(channel: ChannelId): Promise<void> {
    for (let tries = 0; tries < 3; tries++) {
      const users: UserId[] = [];
      let cursor: string | undefined;
      let asOf = Infinity;
      do {
        const page: { items: UserId[]; next_cursor?: string | null; as_of: number } = await rest.get(`/channels/${channel}/members`, { limit: 1000, cursor });
        users.push(...page.items);
        cursor = page.next_cursor ?? undefined;
        asOf = Math.min(asOf, page.as_of);
      } while (cursor);
      brain.apply((known) => setMembers(known, channel, users));
      if (asOf >= (cursors.at(channel)?.[0] ?? 0)) return;
    }
  }

  return {
    edit: async (channel, message, revision, text) => void (await command("PATCH", `/channels/${channel}/messages/${message}`, { revision, text })),
    remove: async (channel, message) => void (await command("DELETE", `/channels/${channel}/messages/${message}`)),

    async createChannel(name, kind, topic) {
      return learned(await command("POST", "/channels", { name, kind, topic }));
    },
    async browse(query) {
      const { items } = await rest.get<{ items: Record<string, unknown>[] }>("/channels", { query: query.trim(), limit: 200 });
      return items.map(channelOf).filter((channel: Channel) => channel.kind === "public");
    },
    look: async (channel) => void learned(await rest.get(`/channels/${channel}`)),
    join: async (channel) => void (await command("POST", `/channels/${channel}/join`)),
    leave: async (channel) => void (await command("POST", `/channels/${channel}/leave`)),
    members: (channel) => readMembers(channel).then(() => true, () => false),
    addMembers: async (channel, users) => void (await command("POST", `/channels/${channel}/members`, { users })),
    removeMember: async (channel, user) => void (await command("DELETE", `/channels/${channel}/members/${user}`)),
    rename: async (channel, name) => void (await command("PUT", `/channels/${channel}/name`, { name })),
    setTopic: async (channel, topic) => void (await command("PUT", `/channels/${channel}/topic`, { topic })),
    archive: async (channel, archived) => void (await command("POST", `/channels/${channel}/${archived ? "archive" : "restore"}`)),
    async direct(users) {
      return learned(await command("POST", "/directs", { users }));
    },

    updateMe: async ({ displayName, title, timeZone }) => void (await command("PATCH", "/me", { display_name: displayName, title, time_zone: timeZone })),
    async setStatus(state, text, emoji, until) {
      await command("PUT", "/me/status", { state, text, emoji, ...(until ? { until } : {}) });
      const { me } = brain.known;
      if (me) brain.apply((known) => applyPresence(known, { [me]: { state, text, emoji, until: until ?? null } }));
    },
    changePassword: async (current, password) => void (await rest.ask("POST", "/me/password", { body: { current, password } })),
    resetPassword: async (code, password) => void (await rest.ask("POST", "/password-resets", { body: { code, password } })),
    async resetCode(user) {
      return (await rest.ask<{ code: string }>("POST", `/users/${user}/password-reset`)).code;
    },
    async sessions() {
      const { items } = await rest.get<{ items: { id: string; name: string; bearer: boolean; created_at: string; last_used: string; current: boolean }[] }>("/sessions");
      return items.map(({ id, name, bearer, created_at, last_used, current }) => ({ id, name, program: bearer, createdAt: created_at, lastUsed: last_used, current }));
    },
    endSession: async (session) => void (await rest.ask("DELETE", `/sessions/${session}`)),
    async invite(role, uses) {
      const told = await rest.ask<{ code: string; expires_at: string }>("POST", "/invitations", { body: { role, uses } });
      return { code: told.code, expiresAt: told.expires_at };
    },
  };
}
