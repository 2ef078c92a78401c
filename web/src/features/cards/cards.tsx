// What a program shows below its words: cards with a coloured edge, facts, links. Nothing is loaded from elsewhere: a picture is a link.
import type { JSX } from "preact";
import { t } from "../../app/i18n";
import type { Card, User, UserId } from "../../state/model";
import { Icon } from "../../ui/icon";
import { isSafeLink } from "../messages/markdown";
import { Markdown } from "../messages/markdown_view";
import type { PartProps } from "../messages/parts";
import styles from "./cards.module.css";

interface Readers {
  readonly people: ReadonlyMap<UserId, User>;
  readonly me: UserId | null;
}

export function Cards({ message, people, me }: PartProps): JSX.Element | null {
  if (message.cards.length === 0) return null;
  return (
    <div class={styles.cards}>
      {message.cards.map((card, at) => (
        <CardView key={at} card={card} people={people} me={me} />
      ))}
    </div>
  );
}

const tones: Readonly<Record<string, string>> = { good: "var(--ok)", warning: "var(--warn)", danger: "var(--danger)" };
const edgeOf = (color: string): string | undefined => tones[color] ?? (/^#[0-9a-f]{6}$/i.test(color) ? color : undefined);

function CardView({ card, people, me }: { card: Card } & Readers): JSX.Element {
  const edge = edgeOf(card.color);
  const readers = { people, me };
  return (
    <section class={styles.card} style={edge ? { "--edge": edge } : undefined} aria-label={card.title || t("cards.card")}>
      {card.author && <p class={styles.author}><bdi>{card.author}</bdi></p>}
      {card.title && <p class={styles.title} dir="auto"><Outward address={card.titleLink}>{card.title}</Outward></p>}
      {card.text && <Markdown text={card.text} {...readers} />}
      {card.facts.length > 0 && (
        <dl class={styles.facts}>
          {card.facts.map((fact, at) => (
            <div key={at} data-short={fact.short}>
              {fact.title && <dt dir="auto">{fact.title}</dt>}
              <dd><Markdown text={fact.value} {...readers} /></dd>
            </div>
          ))}
        </dl>
      )}
      {card.image && <Picture address={card.image} words={card.imageAlt} />}
      {card.actions.length > 0 && (
        <p class={styles.actions}>
          {card.actions.filter(({ url }) => isSafeLink(url)).map(({ text, url }, at) => (
            <a key={at} href={url} title={url} target="_blank" rel="noopener noreferrer"><bdi>{text}</bdi></a>
          ))}
        </p>
      )}
      {card.footer && <footer class={styles.footer}><Markdown text={card.footer} {...readers} /></footer>}
    </section>
  );
}

function Outward({ address, children }: { address: string; children: string }): JSX.Element {
  if (!isSafeLink(address)) return <bdi>{children}</bdi>;
  return <a href={address} title={address} target="_blank" rel="noopener noreferrer"><bdi>{children}</bdi></a>;
}

function Picture({ address, words }: { address: string; words: string }): JSX.Element | null {
  if (!isSafeLink(address)) return null;
  const host = new URL(address).host;
  return (
    <a class={styles.picture} href={address} title={t("cards.pictureMore", { host })} target="_blank" rel="noopener noreferrer">
      <Icon name="eye" size={16} />
      <span><bdi>{words || t("cards.picture")}</bdi></span>
      <small>{host}</small>
    </a>
  );
}
