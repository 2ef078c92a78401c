// Below a message that links to another: that other, as far as its reader may see it. Who may not sees the link alone, and nothing while
// it is asked for either, so that nothing tells what is there.
import { useComputed } from "@preact/signals";
import type { JSX } from "preact";
import { useEffect, useLayoutEffect, useMemo, useRef } from "preact/hooks";
import type { Client } from "../../app/client";
import { dateTime, t } from "../../app/i18n";
import { toMessage } from "../../app/router";
import type { Message } from "../../state/model";
import { quoteKey } from "../../state/quotes";
import { Avatar } from "../../ui/avatar";
import { useSeen } from "../../ui/use_seen";
import { Fold, ofQuote } from "../messages/fold";
import { Markdown } from "../messages/markdown_view";
import type { PartProps } from "../messages/parts";
import { nameOf } from "../messages/people_names";
import { tameName } from "../messages/tame";
import { channelName } from "../timeline/channel_name";
import { linkedIn, type Linked } from "./links";
import styles from "./quotes.module.css";

type Readers = Pick<PartProps, "client" | "people" | "me">;

export function Quotes({ client, message, people, me }: PartProps): JSX.Element | null {
  const linked = useMemo(() => linkedIn(message.text, location.origin), [message.text]);
  if (linked.length === 0) return null;
  return <Seen linked={linked} client={client} people={people} me={me} />;
}

function Seen({ linked, ...readers }: { linked: readonly Linked[] } & Readers): JSX.Element {
  const box = useRef<HTMLDivElement>(null);
  const seen = useSeen(box);
  return (
    <div ref={box} class={styles.quotes}>
      {linked.map((one) => <Quote key={quoteKey(one.channel, one.seq)} linked={one} seen={seen} {...readers} />)}
    </div>
  );
}

function Quote({ linked: { channel, seq }, seen, client, ...readers }: { linked: Linked; seen: boolean } & Readers): JSX.Element | null {
  const quote = useComputed(() => client.state.value.quotes.get(quoteKey(channel, seq))).value;
  const due = quote === undefined || quote.kind === "asked" || (quote.kind === "here" && quote.stale);
  const mine = useComputed(() => client.state.value.mine.has(channel)).value;
  const connected = useComputed(() => client.line.value.kind === "connected" || client.line.value.kind === "busy").value;
  useEffect(() => (mine && seen && connected ? client.quote(channel, seq) : undefined), [channel, seq, mine, seen, connected, due]);
  return mine && quote?.kind === "here" ? <QuoteCard linked={{ channel, seq }} message={quote.message} client={client} {...readers} /> : null;
}

function QuoteCard({ linked: { channel }, message, client, people, me }: { linked: Linked; message: Message } & Readers): JSX.Element {
  const place = usePlace(client, channel);
  const author = people.get(message.by);
  const name = tameName(message.as?.name ?? "") || nameOf(author, message.by);
  const said = message.text || message.cards.map(({ title, text }) => title || text).join("\n");
  // The stream is one Tab stop: what comes later than its message is reached as the rest of it is.
  const card = useRef<HTMLElement>(null);
  useLayoutEffect(() => {
    const row = card.current?.closest<HTMLElement>("[data-message]");
    if (row) for (const stop of card.current!.querySelectorAll<HTMLElement>("a, button, [data-scrolls]")) stop.tabIndex = row.tabIndex;
  }, [message, place]);

  const where = message.thread === null ? place : t("quotes.inThread", { place });
  const way = <a class={styles.way} href={toMessage(channel, message)} title={t("marks.goTo")} aria-label={t("quotes.goTo", { name, place: where, when: dateTime(message.at) })} />;
  if (message.deleted) return <figure ref={card} class={styles.quote} aria-label={t("quotes.deleted")}>{way}<p class={styles.gone}>{t("quotes.deleted")}</p></figure>;
  return (
    <figure ref={card} class={styles.quote} aria-label={t("quotes.label", { name, place: where })}>
      {way}
      <div class={styles.head}>
        <Avatar person={{ id: message.by, displayName: name, avatar: author?.avatar ?? null }} size={20} />
        <b><bdi>{name}</bdi></b>
        <span><bdi>{where}</bdi></span>
        <time dateTime={message.at}>{dateTime(message.at)}</time>
      </div>
      {said !== "" && (
        <Fold name={`quote.${channel}.${message.seq}`} text={said} lines={ofQuote}>
          <Markdown text={said} people={people} me={me} tail={message.editedAt !== null && <small>{t("timeline.edited")}</small>} />
        </Fold>
      )}
      {message.files.length > 0 && <p class={styles.files}><bdi>{message.files.map(({ name: file }) => file).join(" · ")}</bdi></p>}
    </figure>
  );
}

const usePlace = (client: Client, channel: string): string => useComputed(() => channelName(client, channel)).value;
