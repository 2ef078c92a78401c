// Takes each new message through the decision, in the one tab that holds the line, so that many tabs tell of it once.
import { effect } from "@preact/signals";
import { safely } from "../../app/browser";
import type { Client } from "../../app/client";
import { t } from "../../app/i18n";
import { postedBy } from "../../state/messages";
import type { Channel, Message, State } from "../../state/model";
import { placeOf } from "../../state/places";
import { preferredIn } from "../../state/preferences";
import type { LogEvent } from "../../sync/wire";
import { channelTitle, personName } from "../channels/names";
import { decide, type Case } from "./decide";
import { device, lookAtPermission } from "./device";
import { openLooks } from "./looks";
import { record } from "./records";
import { closeRead, plain, show, type Shown } from "./show";

const lateMs = 5 * 60_000;

export function startNotifying(client: Client): () => void {
  const looks = openLooks(safely(() => new BroadcastChannel("holdfast.looks")));
  let heads: Readonly<Record<string, { head: number }>> = {}; // what was said before this line was up is old news

  async function consider(event: LogEvent): Promise<void> {
    const looking = await looks.at(event.channel);
    const state = client.state.peek();
    const channel = state.channels.get(event.channel);
    const { me } = state;
    if (!me || !channel || !state.mine.has(channel.id)) return;
    const message = postedBy(event);
    const caughtUp = event.seq <= (heads[event.channel]?.head ?? 0);
    const verdict = decide(caseOf(state, channel, message, { me, looking, late: caughtUp && Date.now() - Date.parse(message.at) > lateMs }));
    const shown = verdict.notify && show(contentOf(state, channel, message));
    record(me, { ...verdict, ...(verdict.notify && !shown ? { notify: false, reason: "failed" as const } : {}), channel: channel.id, seq: message.seq });
  }

  const endings = [
    client.hears((note) => {
      if (note.kind === "ready") heads = note.channels;
      if (note.kind === "event" && note.event.kind === "message.posted") void consider(note.event);
    }),
    effect(() => {
      const { mine } = client.state.value;
      closeRead((channel) => mine.get(channel)?.read ?? null);
    }),
    looks.close,
  ];
  lookAtPermission();
  addEventListener("focus", lookAtPermission);
  return () => {
    removeEventListener("focus", lookAtPermission);
    for (const end of endings) end();
  };
}

function caseOf(state: State, channel: Channel, message: Message, more: Pick<Case, "me" | "looking" | "late">): Case {
  const presence = state.presence.get(more.me);
  const now = Date.now();
  const dnd = presence?.state === "dnd" && (presence.until === null || presence.until > now);
  return {
    ...more, now, dnd, message,
    dndUntil: presence?.until ?? null,
    kind: channel.kind,
    preferences: state.preferences,
    channel: preferredIn(state, channel.id),
    followsThread: followsThread(state, channel, message, more.me),
    read: (state.mine.get(channel.id)?.read ?? 0) >= message.seq,
    device: device.peek(),
  };
}

// As the list of followed threads says; one that is not in it (yet) by what is here: one follows what one began, and where one answered.
function followsThread(state: State, channel: Channel, { thread }: Message, me: string): boolean {
  if (thread === null) return false;
  const known = state.threads.get(placeOf(channel.id, thread));
  if (known) return known.following;
  const held = state.timelines.get(channel.id)?.messages ?? [];
  return held.some((one) => (one.seq === thread && (one.by === me || one.replies?.people.includes(me))) || (one.thread === thread && one.by === me));
}

function contentOf(state: State, channel: Channel, message: Message): Shown {
  const name = message.as?.name || personName(state, message.by);
  const place = channel.kind === "direct" ? (channel.people.length > 2 ? channelTitle(state, channel) : "") : `#${channel.name}`;
  return {
    channel: channel.id,
    seq: message.seq,
    title: [name, place].filter(Boolean).join(" · "),
    body: state.preferences.preview ? plain(message.text) || t("notify.file") : t("notify.hidden"),
    icon: state.people.get(message.by)?.avatar ?? null,
    silent: !state.preferences.sound,
  };
}
