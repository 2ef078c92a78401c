// Naming people: is a name being typed, who is meant, and what goes into the text.
import type { Emoji } from "../emoji/names";
import type { User, UserId } from "../../state/model";
import type { Known } from "../slash/typed";

export interface Trigger {
  readonly start: number; // of the mark
  readonly query: string;
  readonly emoji?: true; // an emoji is meant, not a person
}

const queryMost = 32;
const nameByte = /[a-z0-9._-]/i;

// The mark may be full width, as a Chinese keyboard gives it; after a letter of a username it is an e-mail address.
export function findTrigger(text: string, caret: number): Trigger | null {
  for (let at = caret - 1; at >= 0 && caret - at <= queryMost + 1; at--) {
    const letter = text.charAt(at);
    if (/\s/.test(letter)) return null;
    if (letter !== "@" && letter !== "＠") continue;
    if (at > 0 && nameByte.test(text.charAt(at - 1))) return null;
    return { start: at, query: text.slice(at + 1, caret) };
  }
  return null;
}

// A word after a slash, at the very beginning and while nothing follows it.
export function findCommand(text: string, caret: number): Trigger | null {
  const word = /^[/／]([^\s/]{0,64})$/.exec(text.slice(0, caret));
  return word && !/^\S/.test(text.slice(caret)) ? { start: 0, query: word[1]! } : null;
}

export type Choice =
  | { readonly kind: "person"; readonly user: User; readonly here: boolean }
  | { readonly kind: "everybody"; readonly word: "channel" | "here" }
  | { readonly kind: "emoji"; readonly char: string; readonly emoji: Emoji }
  | { readonly kind: "command"; readonly command: Known };

export const choicesMost = 8;
type Reader = (name: string) => readonly string[]; // how a Han name sounds: 陈思远 as chensiyuan and csy

// Those in the channel first, then by how well the name fits, then who spoke last, then as the list had them.
export function matchPeople(people: readonly User[], here: ReadonlySet<UserId>, query: string, readings: Reader = () => [], spoke: readonly UserId[] = []): readonly Choice[] {
  const wanted = query.normalize("NFKC").toLowerCase();
  const turns = new Map(spoke.map((id, turn) => [id, turn]));
  const turnOf = (id: UserId): number => turns.get(id) ?? spoke.length;
  const found = people
    .map((user) => ({ user, here: here.has(user.id), rank: rankOf(user, wanted, readings) }))
    .filter(({ user, rank }) => rank < Infinity && user.active)
    .sort((a, b) => Number(b.here) - Number(a.here) || a.rank - b.rank || turnOf(a.user.id) - turnOf(b.user.id))
    .slice(0, choicesMost)
    .map(({ user, here: inside }): Choice => ({ kind: "person", user, here: inside }));
  const everybody = words.filter(({ names }) => wanted !== "" && names.some((name) => name.startsWith(wanted))).map(({ word }): Choice => ({ kind: "everybody", word }));
  return [...found.slice(0, choicesMost - everybody.length), ...everybody];
}

const words = [
  { word: "channel", names: ["channel", "all", "everyone", "所有人", "全体", "suoyouren", "quanti", "syr"] },
  { word: "here", names: ["here", "在线"] },
] as const;

function rankOf(user: User, wanted: string, readings: Reader): number {
  if (wanted === "") return 0;
  const shown = user.displayName.normalize("NFKC").toLowerCase();
  if (user.username.startsWith(wanted) || shown.startsWith(wanted)) return 0;
  if (shown.split(/[\s·.-]+/).some((word) => word.startsWith(wanted))) return 1;
  if (shown.includes(wanted)) return 2; // a Chinese given name: 思远 of 陈思远
  const spoken = readings(user.displayName);
  if (spoken.some((reading) => reading.startsWith(wanted))) return 1;
  if (wanted.length > 1 && spoken.some((reading) => reading.includes(wanted))) return 2;
  return wanted.length > 1 && user.username.includes(wanted) ? 3 : Infinity;
}

// Always the plain mark: the server reads both, people copy it further.
export function inserted(choice: Choice): string {
  if (choice.kind === "command") return `/${choice.command.name} `;
  if (choice.kind === "emoji") return `${choice.char} `;
  return choice.kind === "everybody" ? `@${choice.word} ` : `@${choice.user.username} `;
}
