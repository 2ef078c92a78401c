// What a channel has pinned, and the way there from its header.
import type { JSX } from "preact";
import { useEffect } from "preact/hooks";
import type { Client } from "../../app/client";
import { number, t } from "../../app/i18n";
import { pinsOpen, showPins } from "../../app/open";
import { asking, closeSearch } from "../search/found";
import type { Channel, ChannelId, Pins } from "../../state/model";
import { Icon } from "../../ui/icon";
import headerStyles from "../channels/header.module.css";

// Read when the channel is opened, and again when what is held may have become untrue.
export function usePins(client: Client, channel: ChannelId): Pins | undefined {
  const held = client.state.value.pins.get(channel);
  const due = held === undefined || held.stale;
  const connected = client.line.value.kind === "connected" || client.line.value.kind === "busy";
  useEffect(() => {
    if (due && connected) client.pins(channel);
  }, [channel, due, connected]);
  return held;
}

export function PinsButton({ client, channel }: { client: Client; channel: Channel }): JSX.Element | null {
  const count = usePins(client, channel.id)?.messages.length ?? 0;
  if (count === 0 && !pinsOpen.value) return null;
  return (
    <button
      type="button" class={headerStyles.count} aria-pressed={pinsOpen.value} aria-label={t("marks.pins", { n: count })} title={t("marks.pinsTitle")}
      onClick={() => {
        showPins(asking.value !== null || !pinsOpen.value);
        closeSearch();
      }}
    >
      <Icon name="pin" />
      {count > 0 && number(count)}
    </button>
  );
}
