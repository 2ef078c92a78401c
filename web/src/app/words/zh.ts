// Chinese, written and not translated: no 您, full-width punctuation, a real space between Han and Latin.
import type { Words } from "./en";
import { bots } from "./zh/bots";
import { channels } from "./zh/channels";
import { doors } from "./zh/doors";
import { files } from "./zh/files";
import { notify } from "./zh/notify";
import { people } from "./zh/people";
import { problems } from "./zh/problems";
import { settings } from "./zh/settings";
import { shell } from "./zh/shell";
import { search } from "./zh/search";
import { line } from "./zh/line";
import { marks } from "./zh/marks";
import { cards, hooks } from "./zh/hooks";
import { composer } from "./zh/composer";
import { timeline } from "./zh/timeline";
import { quotes } from "./zh/quotes";
import { threads } from "./zh/threads";

export const zh: Words = {
  shell,
  doors,
  bots,
  channels,
  files,
  people,
  problems,
  settings,
  timeline,
  composer,
  line,
  marks,
  hooks,
  cards,
  search,
  threads,
  quotes,
  notify,
};
