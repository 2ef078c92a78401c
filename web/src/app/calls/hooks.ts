// Addresses with which programs post.
import type { Rest } from "../../api/rest";
import type { ChannelId, UserId } from "../../state/model";

export interface Hook {
  readonly id: string;
  readonly channel: ChannelId;
  readonly name: string;
  readonly icon: string;
  readonly user: UserId;
  readonly createdBy: UserId;
  readonly createdAt: string;
  readonly disabled: boolean;
  readonly uses: number;
  readonly lastUsed: string | null;
}

export interface HookCalls {
  hooks(channel: ChannelId): Promise<{ readonly items: readonly Hook[]; readonly makers: "members" | "admins" }>;
  createHook(channel: ChannelId, name: string, icon: string): Promise<string>; // its path, told this once
  rotateHook(id: string): Promise<string>;
  updateHook(id: string, change: { readonly name?: string; readonly icon?: string; readonly disabled?: boolean }): Promise<void>;
  deleteHook(id: string): Promise<void>;
}

interface WireHook {
  readonly id: string;
  readonly channel: string;
  readonly name: string;
  readonly icon: string;
  readonly user: string;
  readonly created_by: string;
  readonly created_at: string;
  readonly disabled: boolean;
  readonly uses: number;
  readonly last_used: string | null;
}

const hookOf = ({ created_by, created_at, last_used, ...rest }: WireHook): Hook => ({ ...rest, createdBy: created_by, createdAt: created_at, lastUsed: last_used });

export function makeHookCalls(rest: Rest): HookCalls {
  return {
    async hooks(channel) {
      const { items, makers } = await rest.get<{ items: WireHook[]; makers: "members" | "admins" }>(`/channels/${channel}/hooks`);
      return { items: items.map(hookOf), makers };
    },
    createHook: async (channel, name, icon) => (await rest.ask<{ path: string }>("POST", `/channels/${channel}/hooks`, { body: { name, icon } })).path,
    rotateHook: async (id) => (await rest.ask<{ path: string }>("POST", `/hooks/${id}/rotate`)).path,
    updateHook: async (id, change) => void (await rest.ask("PATCH", `/hooks/${id}`, { body: change })),
    deleteHook: async (id) => void (await rest.ask("DELETE", `/hooks/${id}`)),
  };
}
