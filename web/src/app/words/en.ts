// English. Each section belongs to a feature; zh.ts has the same keys, which the compiler and a test hold it to.
import type { Counted } from "../i18n";
import { bots } from "./en/bots";
import { channels } from "./en/channels";
import { doors } from "./en/doors";
import { files } from "./en/files";
import { notify } from "./en/notify";
import { people } from "./en/people";
import { problems } from "./en/problems";
import { settings } from "./en/settings";
import { shell } from "./en/shell";
import { search } from "./en/search";
import { line } from "./en/line";
import { marks } from "./en/marks";
import { cards, hooks } from "./en/hooks";
import { composer } from "./en/composer";
import { timeline } from "./en/timeline";
import { quotes } from "./en/quotes";
import { threads } from "./en/threads";

export const en = {
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

type Same<T> = { readonly [S in keyof T]: { readonly [K in keyof T[S]]: T[S][K] extends string ? string : Counted } };
export type Words = Same<typeof en>;
