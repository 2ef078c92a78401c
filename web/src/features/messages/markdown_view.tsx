// Tokens as nodes. Every string goes in as a child or as one known attribute; there is no other way in.
import type { ComponentChildren, JSX } from "preact";
import { useMemo } from "preact/hooks";
import type { User, UserId } from "../../state/model";
import { CodeBlock } from "./code_block";
import { isSafeLink, parseMarkdown, type Token } from "./markdown";
import { cutAtMentions, everybody, personNamed } from "./mentions";
import styles from "./markdown.module.css";
import { nameOf } from "./people_names";
import { languageOf, tameText } from "./tame";

export interface Readers {
  readonly people: ReadonlyMap<UserId, User>;
  readonly me: UserId | null;
  readonly marks?: RegExp | null; // words that were searched for, in a group
  readonly tail?: ComponentChildren; // goes on in the last line: "(edited)"
}

export function Markdown({ text, big = false, ...readers }: { text: string; big?: boolean } & Readers): JSX.Element {
  const tokens = useMemo(() => parseMarkdown(text), [text]);
  return <div class={styles.text} data-big={big} lang={languageOf(text)}>{tokens === null ? <p dir="auto">{tameText(text)} {readers.tail}</p> : renderTokens(tokens, readers)}</div>;
}

export function renderTokens(tokens: readonly Token[], readers: Readers): ComponentChildren {
  const last = tokens.findLastIndex((token) => token.type === "inline");
  const tailHome = last >= 0 && last >= tokens.length - 2 ? last : -1; // only where the text ends in a plain paragraph
  const [nodes] = block(tokens, 0, readers, tailHome);
  return tailHome < 0 && readers.tail ? [nodes, <p>{readers.tail}</p>] : nodes;
}

// Renders until the end or the closing token of the level; answers where it stopped.
function block(tokens: readonly Token[], from: number, readers: Readers, tailHome: number): [ComponentChildren[], number] {
  const out: ComponentChildren[] = [];
  let at = from;
  for (; at < tokens.length; at++) {
    const token = tokens[at]!;
    if (token.nesting === -1) return [out, at];
    if (token.nesting === 1) {
      const [children, end] = block(tokens, at + 1, readers, tailHome);
      out.push(wrapped(token, children));
      at = end;
    } else if (token.type === "inline") {
      out.push(inline(token.children ?? [], 0, readers)[0], at === tailHome ? readers.tail : null);
    } else if (token.type === "fence") {
      out.push(<CodeBlock language={token.info.trim().split(/\s+/)[0] ?? ""} code={token.content.replace(/\n$/, "")} />);
    } else {
      out.push(token.content);
    }
  }
  return [out, at];
}

function wrapped(token: Token, children: ComponentChildren[]): ComponentChildren {
  switch (token.type) {
    case "paragraph_open":
      return token.hidden ? children : <p dir="auto">{children}</p>;
    case "heading_open":
      return <p dir="auto"><strong>{children}</strong></p>;
    case "blockquote_open":
      return <blockquote>{children}</blockquote>;
    case "bullet_list_open":
      return <ul>{children}</ul>;
    case "ordered_list_open":
      return <ol start={Number(token.attrGet("start") ?? 1)}>{children}</ol>;
    case "list_item_open":
      return <li dir="auto">{children}</li>;
    case "table_open":
      return <div class={styles.table} tabIndex={-1} data-scrolls><table>{children}</table></div>;
    case "thead_open":
      return <thead>{children}</thead>;
    case "tbody_open":
      return <tbody>{children}</tbody>;
    case "tr_open":
      return <tr>{children}</tr>;
    case "th_open":
      return <th>{children}</th>;
    case "td_open":
      return <td>{children}</td>;
    default:
      return children;
  }
}

function inline(tokens: readonly Token[], from: number, readers: Readers, inLink = false): [ComponentChildren[], number] {
  const out: ComponentChildren[] = [];
  let at = from;
  for (; at < tokens.length; at++) {
    const token = tokens[at]!;
    if (token.nesting === -1) return [out, at];
    if (token.nesting === 1) {
      const [children, end] = inline(tokens, at + 1, readers, inLink || token.type === "link_open");
      out.push(marked(token, children));
      at = end;
    } else if (token.type === "text" && !inLink) {
      out.push(...words(token.content, readers));
    } else if (token.type === "code_inline") {
      out.push(<code>{lit(token.content, readers)}</code>);
    } else if (token.type === "softbreak" || token.type === "hardbreak") {
      out.push(<br />);
    } else if (token.type === "image") {
      out.push(link(token.attrGet("src"), [token.content || token.attrGet("src")]));
    } else {
      out.push(...lit(token.content, readers));
    }
  }
  return [out, at];
}

function marked(token: Token, children: ComponentChildren[]): ComponentChildren {
  switch (token.type) {
    case "strong_open":
      return <strong>{children}</strong>;
    case "em_open":
      return <em>{children}</em>;
    case "s_open":
      return <s>{children}</s>;
    case "link_open":
      return link(token.attrGet("href"), children);
    default:
      return children;
  }
}

// Asked once more here: whatever the parser let through, only these three schemes become a link.
function link(address: string | null, children: ComponentChildren[]): ComponentChildren {
  if (!address || !isSafeLink(address)) return children;
  if (address.startsWith(`${location.origin}/c/`)) return <a href={address} title={address}><bdi>{children}</bdi></a>; // a place in this very window
  return <a href={address} title={address} target="_blank" rel="noopener noreferrer"><bdi>{children}</bdi></a>;
}

function lit(text: string, { marks }: Readers): ComponentChildren[] {
  return marks ? text.split(marks).map((piece, at) => (at % 2 === 1 ? <mark class={styles.hit}>{piece}</mark> : piece)) : [text];
}

function words(text: string, readers: Readers): ComponentChildren[] {
  const { people, me } = readers;
  return cutAtMentions(text).map((piece) => {
    if (piece.kind === "text") return lit(piece.text, readers);
    if (everybody.has(piece.username)) return <span class={`${styles.mention} ${styles.mine}`}>{piece.typed}</span>;
    const user = personNamed(people, piece.username);
    if (!user) return piece.typed;
    return <span class={`${styles.mention} ${user.id === me ? styles.mine : ""}`} title={`@${user.username}`}>@<bdi>{nameOf(user, user.id)}</bdi></span>;
  });
}
