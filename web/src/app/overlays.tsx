// What may lie over the window: one thing at a time, by address or by key.
import type { JSX } from "preact";
import { CreateChannel } from "../features/channels/create";
import { Forward } from "../features/forward/forward";
import { Sheet } from "../features/help/sheet";
import { Invite } from "../features/invite/invite";
import { forwarding, reactors } from "../features/messages/wishes";
import { NewDirect } from "../features/people/new_direct";
import { WhoReacted } from "../features/reactions/who";
import { Settings } from "../features/settings/settings";
import { Switcher } from "../features/switcher/switcher";
import { whyAsked } from "../features/notify/asked";
import { Why } from "../features/notify/why";
import type { ChannelId } from "../state/model";
import type { Client } from "./client";
import { over } from "./open";
import { leaveView, route } from "./router";

interface OverlaysProps {
  client: Client;
  current: ChannelId | null;
  onSignOut: () => void;
}

export function Overlays({ client, current, onSignOut }: OverlaysProps): JSX.Element | null {
  const at = route.value;
  const close = (): void => void (over.value = null);
  if (forwarding.value) return <Forward client={client} wish={forwarding.value} onClose={() => (forwarding.value = null)} />;
  if (reactors.value) return <WhoReacted client={client} wish={reactors.value} onClose={() => (reactors.value = null)} />;
  if (whyAsked.value) return <Why client={client} />;
  switch (over.value) {
    case "switcher":
      return <Switcher client={client} current={current} onClose={close} />;
    case "sheet":
      return <Sheet onClose={close} />;
    case "direct":
      return <NewDirect client={client} onClose={close} />;
    case "invite":
      return <Invite client={client} onClose={close} />;
    default:
      if (at.view === "new") return <CreateChannel client={client} name={at.name} onClose={leaveView} />;
      if (at.view === "settings") return <Settings client={client} onClose={leaveView} onSignOut={onSignOut} />;
      return null;
  }
}
