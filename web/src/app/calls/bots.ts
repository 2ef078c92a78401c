// Programs: one's bots and tokens, what bots are told of, and the words they answer to. Asked when it is looked at; nothing is held.
import type { Rest } from "../../api/rest";
import { newKey } from "../../sync/keys";
import type { ChannelId, UserId } from "../../state/model";
import { isPassing } from "../../api/rest";
import { Refusal } from "../client";
import type { Command } from "../commands";
import { asking, refusedCommand } from "../notices";

export interface Token {
  readonly id: string;
  readonly name: string;
  readonly created_at: string;
  readonly last_used: string;
  readonly expires_at?: string | null;
}
export interface NewToken {
  readonly id: string;
  readonly token: string;
}
export interface Bot {
  readonly user: { readonly id: UserId; readonly username: string; readonly display_name: string; readonly active: boolean };
  readonly owner?: UserId | null;
  readonly channels: readonly ChannelId[];
  readonly tokens: readonly Token[];
}
export interface Outgoing {
  readonly id: string;
  readonly bot: UserId;
  readonly name: string;
  readonly url: string;
  readonly events: readonly string[];
  readonly channel?: ChannelId | null;
  readonly words: readonly string[];
  readonly standing: "running" | "paused" | "failing";
  readonly failures: number;
  readonly waiting: number;
}
export interface Delivery {
  readonly id: string;
  readonly event: string;
  readonly channel: ChannelId;
  readonly seq: number;
  readonly outcome: "waiting" | "done" | "failed";
  readonly attempts: number;
  readonly created_at: string;
  readonly tried_at?: string | null;
  readonly next_at?: string | null;
  readonly status: number;
  readonly trouble: string;
  readonly answer: string;
  readonly ms: number;
}
export interface SlashCommand {
  readonly id: string;
  readonly name: string;
  readonly description: string;
  readonly hint: string;
  readonly bot: UserId;
  readonly bot_name: string;
  readonly channel?: ChannelId | null;
  readonly url?: string;
}

export interface BotCalls {
  bots(): Promise<readonly Bot[]>;
  createBot(username: string, displayName: string): Promise<UserId>;
  renameBot(bot: UserId, displayName: string): Promise<void>;
  setBotActive(bot: UserId, active: boolean): Promise<void>;
  createToken(name: string, days: number | null, bot?: UserId): Promise<NewToken>; // of oneself, or of a bot
  endBotToken(bot: UserId, token: string): Promise<void>;
  webhooks(): Promise<readonly Outgoing[]>;
  createWebhook(wish: { bot: UserId; name: string; url: string; events: readonly string[]; channel: ChannelId | null; words: readonly string[] }): Promise<{ hook: Outgoing; secret: string }>;
  pauseWebhook(hook: string, paused: boolean): Promise<void>;
  webhookSecret(hook: string): Promise<string>; // another one
  removeWebhook(hook: string): Promise<void>;
  deliveries(hook: string, cursor?: string): Promise<{ items: readonly Delivery[]; next: string | null }>;
  replay(hook: string, delivery: string): Promise<Delivery>;
  slashCommands(own?: boolean): Promise<readonly SlashCommand[]>;
  createSlash(wish: { bot: UserId; name: string; description: string; hint: string; url: string }): Promise<{ command: SlashCommand; secret: string }>;
  slashSecret(command: string): Promise<string>;
  removeSlash(command: string): Promise<void>;
  runSlash(channel: ChannelId, name: string, text: string): void; // the answer comes as a notice
}

export function makeBotCalls(rest: Rest, command: Command): BotCalls {
  // Under one key however often it is sent: a program is asked once.
  async function run(channel: ChannelId, name: string, text: string): Promise<void> {
    const key = newKey();
    asking(channel, key, `/${name}`, text);
    for (let tries = 0; ; tries++) {
      try {
        return void (await rest.ask("POST", `/channels/${channel}/commands`, { key, body: { command: `/${name}`, text } }));
      } catch (error) {
        if (!(error instanceof Refusal) || !isPassing(error) || tries >= 2) return refusedCommand(key, error);
        await new Promise((wake) => setTimeout(wake, Math.max(error.retryMs, 400 * 2 ** tries)));
      }
    }
  }
  return {
    bots: async () => (await rest.get<{ items: Bot[] }>("/bots")).items,
    createBot: async (username, display_name) => (await command<{ id: UserId }>("POST", "/bots", { username, display_name })).id,
    renameBot: async (bot, display_name) => void (await command("PATCH", `/bots/${bot}`, { display_name })),
    setBotActive: async (bot, active) => void (await command("POST", `/bots/${bot}/${active ? "reactivate" : "deactivate"}`)),
    createToken: (name, days, bot) => rest.ask("POST", bot ? `/bots/${bot}/tokens` : "/tokens", { body: { name, ...(days ? { expires_in_days: days } : {}) } }),
    endBotToken: async (bot, token) => void (await rest.ask("DELETE", `/bots/${bot}/tokens/${token}`)),
    webhooks: async () => (await rest.get<{ items: Outgoing[] }>("/outgoing")).items,
    createWebhook: ({ channel, ...wish }) => rest.ask("POST", "/outgoing", { body: { ...wish, ...(channel ? { channel } : {}) } }),
    pauseWebhook: async (hook, paused) => void (await rest.ask("PATCH", `/outgoing/${hook}`, { body: { paused } })),
    webhookSecret: async (hook) => (await rest.ask<{ secret: string }>("POST", `/outgoing/${hook}/secret`, { body: {} })).secret,
    removeWebhook: async (hook) => void (await rest.ask("DELETE", `/outgoing/${hook}`)),
    async deliveries(hook, cursor) {
      const page = await rest.get<{ items: Delivery[]; next_cursor?: string | null }>(`/outgoing/${hook}/deliveries`, { limit: 30, cursor });
      return { items: page.items, next: page.next_cursor ?? null };
    },
    replay: (hook, delivery) => rest.ask("POST", `/outgoing/${hook}/deliveries/${delivery}/replay`, { body: {} }),
    slashCommands: async (own) => (await rest.get<{ items: SlashCommand[] }>("/commands", own ? { own: true } : {})).items,
    createSlash: (wish) => rest.ask("POST", "/commands", { body: wish }),
    slashSecret: async (id) => (await rest.ask<{ secret: string }>("POST", `/commands/${id}/secret`, { body: {} })).secret,
    removeSlash: async (id) => void (await rest.ask("DELETE", `/commands/${id}`)),
    runSlash: (channel, name, text) => void run(channel, name, text),
  };
}
