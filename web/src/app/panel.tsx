// The right panel: a person by address, or the members of the channel by choice.
import type { JSX } from "preact";
import { Members } from "../features/channels/members";
import { PinsPanel } from "../features/pins/pins";
import { Profile } from "../features/people/profile";
import type { Channel, ChannelId, UserId } from "../state/model";
import { IconButton } from "../ui/button";
import type { Client } from "./client";
import { t } from "./i18n";
import { membersOpen, pinsOpen, showMembers, showPins } from "./open";
import { leaveView, route } from "./router";
import styles from "./shell.module.css";

export type Shown = { readonly kind: "person"; readonly user: UserId } | { readonly kind: "members" | "pins"; readonly channel: Channel };

export function panelOf(client: Client, current: ChannelId | null): Shown | null {
  const at = route.value;
  if (at.view === "person") return { kind: "person", user: at.user };
  const channel = current === null ? undefined : client.state.value.channels.get(current);
  if (pinsOpen.value && at.view === "channel" && channel) return { kind: "pins", channel };
  return membersOpen.value && at.view === "channel" && channel ? { kind: "members", channel } : null;
}

export function closePanel(shown: Shown): void {
  if (shown.kind === "person") leaveView();
  else if (shown.kind === "pins") showPins(false);
  else showMembers(false);
}

export function Panel({ client, shown }: { client: Client; shown: Shown }): JSX.Element {
  const title = shown.kind === "person" ? (client.state.value.people.get(shown.user)?.displayName ?? t("people.unknown")) : shown.kind === "pins" ? t("marks.pinsTitle") : t("channels.memberList");
  return (
    <aside
      class={styles.panel}
      data-region
      aria-label={t("shell.regionPanel")}
      onKeyDown={(event) => {
        if (event.key !== "Escape" || event.defaultPrevented) return;
        event.stopPropagation();
        closePanel(shown);
      }}
    >
      <header class={styles.panelHead}>
        <h2>{title}</h2>
        <IconButton icon="close" label={t("shell.close")} onClick={() => closePanel(shown)} />
      </header>
      <div class={styles.panelBody}>{shown.kind === "person" ? <Profile client={client} user={shown.user} /> : shown.kind === "pins" ? <PinsPanel client={client} channel={shown.channel} /> : <Members client={client} channel={shown.channel} />}</div>
    </aside>
  );
}
