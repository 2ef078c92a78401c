// What a channel has pinned, in the panel.
import type { JSX } from "preact";
import { useState } from "preact/hooks";
import type { Client } from "../../app/client";
import { rich, t } from "../../app/i18n";
import { troubleOf } from "../../app/problems";
import type { Channel } from "../../state/model";
import { Button } from "../../ui/button";
import { useRoving } from "../../ui/focus";
import { EmptyState, SkeletonRows } from "../../ui/parts";
import { say } from "../../ui/toast";
import { MessageCard } from "../messages/card";
import { nameIn } from "../messages/people_names";
import { usePins } from "./pins";

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
