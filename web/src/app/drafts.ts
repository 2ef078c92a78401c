// What was half typed, by channel: in localStorage, and in memory where that is closed to us. Whoever shows whether there is a draft is
// told when that changes, and not of every letter.
import { signal } from "@preact/signals";

const prefix = "holdfast.draft.";

export interface Drafts {
  get(author: string, channel: string): string;
  set(author: string, channel: string, text: string): void;
}

export function makeDrafts(storage: Storage | undefined): Drafts {
  const held = new Map<string, string>();
  const changes = signal(0);
  const nameOf = (author: string, channel: string): string => `${prefix}${author}.${channel}`;
  function textOf(name: string): string {
    const text = held.get(name);
    if (text !== undefined) return text;
    try {
      return storage?.getItem(name) ?? "";
    } catch {
      return "";
    }
  }
  return {
    get(author, channel) {
      void changes.value;
      return textOf(nameOf(author, channel));
    },
    set(author, channel, text) {
      const name = nameOf(author, channel);
      const appears = (textOf(name) === "") !== (text === "");
      held.set(name, text);
      if (appears) changes.value++;
      try {
        if (text === "") storage?.removeItem(name);
        else storage?.setItem(name, text);
      } catch {
        // full or forbidden: the draft lives as long as the tab
      }
    },
  };
}
