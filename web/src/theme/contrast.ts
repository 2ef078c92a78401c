// Contrast of roles, computed from tokens.css itself: OKLCH to sRGB to WCAG luminance.
export type Theme = "light" | "dark";
type Triple = readonly [number, number, number];

export class Palette {
  private readonly values = new Map<string, string>();

  constructor(css: string) {
    for (const [, name = "", value = ""] of css.matchAll(/(--[\w-]+):\s*([^;]+);/g)) {
      if (!this.values.has(name)) this.values.set(name, value.trim());
    }
  }

  ratio(front: string, back: string, theme: Theme, hue = 0): number {
    const [low = 0, high = 0] = [front, back].map((role) => luminance(this.colour(this.get(role), theme, hue))).sort((a, b) => a - b);
    return (high + 0.05) / (low + 0.05);
  }

  private get(role: string): string {
    const value = this.values.get(`--${role}`);
    if (value === undefined) throw new Error(`tokens.css has no --${role}`);
    return value;
  }

  private colour(value: string, theme: Theme, hue: number): Triple {
    if (value.startsWith("light-dark(")) return this.colour(branch(value.slice("light-dark(".length, -1), theme), theme, hue);
    const reference = /^var\(--([\w-]+)/.exec(value)?.[1];
    if (reference && reference !== "hue") return this.colour(this.get(reference), theme, hue);
    const numbers = /^oklch\(([\d.]+) ([\d.]+) ([\d.]+)/.exec(value.replace(/var\(--hue[^)]*\)/, String(hue))) ?? /^oklch\(([\d.]+) ([\d.]+)/.exec(value);
    if (!numbers) throw new Error(`not a colour: ${value}`);
    return [Number(numbers[1]), Number(numbers[2]), Number(numbers[3] ?? 0)];
  }
}

function branch(inside: string, theme: Theme): string {
  let depth = 0;
  for (let at = 0; at < inside.length; at++) {
    if (inside[at] === "(") depth++;
    if (inside[at] === ")") depth--;
    if (inside[at] === "," && depth === 0) return (theme === "light" ? inside.slice(0, at) : inside.slice(at + 1)).trim();
  }
  throw new Error(`one colour only: ${inside}`);
}

function luminance([lightness, chroma, hue]: Triple): number {
  const a = chroma * Math.cos((hue * Math.PI) / 180);
  const b = chroma * Math.sin((hue * Math.PI) / 180);
  const l = (lightness + 0.3963377774 * a + 0.2158037573 * b) ** 3;
  const m = (lightness - 0.1055613458 * a - 0.0638541728 * b) ** 3;
  const s = (lightness - 0.0894841775 * a - 1.291485548 * b) ** 3;
  const clip = (value: number): number => Math.min(1, Math.max(0, value));
  const red = clip(4.0767416621 * l - 3.3077115913 * m + 0.2309699292 * s);
  const green = clip(-1.2684380046 * l + 2.6097574011 * m - 0.3413193965 * s);
  const blue = clip(-0.0041960863 * l - 0.7034186147 * m + 1.707614701 * s);
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}
