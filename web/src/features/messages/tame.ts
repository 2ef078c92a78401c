// Text by strangers, made harmless to its neighbours: no towers of combining marks, no direction that leaks out of a name.

const tower = /(\p{M}{6})\p{M}+/gu;
// Bidirectional controls, zero-width letters that hide (not the joiner, emoji need it), tag characters.
const hidden = /[\u061C\u200B\u200E\u200F\u202A-\u202E\u2060-\u2064\u2066-\u206F\uFEFF]|[\u{E0000}-\u{E007F}]/gu;

export const tameText = (text: string): string => text.replace(tower, "$1");

export function tameName(name: string): string {
  const tame = tameText(name).replace(hidden, "").trim();
  return tame.length > 80 ? `${tame.slice(0, 79)}…` : tame;
}

// For the right face and the right quotes. One Han letter to ten Latin ones is enough: such a text is Chinese with names in it.
export function languageOf(text: string): "zh-CN" | "en" {
  const han = text.match(/\p{Script=Han}/gu)?.length ?? 0;
  const latin = text.match(/\p{Script=Latin}/gu)?.length ?? 0;
  return han > 0 && han * 10 >= latin ? "zh-CN" : "en";
}
