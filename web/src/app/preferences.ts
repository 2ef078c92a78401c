// What a person chose for this device: theme, density, language. Applied to <html>, kept in localStorage.
import { effect, signal } from "@preact/signals";
import { setLanguage, type Language } from "./i18n";

export type Theme = "system" | "light" | "dark";
export type Density = "cosy" | "compact";

export const theme = signal<Theme>(kept("theme", ["system", "light", "dark"]));
export const density = signal<Density>(kept("density", ["cosy", "compact"]));

export function chooseLanguage(next: Language): void {
  keep("language", next);
  void setLanguage(next);
}

// theme.js in the page's head has done the same once before the first paint; this follows what is changed later.
export function startPreferences(): void {
  effect(() => {
    if (theme.value === "system") delete document.documentElement.dataset["theme"];
    else document.documentElement.dataset["theme"] = theme.value;
    keep("theme", theme.value);
  });
  effect(() => {
    document.documentElement.dataset["density"] = density.value;
    keep("density", density.value);
  });
}

export function recall(name: string): string | null {
  try {
    return localStorage.getItem(name);
  } catch {
    return null;
  }
}

export function keep(name: string, value: string | null): void {
  try {
    if (value === null) localStorage.removeItem(name);
    else localStorage.setItem(name, value);
  } catch {
    // A browser that keeps nothing forgets the choice with the tab.
  }
}

function kept<T extends string>(name: string, known: readonly [T, ...T[]]): T {
  const value = recall(name);
  return known.find((one) => one === value) ?? known[0];
}
