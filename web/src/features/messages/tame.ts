// Text by strangers, made harmless to its neighbours: no towers of combining marks, no direction that leaks out of a name.

const tower = /(\p{M}{6})\p{M}+/gu;
// Bidirectional controls, zero-width letters that hide (not the joiner, emoji need it), tag characters.
const hidden = /[\u061C\u200B\u200E\u200F\u202A-\u202E\u2060-\u2064\u2066-\u206F\uFEFF]|[\u{E0000}-\u{E007F}]/gu;

export const tameText = (text: string): string => text.replace(tower, "$1");

export function tameName(name: string): string {
  const tame = tameText(name).replace(hidden, "").trim();
  return tame.length > 80 ? `${tame.slice(0, 79)}…` : tame;
}
