// Sends a message on: to a channel or a person, with a word of one's own, its text quoted and a link to where it stands.
import type { JSX } from "preact";
import { useMemo, useState } from "preact/hooks";
import type { Client } from "../../app/client";
import { t } from "../../app/i18n";
import { recents } from "../../app/open";
import { troubleOf } from "../../app/problems";
import type { ChannelId, Message, Seq } from "../../state/model";
import { Avatar } from "../../ui/avatar";
import { Button } from "../../ui/button";
import { Dialog, DialogForm } from "../../ui/dialog";
import { Field } from "../../ui/field";
import { useRoving } from "../../ui/focus";
import { Icon } from "../../ui/icon";
import { Beside } from "../../ui/parts";
import { say } from "../../ui/toast";
import { linkTo } from "../messages/actions";
import { MessageCard } from "../messages/card";
import { nameIn } from "../messages/people_names";
import { posted } from "../messages/wishes";
import { loadPinyin, readings } from "../switcher/pinyin";
import { channelName } from "../timeline/channel_name";
import { findTargets, recentTargets, type Target } from "../switcher/targets";
import styles from "./forward.module.css";
import { forwardedText } from "./text";

interface ForwardProps {
  client: Client;
  wish: { readonly channel: ChannelId; readonly seq: Seq };
  onClose: () => void;
}

export function Forward({ client, wish: { channel, seq }, onClose }: ForwardProps): JSX.Element | null {
  const [query, setQuery] = useState("");
  const [chosen, setChosen] = useState<Target | null>(null);
  const [comment, setComment] = useState("");
  const [problem, setProblem] = useState("");
  const roving = useRoving<HTMLUListElement>();
  const state = client.state.value;
  const message = findHeld(client, channel, seq);
  const sounds = readings.value;
  const found = useMemo(() => targetsOf(client, query, sounds), [query, state.mine, state.people, sounds]);
  const from = state.channels.get(channel);
  if (!message || !from) return null;

  async function send(): Promise<void> {
    if (!chosen || !message) return;
    try {
      const to = chosen.kind === "channel" ? chosen.channel.id : await client.direct([chosen.person.id]);
      client.post(to, forwardedText(message, comment, nameIn(state, message.by), channelName(client, channel), linkTo(channel, message)), null);
      posted.value = { place: to };
      say(t("marks.forwarded", { name: chosen.title }));
      onClose();
    } catch (error) {
      setProblem(troubleOf(error).text);
    }
  }

  const typed = (value: string): void => {
    setQuery(value);
    setChosen(null);
    void loadPinyin();
  };
  const actions = (
    <>
      <Button onClick={onClose}>{t("timeline.cancel")}</Button>
      <Button kind="main" type="submit" disabled={!chosen}>{t("marks.forwardSend")}</Button>
    </>
  );
  return (
    <Dialog title={t("marks.forwardTitle")} onClose={onClose}>
      <DialogForm onSubmit={() => void send()} actions={actions}>
        <Field label={t("marks.forwardTo")} placeholder={t("marks.forwardFind")} value={chosen ? chosen.title : query} onInput={typed} prefix={<Icon name="search" />} autocomplete="off" autofocus />
        {!chosen && (
          <ul class={styles.list} ref={roving.ref} onKeyDown={roving.onKeyDown} onFocusIn={roving.onFocusIn}>
            {found.map((target) => (
              <li key={keyOf(target)}>
                <button type="button" class={styles.target} data-stop onClick={() => setChosen(target)}>
                  {personOf(target) ? <Avatar person={personOf(target)!} size={24} /> : <Icon name={target.kind === "channel" && target.channel.kind === "private" ? "lock" : "hash"} />}
                  <bdi>{target.title}</bdi>
                  <Beside>{target.more}</Beside>
                </button>
              </li>
            ))}
            {found.length === 0 && <li class={styles.none}>{t("marks.forwardNone")}</li>}
          </ul>
        )}
        <Field label={t("marks.forwardComment")} value={comment} onInput={setComment} />
        {from.kind !== "public" && <p class={styles.note}><Icon name="info" size={14} /> {t("marks.forwardPrivate", { name: channelName(client, channel) })}</p>}
        <div class={styles.preview}><MessageCard channel={channel} message={message} people={state.people} me={state.me} place={channelName(client, channel)} /></div>
        {problem && <p class={styles.note} role="alert"><Icon name="alert" size={14} /> {problem}</p>}
      </DialogForm>
    </Dialog>
  );
}

function findHeld(client: Client, channel: ChannelId, seq: Seq): Message | undefined {
  return client.state.value.timelines.get(channel)?.messages.find((message) => message.seq === seq && !message.deleted);
}

function targetsOf(client: Client, query: string, sounds: typeof readings.value): readonly Target[] {
  const state = client.state.value;
  const found = query.trim() ? findTargets(state, query, recents.value, sounds) : recentTargets(state, [...recents.value, ...state.mine.keys()], null);
  return found.filter((target) => target.kind === "person" || !target.channel.archived).slice(0, 6);
}

const personOf = (target: Target) => (target.kind === "person" ? target.person : target.other);
const keyOf = (target: Target): string => (target.kind === "person" ? target.person.id : target.channel.id);
