// One message that was found: where, when, who, and its words with what was asked for marked.
import type { ComponentChildren, JSX } from "preact";
import { useMemo } from "preact/hooks";
import type { Found } from "../../app/calls/search";
import { dateTime } from "../../app/i18n";
import { toChannel } from "../../app/router";
import type { State } from "../../state/model";
import { Avatar } from "../../ui/avatar";
import { Icon } from "../../ui/icon";
import { channelTitle } from "../channels/names";
import { nameOf } from "../messages/people_names";
import { personNamed } from "../messages/mentions";
import { languageOf, tameName, tameText } from "../messages/tame";
import { excerptOf } from "./excerpt";
import { asking, reached, patternOf, remember } from "./found";
import styles from "./search.module.css";

function marked({ message: { text }, highlights }: Found, people: State["people"]): ComponentChildren[] {
  const named = (username: string): string | undefined => tameName(personNamed(people, username)?.displayName ?? "") || undefined;
  return excerptOf(text, highlights, named).map(({ text: bit, hit }) => (hit ? <mark class={styles.hit}>{bit}</mark> : tameText(bit)));
}

export function Result({ state, found, query }: { state: State; found: Found; query: string }): JSX.Element {
  const { message } = found;
  const channel = state.channels.get(found.channel);
  const author = state.people.get(message.by);
  const name = nameOf(author, message.by);
  const text = useMemo(() => marked(found, state.people), [found, state.people]);
  const here = reached.value?.channel === found.channel && reached.value.seq === message.seq;
  const icon = channel?.kind === "direct" ? "thread" : channel?.kind === "private" ? "lock" : "hash";
  return (
    <li>
      <a
        class={styles.result} href={toChannel(found.channel, message.seq)} data-stop aria-current={here ? "true" : undefined}
        onClick={() => {
          remember(query);
          if (matchMedia("(max-width: 767px)").matches) asking.value = null; // there the panel lies over all of it
          reached.value = { channel: found.channel, seq: message.seq, marks: patternOf(found) };
        }}
      >
        <span class={styles.where}>
          <Icon name={icon} size={14} />
          <b>{channel ? channelTitle(state, channel) : ""}</b>
          <span aria-hidden="true">·</span>
          <time dateTime={message.at}>{dateTime(message.at)}</time>
        </span>
        <span class={styles.said}>
          <Avatar person={{ id: message.by, displayName: name, avatar: author?.avatar ?? null }} size={28} />
          <span class={styles.words}>
            <b><bdi>{name}</bdi></b>
            <span class={styles.text} dir="auto" lang={languageOf(message.text)}>{text}</span>
            {message.files.map((file) => (
              <span key={file.id} class={styles.file}>
                <Icon name="file" size={14} />
                {file.name}
              </span>
            ))}
          </span>
        </span>
      </a>
    </li>
  );
}
