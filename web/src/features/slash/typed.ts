// What was typed after a slash: is it a command, which are there, and running it. The list of the bots' commands is asked for when a
// slash is typed, and again when it is older than a minute.
import { signal } from "@preact/signals";
import type { SlashCommand } from "../../app/calls/bots";
import type { Client } from "../../app/client";
import { t } from "../../app/i18n";
import { tellHere } from "../../app/notices";
import { troubleOf } from "../../app/problems";
import type { ChannelId } from "../../state/model";
import { builtIns } from "./built_in";

export interface Known {
  readonly name: string;
  readonly hint: string;
  readonly does: string;
  readonly by: string; // the bot; empty: the client itself
}

const freshMs = 60_000;
export const fromBots = signal<readonly SlashCommand[]>([]);
let asked: { readonly client: Client; readonly at: number; readonly answer: Promise<void> } | undefined;

export function learnCommands(client: Client, again = false): Promise<void> {
  if (asked && asked.client === client && !again && performance.now() - asked.at < freshMs) return asked.answer;
  const answer = client.slashCommands().then(
    (all) => void (fromBots.value = all),
    () => void (asked = undefined), // asked again with the next slash
  );
  asked = { client, at: performance.now(), answer };
  return answer;
}

// A path such as /usr/bin is none: nothing but blanks follows the word.
export function commandIn(text: string): { readonly name: string; readonly rest: string } | null {
  const found = /^[/／]([\p{L}\p{N}][\p{L}\p{N}_.-]{0,63})(?:\s+([^]*))?$/u.exec(text.trimEnd());
  return found ? { name: found[1]!.toLowerCase(), rest: (found[2] ?? "").trim() } : null;
}

export function knownCommands(channel: ChannelId): readonly Known[] {
  const own = builtIns.map(({ name, does, hint }) => ({ name, hint: hint ? t(hint) : "", does: t(does), by: "" }));
  const others = fromBots.value.filter((one) => !one.channel || one.channel === channel).map(({ name, hint, description, bot_name }) => ({ name, hint, does: description, by: bot_name }));
  return [...own, ...others].sort((a, b) => (a.name < b.name ? -1 : 1));
}

export const matchCommands = (known: readonly Known[], query: string, most: number): readonly Known[] => {
  const wanted = query.toLowerCase();
  return [...known.filter(({ name }) => name.startsWith(wanted)), ...known.filter(({ name }) => wanted && !name.startsWith(wanted) && name.includes(wanted))].slice(0, most);
};

// True when it was taken: the box may be emptied. Whatever is no command stays where it was typed.
export async function runTyped(client: Client, channel: ChannelId, text: string): Promise<boolean> {
  const typed = commandIn(text);
  if (!typed) return false;
  const command = `/${typed.name}`;
  const own = builtIns.find(({ name }) => name === typed.name);
  if (own) {
    try {
      const said = await own.run(client, channel, typed.rest);
      if (said) tellHere(channel, command, said);
      return true;
    } catch (error) {
      tellHere(channel, command, troubleOf(error).text);
      return false;
    }
  }
  const knows = (): boolean => fromBots.peek().some(({ name, channel: only }) => name === typed.name && (!only || only === channel));
  await learnCommands(client);
  if (!knows()) await learnCommands(client, true);
  if (!knows()) {
    tellHere(channel, command, t("bots.unknown", { command }));
    return false;
  }
  client.runSlash(channel, typed.name, typed.rest);
  return true;
}
