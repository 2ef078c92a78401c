// A small workspace in which every id that a request may name is there, and for each operation a request that is right:
// what is wrong with it afterwards is the one field that was changed.

import { createBot, ownerPassword, startWithOwner, type Person } from "../support/bootstrap.ts";
import { upload } from "../support/bytes.ts";
import { png } from "../support/pictures.ts";
import type { Rest } from "../support/rest.ts";
import type { Server } from "../support/server.ts";

let made = 0;
export const unique = (name = "n"): string => `${name}${(made += 1).toString(36)}`;
const key = (): { key: string } => ({ key: unique("world_") });

export interface World {
  server: Server;
  owner: Person;
  operator: Rest;
  operatorToken: string;
  ids: Record<string, string>; // by the name that a parameter has
  bodies: Record<string, () => object>; // of an operation; made anew each time, because names are taken once
}

export async function build(): Promise<World> {
  const operatorToken = "operator_operator_operator_operator_1";
  const { server, owner } = await startWithOwner({
    settings: { loops: 2, rate_per_second: 0, sign_in_per_minute: 100_000, sockets_per_person_max: 1000, operator_token: operatorToken },
  });
  const post = async (path: string, body: object = {}): Promise<any> => owner.rest.need("POST", `/api/v1/${path}`, body, key());
  const [mate, bot] = await Promise.all([createBot(server, owner, "mate"), createBot(server, owner, "robot")]);
  const channel = (await post("channels", { name: "berths", members: [mate.id, bot.id] })).result.id as string;
  const message = (await post(`channels/${channel}/messages`, { text: "The tide turns at six." })).seq as number;
  const reply = (await post(`channels/${channel}/messages`, { text: "At seven.", thread: message })).seq as number;
  const picture = await upload(server.url, owner, "berth.png", png(4, 4), true);
  const begun = await post("uploads", { name: "plan.bin", bytes: 100 });
  const hook = await post(`channels/${channel}/hooks`, { name: "Deploys" });
  const outgoing = await post("outgoing", { bot: bot.id, name: "build", url: "https://ci.example.invalid/x", events: ["message.deleted"], channel });
  const slash = await post("commands", { bot: bot.id, name: "tide", url: "https://ci.example.invalid/y" });
  const invitation = await post("invitations", { role: "member", uses: 10 });
  const token = await post(`bots/${bot.id}/tokens`, { name: "probe" });
  const idOf = (ack: any, name: string): string => ack.result?.[name]?.id ?? ack.result?.id ?? ack[name]?.id ?? ack.id;

  const ids: Record<string, string> = {
    channel, message: String(message), thread: String(message), user: mate.id, bot: bot.id, file: picture.id, upload: begun.upload,
    hook: idOf(hook, "hook"), outgoing: idOf(outgoing, "hook"), command: idOf(slash, "command"), invitation: idOf(invitation, "invitation"), token: idOf(token, "token"),
    session: "S0000000000001", emoji: encodeURIComponent("⚓"), delivery: "D0000000000001", invocation: "R0000000000001", code: "nobodyknows", secret: "H0000000000001", team: "T1", app: "B1",
  };
  return { server, owner, operator: server.rest(operatorToken), operatorToken, ids, bodies: bodiesIn(ids, reply, invitation.result?.code ?? invitation.code) };
}

function bodiesIn(ids: Record<string, string>, reply: number, code: string): Record<string, () => object> {
  const { channel, user, bot, file } = ids;
  const at = "2019-01-07T09:00:00Z";
  return {
    "bot.create": () => ({ username: unique("bot"), display_name: "Deploys" }),
    "channel.create": () => ({ name: unique("harbour-"), kind: "public", topic: "Tides", history: "all", members: [user] }),
    "hook.create": () => ({ name: "Deploys", icon: "🚢" }),
    "member.add": () => ({ users: [user] }),
    "message.post": () => ({ text: "Six.", files: [], broadcast: true, thread: Number(ids["message"]) }),
    "message.edit": () => ({ text: "Seven.", revision: Number(ids["message"]) }),
    "channel.rename": () => ({ name: unique("berths-") }),
    "read.move": () => ({ seq: reply, thread: Number(ids["message"]) }),
    "read.mark_unread": () => ({ seq: Number(ids["message"]) }),
    "slash.create": () => ({ bot, name: unique("cmd"), url: "https://ci.example.invalid/z", hint: "[x]", description: "Does it.", channel }),
    "slash.change": () => ({ hint: "[x]", description: "Does it.", paused: false, url: "https://ci.example.invalid/y" }),
    "direct.open": () => ({ users: [user] }),
    "hook.update": () => ({ name: "Deploys", icon: "🚢", channel, disabled: false }),
    "channel.import": () => ({ kind: "public", name: unique("old-"), topic: "Old", created_by: user, created_at: at, users: [user] }),
    "member.import": () => ({ users: [user], archive: false }),
    "message.import": () => ({ by: user, at, text: "Old.", files: [], broadcast: false, edited: false, cards: [{ title: "Plan", fields: [{ title: "Berth", value: "7", short: true }], actions: [{ text: "Plan", url: "https://example.org" }] }], as: { name: "Old" } }),
    "pin.import": () => ({ by: user, at }),
    "reaction.import": () => ({ emoji: "👍", users: [user], at }),
    "file.import": () => ({ by: user, name: "old.pdf", bytes: 100 }),
    "invitation.accept": () => ({ code, username: unique("guest"), display_name: "Guest", email: `${unique("g")}@harbour.example`, password: ownerPassword }),
    "invitation.preview": () => ({ code }),
    "me.update": () => ({ display_name: "Root", email: "root@harbour.example", time_zone: "Europe/Berlin", title: "Harbour master" }),
    "me.set_avatar": () => ({ file }),
    "me.set_status": () => ({ state: "away", text: "Lunch", emoji: "🥪", until: "2099-09-14T13:00:00Z" }),
    "me.change_password": () => ({ current: ownerPassword, password: ownerPassword }),
    "outgoing.create": () => ({ bot, name: "build", url: "https://ci.example.invalid/v", events: ["message.deleted"], words: [], channel }),
    "outgoing.change": () => ({ name: "build", paused: false, events: ["message.deleted"], words: [], url: "https://ci.example.invalid/x" }),
    "session.create": () => ({ username: "root", password: ownerPassword, bearer: true, name: "probe" }),
    "upload.begin": () => ({ name: "plan.bin", bytes: 10, picture: false }),
    "user.create": () => ({ username: unique("person"), display_name: "Person", role: "member", email: `${unique("p")}@harbour.example`, password: ownerPassword, bot: false }),
    "user.import": () => ({ csv: "username,display_name,email,role,channels\n", dry_run: true }),
    "user.change_role": () => ({ role: "member" }),
  };
}

// Which id stands for a parameter: the outgoing webhooks have a hook of their own kind.
export const idFor = (world: World, path: string, name: string): string => (name === "hook" && path.startsWith("/api/v1/outgoing") ? world.ids["outgoing"]! : world.ids[name]!);
