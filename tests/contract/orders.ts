// The commands the agents give, in the words of both doors.

import type { Person } from "../support/bootstrap.ts";
import type { Asks, Command, CommandName } from "./recording.ts";
import type { World } from "./world.ts";

// One command and how to say it. Without `stream` it has only the one door.
export interface Order {
  person: Person;
  command: Command;
  rest: { method: string; path: string; body?: unknown };
  stream?: { key: string; [field: string]: unknown };
}

export function post(world: World, person: Person, channel: string, text: string, thread?: number, broadcast = false, files: string[] = []): Order {
  const asks: Asks = { text, ...(files.length > 0 ? { files } : {}), ...(thread === undefined ? {} : { thread }), ...(broadcast ? { broadcast } : {}) };
  const command = world.recorder.command(person.id, "message.post", channel, asks);
  return {
    person, command,
    rest: { method: "POST", path: `/api/v1/channels/${channel}/messages`, body: asks },
    stream: { type: "post", key: command.key, channel, ...asks },
  };
}

// The same to a direct message, named by its people on the stream and by its channel over REST: one command all the same.
export function postTo(world: World, person: Person, channel: string, to: string[], text: string): Order {
  const order = post(world, person, channel, text);
  return { ...order, stream: { type: "post", key: order.command.key, to, text } };
}

export function edit(world: World, person: Person, channel: string, message: number, revision: number, text: string): Order {
  const command = world.recorder.command(person.id, "message.edit", channel, { message, revision, text });
  return {
    person, command,
    rest: { method: "PATCH", path: `/api/v1/channels/${channel}/messages/${message}`, body: { text, revision } },
    stream: { type: "command", name: "message.edit", key: command.key, channel, message, revision, text },
  };
}

export function remove(world: World, person: Person, channel: string, message: number): Order {
  const command = world.recorder.command(person.id, "message.delete", channel, { message });
  return {
    person, command,
    rest: { method: "DELETE", path: `/api/v1/channels/${channel}/messages/${message}` },
    stream: { type: "command", name: "message.delete", key: command.key, channel, message },
  };
}

export function topic(world: World, person: Person, channel: string, text: string): Order {
  return byRest(world, person, "channel.topic", channel, { topic: text }, "PUT", `/api/v1/channels/${channel}/topic`, { topic: text });
}

export function join(world: World, person: Person, channel: string): Order {
  return comingOrGoing(world, person, channel, "channel.join", "join");
}

export function leave(world: World, person: Person, channel: string): Order {
  return comingOrGoing(world, person, channel, "channel.leave", "leave");
}

export function addMember(world: World, person: Person, channel: string, user: Person): Order {
  return byRest(world, person, "member.add", channel, { user: user.id }, "POST", `/api/v1/channels/${channel}/members`, { users: [user.id] });
}

export function removeMember(world: World, person: Person, channel: string, user: Person): Order {
  return byRest(world, person, "member.remove", channel, { user: user.id }, "DELETE", `/api/v1/channels/${channel}/members/${user.id}`);
}

export function deactivate(world: World, user: Person): Order {
  return byRest(world, world.owner, "user.deactivate", undefined, { user: user.id }, "POST", `/api/v1/users/${user.id}/deactivate`, {});
}

export function rename(world: World, person: Person, channel: string, name: string): Order {
  return byRest(world, person, "channel.rename", channel, { name }, "PUT", `/api/v1/channels/${channel}/name`, { name });
}

export function archive(world: World, person: Person, channel: string, away: boolean): Order {
  const word = away ? "archive" : "restore";
  return byRest(world, person, `channel.${word}`, channel, {}, "POST", `/api/v1/channels/${channel}/${word}`, {});
}

export function profile(world: World, person: Person, name: string): Order {
  return byRest(world, person, "me.update", undefined, { name }, "PATCH", "/api/v1/me", { display_name: name });
}

export function changeRole(world: World, user: Person, role: string): Order {
  return byRest(world, world.owner, "user.change_role", undefined, { user: user.id, role }, "PUT", `/api/v1/users/${user.id}/role`, { role });
}

export function setRead(world: World, person: Person, channel: string, seq: number): Order {
  return byRest(world, person, "read.set", undefined, { channel, seq }, "PUT", `/api/v1/channels/${channel}/read`, { seq });
}

export function markUnread(world: World, person: Person, channel: string, seq: number): Order {
  return byRest(world, person, "unread.mark", undefined, { channel, seq }, "POST", `/api/v1/channels/${channel}/unread`, { seq });
}

function comingOrGoing(world: World, person: Person, channel: string, name: CommandName, word: string): Order {
  const command = world.recorder.command(person.id, name, channel, {});
  return {
    person, command,
    rest: { method: "POST", path: `/api/v1/channels/${channel}/${word}`, body: {} },
    stream: { type: "command", name, key: command.key, channel },
  };
}

function byRest(world: World, person: Person, name: CommandName, log: string | undefined, asks: Asks, method: string, path: string, body?: unknown): Order {
  return { person, command: world.recorder.command(person.id, name, log, asks), rest: { method, path, body } };
}
