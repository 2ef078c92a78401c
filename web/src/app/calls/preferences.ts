// What one is told of, told to the server: shown at once, taken back when it was refused.
import { put } from "../../state/known";
import type { ChannelPreferences, Preferences } from "../../state/model";
import { toWire } from "../../state/preferences";
import type { Brain } from "../brain";
import type { Command } from "../commands";

export interface PreferenceCalls {
  setPreferences(change: Partial<Preferences>): Promise<void>;
  setChannelPreferences(wished: ChannelPreferences): Promise<void>;
}

export function makePreferenceCalls(brain: Brain, command: Command): PreferenceCalls {
  let last: Promise<unknown> = Promise.resolve(); // each is whole, so the last said must be the last heard

  async function inTurn(send: () => Promise<unknown>, undo: () => void): Promise<void> {
    const mine = (last = last.catch(() => undefined).then(send));
    try {
      await mine;
    } catch (error) {
      undo();
      throw error;
    }
  }

  return {
    setPreferences(change) {
      const before = brain.known.preferences;
      const wished = { ...before, ...change };
      brain.apply((known) => ({ ...known, preferences: wished }));
      return inTurn(
        () => command("PUT", "/me/preferences", toWire(wished)),
        () => brain.apply((known) => (known.preferences === wished ? { ...known, preferences: before } : known)),
      );
    },
    setChannelPreferences(wished) {
      const { channel, level, muted, muteUntil } = wished;
      const before = brain.known.channelPreferences.get(channel);
      brain.apply((known) => ({ ...known, channelPreferences: put(known.channelPreferences, channel, wished) }));
      const until = muteUntil === null ? {} : { mute_until: new Date(muteUntil).toISOString() };
      return inTurn(
        () => command("PUT", `/me/channels/${channel}/preferences`, { level, muted, ...until }),
        () => brain.apply((known) => (known.channelPreferences.get(channel) === wished ? { ...known, channelPreferences: put(known.channelPreferences, channel, before) } : known)),
      );
    },
  };
}
