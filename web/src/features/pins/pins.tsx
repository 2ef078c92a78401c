// What a channel has pinned, in the panel; and the way there from its header.
import type { JSX } from "preact";
import { useEffect, useState } from "preact/hooks";
import type { Client } from "../../app/client";
import { number, rich, t } from "../../app/i18n";
import { pinsOpen, showPins } from "../../app/open";
import { asking, closeSearch } from "../search/found";
import { troubleOf } from "../../app/problems";
import type { Channel, ChannelId, Pins } from "../../state/model";
import { Button } from "../../ui/button";
import { useRoving } from "../../ui/focus";
import { Icon } from "../../ui/icon";
import { EmptyState, SkeletonRows } from "../../ui/parts";
import { say } from "../../ui/toast";
import headerStyles from "../channels/header.module.css";
import { MessageCard } from "../messages/card";
import { nameIn } from "../messages/people_names";

// Read when the channel is opened, and again when what is held may have become untrue.
function usePins(client: Client, channel: ChannelId): Pins | undefined {
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

export function PinsPanel({ client, channel }: { client: Client; channel: Channel }): JSX.Element {
  const pins = usePins(client, channel.id);
  const roving = useRoving<HTMLDivElement>();
  const [going, setGoing] = useState(0);
  const state = client.state.value;
  if (!pins) return <SkeletonRows rows={4} avatar />;
  if (pins.messages.length === 0) return <EmptyState icon="pin" title={t("marks.noPins")}>{t("marks.noPinsMore")}</EmptyState>;
  const unpin = (seq: number): void => {
    setGoing(seq);
    client.pin(channel.id, seq, false).catch((error: unknown) => say(t("timeline.notDone", { detail: troubleOf(error).text }))).finally(() => setGoing(0));
  };
  return (
    <div ref={roving.ref} onKeyDown={roving.onKeyDown} onFocusIn={roving.onFocusIn}>
      {pins.messages.map((message) => (
        <MessageCard
          key={message.seq} channel={channel.id} message={message} people={state.people} me={state.me}
          under={message.pinned && rich("marks.pinnedBy", { name: <bdi>{nameIn(state, message.pinned.by)}</bdi> })}
          deeds={!channel.archived && <Button size="small" kind="quiet" disabled={going === message.seq} onClick={() => unpin(message.seq)}>{t("marks.unpin")}</Button>}
        />
      ))}
    </div>
  );
}
