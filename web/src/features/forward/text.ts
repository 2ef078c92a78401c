// The words of a forwarded message: one's own first, then the quote, then who said it where, with the link.
import type { Message } from "../../state/model";

const bytesMost = 16_384;
const bytesOf = (text: string): number => new TextEncoder().encode(text).length;
const escaped = (text: string): string => text.replace(/[\\[\]*_`<>~]/g, "\\$&");

export function forwardedText({ text, files }: Message, comment: string, author: string, place: string, link: string): string {
  const head = comment.trim() ? `${comment.trim()}\n\n` : "";
  const foot = `\n\n[${escaped(`${author} · ${place}`)}](${link})`;
  const said = text || files.map(({ name }) => escaped(name)).join("\n");
  let quoted = quote(said);
  // A quote that does not fit is cut; the link leads to the whole.
  for (let length = said.length; bytesOf(head + quoted + foot) > bytesMost && length > 0; ) {
    length = Math.floor(length * 0.8);
    quoted = quote(`${said.slice(0, length)}…`);
  }
  return head + quoted + foot;
}

const quote = (text: string): string => text.split("\n").map((line) => `> ${line}`.trimEnd()).join("\n");
