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
import { languageOf, tameText } from "../messages/tame";
import { asking, reached, patternOf, remember } from "./found";
import styles from "./search.module.css";

const shownMost = 220;
const before = 60;

export function Result({ state, found, query }: { state: State; found: Found; query: string }): JSX.Element {
  const { message } = found;
  const channel = state.channels.get(found.channel);
  const author = state.people.get(message.by);
  const name = nameOf(author, message.by);
  const text = useMemo(() => marked(found), [found]);
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

// A stretch of the text around the first words that were found, and all that were found in it as marks.
function marked({ message: { text }, highlights }: Found): ComponentChildren[] {
  const first = highlights[0]?.start ?? 0;
  const start = first > before * 2 ? backToBlank(text, first - before) : 0;
  const end = Math.min(text.length, start + shownMost);
  const out: ComponentChildren[] = start > 0 ? ["…"] : [];
  let at = start;
  for (const { start: from, length } of highlights) {
    if (from < at || from >= end) continue;
    out.push(tameText(text.slice(at, from)), <mark class={styles.hit}>{text.slice(from, from + length)}</mark>);
    at = from + length;
  }
  out.push(tameText(text.slice(at, Math.max(at, end))), end < text.length ? "…" : "");
  return out;
}

// Not in the middle of a Latin word, nor of a pair of UTF-16 units.
function backToBlank(text: string, at: number): number {
  const near = /[\s，。；：、！？]/.exec(text.slice(at, at + 20));
  if (near) return at + near.index + 1;
  return /[\uDC00-\uDFFF]/.test(text.charAt(at)) ? at - 1 : at;
}
