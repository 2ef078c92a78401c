// Pinyin of Han names, for the switcher. The table is large, so it comes when the switcher is first opened; until then,
// and where it cannot be had, names are found as they are written.
import { signal } from "@preact/signals";

type Reader = (name: string) => readonly string[];

export const readings = signal<Reader>(() => []);
let asked = false;

export async function loadPinyin(): Promise<void> {
  if (asked) return;
  asked = true;
  try {
    const { pinyin } = await import("pinyin-pro");
    const known = new Map<string, readonly string[]>();
    readings.value = (name) => {
      if (!/\p{Script=Han}/u.test(name)) return [];
      const held = known.get(name);
      if (held) return held;
      const syllables = pinyin(name, { toneType: "none", type: "array", nonZh: "consecutive" });
      const made = [syllables.join(""), syllables.map((syllable) => syllable[0] ?? "").join("")];
      known.set(name, made);
      return made;
    };
  } catch {
    asked = false;
  }
}
