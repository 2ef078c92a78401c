// Who is named in a text: the same rule as the server's, so that what looks like a mention is one.
import type { User } from "../../state/model";

export type Piece = { readonly kind: "text"; readonly text: string } | { readonly kind: "name"; readonly username: string; readonly typed: string };

const nameByte = /[a-z0-9._-]/i;

export function cutAtMentions(text: string): readonly Piece[] {
  const pieces: Piece[] = [];
  let done = 0;
  for (const found of text.matchAll(/[@＠]([a-z0-9._-]+)/gi)) {
    const username = (found[1] ?? "").toLowerCase().replace(/[.-]+$/, "");
    const inWord = found.index > 0 && nameByte.test(text.charAt(found.index - 1)); // an e-mail address names nobody
    if (inWord || username === "") continue;
    if (found.index > done) pieces.push({ kind: "text", text: text.slice(done, found.index) });
    done = found.index + 1 + username.length;
    pieces.push({ kind: "name", username, typed: text.slice(found.index, done) });
  }
  if (done < text.length) pieces.push({ kind: "text", text: text.slice(done) });
  return pieces;
}

const indexes = new WeakMap<ReadonlyMap<string, User>, ReadonlyMap<string, User>>();

export function personNamed(people: ReadonlyMap<string, User>, username: string): User | undefined {
  let byName = indexes.get(people);
  if (!byName) indexes.set(people, (byName = new Map([...people.values()].map((user) => [user.username, user]))));
  return byName.get(username);
}

export const namesMe = (mentions: readonly string[], me: string | null): boolean => mentions.some((name) => name === me || name === "@channel" || name === "@here");
export const everybody = new Set(["channel", "all", "everyone", "here"]);
