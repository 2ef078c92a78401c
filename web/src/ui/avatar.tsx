// A person in small: initials on a hue of their own, the sign of presence on the corner. Colour is never alone: each
// presence has its own shape, and `label` says it in words where nothing else does.
import type { JSX } from "preact";
import type { PresenceState } from "../state/model";
import styles from "./avatar.module.css";

type Size = 16 | 20 | 24 | 28 | 36 | 44 | 56;
interface Person {
  readonly id: string;
  readonly displayName: string;
  readonly avatar: string | null;
}

interface AvatarProps {
  person: Person;
  size?: Size;
  presence?: PresenceState["state"] | undefined;
  sign?: string | undefined; // an emoji instead of initials
}

export function Avatar({ person, size = 36, presence, sign }: AvatarProps): JSX.Element {
  return (
    <span class={styles.avatar} data-hue={hueOf(person.id)} data-size={size} aria-hidden="true">
      {person.avatar ? <img src={person.avatar} alt="" width={size} height={size} /> : <b data-sign={sign !== undefined}>{sign ?? initials(person.displayName, size <= 24)}</b>}
      {presence && <span class={styles.presence} data-presence={presence} />}
    </span>
  );
}

// Han names: the last two characters, one where it is small. Others: the first letters of the first and last word.
export function initials(name: string, small: boolean): string {
  const clean = name.trim();
  const han = [...clean].filter((letter) => /\p{Script=Han}/u.test(letter));
  if (han.length > 0 && /^\p{Script=Han}/u.test(clean)) return han.slice(small ? -1 : -2).join("");
  const words = clean.split(/[\s._-]+/).filter(Boolean);
  const letters = [words[0], words.length > 1 ? words.at(-1) : undefined].map((word) => [...(word ?? "")][0] ?? "");
  return (small ? (letters[0] ?? "") : letters.join("")).toUpperCase() || "?";
}

// One of eight hues, the same for the same person everywhere.
export function hueOf(id: string): number {
  let mixed = 0x811c9dc5;
  for (const letter of id) mixed = Math.imul(mixed ^ (letter.codePointAt(0) ?? 0), 0x01000193) >>> 0;
  mixed = Math.imul(mixed ^ (mixed >>> 15), 0x2c1b3c6d) >>> 0;
  return (mixed ^ (mixed >>> 13)) & 7;
}
