// One stored message in the stream. It shows what it is given and reports what is done to it; it owns only "the pointer is here" and
// "asked whether to delete".
import type { JSX } from "preact";
import { useLayoutEffect, useMemo, useRef, useState } from "preact/hooks";
import { locale, time, dateTime, t } from "../../app/i18n";
import type { Client } from "../../app/client";
import { go, toThread } from "../../app/router";
import type { ChannelId, Message, Seq, State, UserId } from "../../state/model";
import { Avatar } from "../../ui/avatar";
import { Icon } from "../../ui/icon";
import { Tag } from "../../ui/parts";
import { openPicker } from "../emoji/open_picker";
import { toggleReaction } from "../reactions/toggle";
import { marksIn } from "../search/found";
import { ThreadBar } from "../threads/thread_bar";
import { EditBox } from "./edit_box";
import { Fold } from "./fold";
import { actionOf, type About } from "./actions";
import { HoverBar, openMenu } from "./hover_bar";
import { Markdown } from "./markdown_view";
import { messageParts } from "./parts";
import { isFewEmoji } from "./few_emoji";
import { namesMe } from "./mentions";
import { useLongPress } from "./long_press";
import styles from "./message.module.css";
import { nameOf } from "./people_names";
import { RemoveAsk } from "./remove_ask";
import { ReplyLine } from "./reply_line";
import { tameName } from "./tame";

export interface MessageRowProps {
  readonly client: Client;
  readonly channel: ChannelId;
  readonly message: Message;
  readonly first: boolean; // of its group: with author and time
  readonly root: Message | null; // what it answers, if that is held
  readonly inThread?: boolean; // it stands in the panel of its thread
  readonly people: State["people"];
  readonly me: UserId | null;
  readonly target: boolean;
  readonly current: boolean; // the one that Tab reaches
  readonly editing: boolean;
  readonly stored: boolean; // within the last two seconds
  readonly rowKey: string;
  readonly onEdit: (seq: Seq | null) => void;
  readonly onCurrent: (key: string) => void;
  readonly onMarkUnread?: ((seq: Seq) => void) | undefined; // not in threads
}

