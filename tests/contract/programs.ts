// Programs in a channel of their own: a hook in Slack's form that posts, a webhook that is heard, one that nobody hears and that
// comes to rest, a slash command.

import http from "node:http";
import type { Person } from "../support/bootstrap.ts";
import { Receiver } from "../support/receiver.ts";
import { pause } from "../support/signal.ts";
import { aside } from "./asides.ts";
import type { World } from "./world.ts";

const nobody = "http://127.0.0.1:9/nobody";
const postsBeforeRest = 60; // after fifty failures in a row a webhook rests
const postMs = 2_000;
const takeAwayTries = 50;

export interface Programs {
  post(text: string): Promise<void>;
  run(person: Person, text: string): Promise<void>;
  close(): Promise<void>;
}

export async function openPrograms(world: World): Promise<Programs> {
  const receiver = await Receiver.open();
  receiver.answers = () => ({ type: "application/json", body: JSON.stringify({ text: "Done." }) });
  const { owner, places, ears } = world;
  const channel = places.workshop.id;
  const hook = await patiently(world, "POST", `/api/v1/channels/${channel}/hooks`, { name: "Builds", icon: "🚢" });
  const heard = await patiently(world, "POST", "/api/v1/outgoing", { bot: ears, name: "heard", url: `${receiver.url}/in` });
  const unheard = await patiently(world, "POST", "/api/v1/outgoing", { bot: ears, name: "unheard", url: nobody });
  await patiently(world, "POST", "/api/v1/commands", { bot: ears, name: "tide", url: `${receiver.url}/slash` });
  let posts = 0;
  return {
    async post(text) {
      if (!hook) return;
      await postByHook(world, hook.path as string, channel, `${text} ${++posts}`); // every text is its own
      if (posts % postsBeforeRest === 0 && unheard) await aside(world, owner, "PATCH", `/api/v1/outgoing/${unheard.hook.id}`, { paused: false });
    },
    async run(person, text) {
      if (heard) await aside(world, person, "POST", `/api/v1/channels/${places.harbour.id}/commands`, { command: "tide", text }, `tide_${text.replace(/\W/g, "_")}`);
    },
    // What is sent to programs goes on by itself; it has to end before the logs are read for the last time.
    async close() {
      for (const made of [heard, unheard]) if (made) await takeAway(world, `/api/v1/outgoing/${made.hook.id}`);
      receiver.close();
    },
  };
}

async function takeAway(world: World, path: string): Promise<void> {
  for (let turn = 0; turn < takeAwayTries; turn++) {
    if (await aside(world, world.owner, "DELETE", path)) return;
    await pause(100);
  }
}

// What the stage needs before the play can go on, however often the server goes down meanwhile.
async function patiently(world: World, method: string, path: string, body?: object): Promise<any> {
  while (world.playing) {
    const made = await aside(world, world.owner, method, path, body);
    if (made) return made;
    await pause(100);
  }
  return undefined;
}

// A hook has no key: after an unknown outcome the same text may stand there once more for each sending.
async function postByHook(world: World, path: string, channel: string, text: string): Promise<void> {
  const posted = { channel, text, sent: 1, answered: false };
  (world.recorder.recording.hooked ??= []).push(posted);
  posted.answered = await new Promise<boolean>((resolve) => {
    const body = JSON.stringify({ text });
    const request = http.request(world.server.url + path, { method: "POST", timeout: postMs, headers: { "content-type": "application/json", "content-length": Buffer.byteLength(body) } }, (answer) => {
      answer.resume().on("end", () => resolve(answer.statusCode === 200)).on("error", () => resolve(false));
    });
    request.on("timeout", () => request.destroy()).on("error", () => resolve(false));
    request.end(body);
  });
}
