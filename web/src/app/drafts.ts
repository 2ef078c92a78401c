// What was half typed, by channel: in localStorage, and in memory where that is closed to us.
const prefix = "holdfast.draft.";

export interface Drafts {
  get(channel: string): string;
  set(channel: string, text: string): void;
}

export function makeDrafts(storage: Storage | undefined, author: () => string): Drafts {
  const held = new Map<string, string>();
  const nameOf = (channel: string): string => `${prefix}${author()}.${channel}`;
  return {
    get(channel) {
      const name = nameOf(channel);
      const text = held.get(name);
      if (text !== undefined) return text;
      try {
        return storage?.getItem(name) ?? "";
      } catch {
        return "";
      }
    },
    set(channel, text) {
      const name = nameOf(channel);
      held.set(name, text);
      try {
        if (text === "") storage?.removeItem(name);
        else storage?.setItem(name, text);
      } catch {
        // full or forbidden: the draft lives as long as the tab
      }
    },
  };
}
