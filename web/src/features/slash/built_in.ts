// What the client itself does when it is typed after a slash. Each says in one sentence what came of it, or nothing.
import type { Client } from "../../app/client";
import { list, t, type Key } from "../../app/i18n";
import type { ChannelId } from "../../state/model";

export interface BuiltIn {
  readonly name: string;
  readonly does: Key;
  readonly hint?: Key;
  readonly run: (client: Client, channel: ChannelId, text: string) => Promise<string | void> | string | void;
}

const shrug = "¯\\\\\\_(ツ)\\_/¯"; // as Markdown wants it

async function invite(client: Client, channel: ChannelId, text: string): Promise<string> {
  const people = [...client.state.peek().people.values()];
  const names = text.split(/[\s,，、]+/).filter(Boolean).map((name) => name.replace(/^[@＠]/, "").toLowerCase());
  if (names.length === 0) return t("bots.needsName", { command: "/invite" });
  const found = names.map((name) => people.find((person) => person.active && person.username === name));
  const missing = names.find((_, at) => !found[at]);
  if (missing) return t("bots.nobody", { name: missing });
  await client.addMembers(channel, found.map((person) => person!.id));
  return t("bots.invited", { names: list(found.map((person) => person!.displayName)) });
}

async function status(client: Client, text: string): Promise<string> {
  const { me, presence } = client.state.peek();
  const dnd = presence.get(me ?? "")?.state === "dnd";
  await client.setStatus(dnd ? "dnd" : "online", text, "", null);
  return t(text ? "bots.statusSet" : "bots.statusGone");
}

async function disturb(client: Client): Promise<string> {
  const { me, presence } = client.state.peek();
  const mine = presence.get(me ?? "");
  const on = mine?.state !== "dnd";
  await client.setStatus(on ? "dnd" : "online", mine?.text ?? "", mine?.emoji ?? "", null);
  return t(on ? "bots.dndOn" : "bots.dndOff");
}

export const builtIns: readonly BuiltIn[] = [
  { name: "me", does: "bots.doMe", hint: "bots.hintWords", run: (client, channel, text) => void (text && client.post(channel, `*${text}*`, null)) },
  { name: "shrug", does: "bots.doShrug", hint: "bots.hintWords", run: (client, channel, text) => client.post(channel, `${text} ${shrug}`.trim(), null) },
  { name: "topic", does: "bots.doTopic", hint: "bots.hintWords", run: async (client, channel, text) => (await client.setTopic(channel, text), t("bots.topicSet")) },
  { name: "invite", does: "bots.doInvite", hint: "bots.hintNames", run: invite },
  { name: "status", does: "bots.doStatus", hint: "bots.hintWords", run: (client, _channel, text) => status(client, text) },
  { name: "dnd", does: "bots.doDnd", run: disturb },
  { name: "leave", does: "bots.doLeave", run: (client, channel) => client.leave(channel) },
  { name: "help", does: "bots.doHelp", run: () => help() },
];

const help = (): string => [`**${t("bots.help")}**`, ...builtIns.map(({ name, does, hint }) => `- \`/${name}${hint ? ` ${t(hint)}` : ""}\` ${t(does)}`)].join("\n");