export function MessageRow(props: MessageRowProps): JSX.Element {
  const { client, channel, message, first, root, inThread = false, people, me, target, current, editing, stored, rowKey, onEdit, onCurrent, onMarkUnread } = props;
  // Apart: a press on the bar may take the focus out of the row, and the bar must still be there when the button comes up.
  const [over, setOver] = useState(false);
  const [within, setWithin] = useState(false);
  const [asking, setAsking] = useState(false);
  const author = people.get(message.by);
  const ownName = nameOf(author, message.by);
  const name = tameName(message.as?.name ?? "") || ownName; // a program may choose; that it is one is said beside it
  const program = author?.bot || message.as !== null;
  const clock = useMemo(() => time(message.at), [message.at, locale.value]);
  const exact = useMemo(() => dateTime(message.at), [message.at, locale.value]);
  const own = message.by === me;
  const forMe = !message.deleted && !own && namesMe(message.mentions, me);
  const edited = message.editedAt !== null;
  const marks = marksIn(channel, message.seq);
  const text = useMemo(
    () => (
      <Fold name={`${channel}.${message.seq}`} text={message.text}>
        <Markdown text={message.text} people={people} me={me} marks={marks} big={isFewEmoji(message.text)} tail={edited && <span class={styles.edited}>{t("timeline.edited")}</span>} />
      </Fold>
    ),
    [message.text, people, me, marks, edited, locale.value],
  );

  // The stream is one Tab stop: links, buttons and what scrolls can be reached in the current message only.
  const row = useRef<HTMLDivElement>(null);
  useLayoutEffect(() => {
    for (const stop of row.current?.querySelectorAll<HTMLElement>("a, button, [data-scrolls]") ?? []) stop.tabIndex = current ? 0 : -1;
  });

  const openThread = (): void => go(message.thread === null ? toThread(channel, message.seq) : toThread(channel, message.thread, message.seq));
  // What is open beside the row keeps its bar in place.
  const [open, setOpen] = useState(false);
  const about: About = {
    client, channel, message, me,
    row: {
      edit: () => onEdit(message.seq),
      remove: () => setAsking(true),
      markUnread: onMarkUnread && (() => onMarkUnread(message.seq)),
      thread: inThread ? undefined : openThread,
      pickEmoji() {
        setOpen(true);
        const anchor = row.current?.querySelector("[data-deed='react']") ?? row.current;
        if (anchor) openPicker(anchor, { taken: (emoji) => toggleReaction(client, channel, message, emoji), back: row.current, closed: () => setOpen(false) });
      },
    },
  };
  const menu = (anchor: Element): void => {
    setOpen(true);
    openMenu(about, anchor, row.current, () => setOpen(false));
  };
  const press = useLongPress(() => row.current && !message.deleted && !editing && menu(row.current));

  function keyDown(event: KeyboardEvent): void {
    if (event.target !== event.currentTarget || event.ctrlKey || event.metaKey || event.altKey) return;
    const action = actionOf(event.key, about);
    if (!action || (message.deleted && !(action.key === "thread" && message.replies))) return;
    event.preventDefault();
    action.run(about);
  }

  const label = `${name}, ${clock}`;
  const classes = [styles.message, first && styles.first, forMe && styles.forMe, target && styles.target, asking && styles.asking];
  return (
    <div
      ref={row} class={classes.filter(Boolean).join(" ")} data-row={rowKey} data-message={message.seq} role="article" aria-label={label} tabIndex={current ? 0 : -1}
      onPointerEnter={(event) => setOver(event.pointerType !== "touch")} onPointerLeave={() => setOver(false)}
      onFocusCapture={() => (setWithin(true), onCurrent(rowKey))}
      onBlurCapture={(event) => event.currentTarget.contains(event.relatedTarget as Node | null) || setWithin(false)}
      onKeyDown={keyDown} {...press}
      onClick={(event) => event.altKey && !message.deleted && onMarkUnread?.(message.seq)}
    >
      {first ? (
        <span class={styles.face}><Avatar person={{ id: message.by, displayName: name, avatar: author?.avatar ?? null }} sign={signOf(message.as?.icon)} /></span>
      ) : (
        <time class={styles.gutter} dateTime={message.at} title={exact}>{clock}</time>
      )}
      <div class={styles.body}>
        {message.thread !== null && !inThread && <ReplyLine root={root} people={people} onOpen={openThread} />}
        {first && (
          <div class={styles.by}>
            <b><bdi>{name}</bdi></b>
            {program && <span title={t("cards.appMore", { name: ownName })}><Tag>{t(message.as ? "cards.app" : "timeline.bot")}</Tag></span>}
            <time dateTime={message.at} title={exact}>{clock}</time>
          </div>
        )}
        {editing && own && !message.deleted ? (
          <EditBox client={client} channel={channel} message={message} onDone={() => onEdit(null)} />
        ) : message.deleted ? (
          <p class={styles.tombstone}>{t("timeline.deleted")}</p>
        ) : (
          message.text !== "" && text
        )}
        {!message.deleted && messageParts.map((Part, at) => <Part key={at} client={client} channel={channel} message={message} people={people} me={me} inThread={inThread} />)}
        {message.deleted && <ThreadBar client={client} channel={channel} message={message} people={people} me={me} inThread={inThread} />}
        {inThread && message.broadcast && !message.deleted && <div class={styles.under}>{t("threads.alsoSent")}</div>}
        {stored && <div class={styles.stored}><Icon name="check" size={14} />{t("timeline.stored")}</div>}
        {asking && <RemoveAsk client={client} channel={channel} seq={message.seq} onDone={() => setAsking(false)} />}
      </div>
      {(over || within || open) && !editing && !asking && !message.deleted && <HoverBar about={about} onMenu={menu} />}
    </div>
  );
}

// One emoji in the place of initials; its name alone draws nothing.
const signOf = (icon: string | undefined): string | undefined => (icon && /\p{Extended_Pictographic}/u.test(icon) ? icon : undefined);
