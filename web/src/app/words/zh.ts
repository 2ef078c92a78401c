// Chinese, written and not translated: no 您, full-width punctuation, a real space between Han and Latin.
import type { Words } from "./en";
import { channels } from "./zh/channels";
import { doors } from "./zh/doors";
import { people } from "./zh/people";
import { settings } from "./zh/settings";
import { shell } from "./zh/shell";

export const zh: Words = {
  shell,
  doors,
  channels,
  people,
  settings,
  timeline: {},
  composer: {},
  line: {},
};
