// Everything that a workspace knows besides talking: a channel that is renamed, archived and brought back, profiles and roles,
// invitations, settings, files, and programs that post, listen and answer.

import type { Person } from "../support/bootstrap.ts";
import type { Random } from "../support/random.ts";
import { pause } from "../support/signal.ts";
import { aside } from "./asides.ts";
import { sweepAttic } from "./attic.ts";
import * as orders from "./orders.ts";
import { openPrograms, type Programs } from "./programs.ts";
import { settle } from "./settle.ts";
import { uploadOne } from "./uploads.ts";
import type { World } from "./world.ts";

export async function runSteward(world: World, random: Random): Promise<void> {
  const programs = await openPrograms(world);
  try {
    for (let turn = 0; world.playing; turn++) {
      if (world.server.up) await act(world, random, programs, turn);
      await pause(random.between(5, 60));
    }
  } finally {
    await programs.close();
  }
}

// The first round has each of them once, so that the shortest play has all.
const deeds = ["hook", "rename", "archive", "profile", "role", "upload", "invite", "setting", "slash", "unread", "direct", "attic"] as const;
const weights = { hook: 24, rename: 2, archive: 2, profile: 4, role: 2, upload: 5, invite: 2, setting: 1, slash: 3, unread: 2, direct: 2, attic: 1 };

async function act(world: World, random: Random, programs: Programs, turn: number): Promise<void> {
  const { owner, cast } = world;
  const { dock, harbour } = world.places;
  const founder = cast.writers[0]!;
  const number = world.recorder.recording.commands.length;
  switch (deeds[turn] ?? random.weighted(weights)) {
    case "hook":
      for (const step of ["built", "tested", "shipped"]) await programs.post(`The build is ${step}.`);
      return;
    case "slash":
      return programs.run(random.pick(cast.writers), `now ${number}`);
    case "rename":
      return void (await settle(world, orders.rename(world, founder, dock.id, `dock-${number}`), { door: "rest" }));
    case "archive":
      await settle(world, orders.archive(world, founder, dock.id, true), { door: "rest" });
      await settle(world, orders.post(world, founder, dock.id, `Is this dock open? ${number}`), { door: "rest", tries: 2 });
      return void (await settle(world, orders.archive(world, founder, dock.id, false), { door: "rest" }));
    case "profile":
      return void (await settle(world, orders.profile(world, cast.wanderer, `Hand number ${number}`), { door: "rest" }));
    case "role":
      await settle(world, orders.changeRole(world, cast.clerk, "admin"), { door: "rest" });
      await invite(world, cast.clerk);
      await settle(world, orders.changeRole(world, cast.clerk, "member"), { door: "rest" });
      return invite(world, cast.clerk);
    case "invite":
      return invite(world, owner);
    case "setting":
      return void (await aside(world, owner, "PUT", "/api/v1/hooks/makers", { makers: random.pick(["admins", "members"]) }));
    case "upload":
      return uploadOne(world, random.pick(cast.writers), random);
    case "unread":
      return void (await settle(world, orders.markUnread(world, cast.clerk, harbour.id, 1 + (number % 20)), { door: "rest", tries: 3 }));
    case "attic":
      return sweepAttic(world, number);
    case "direct":
      return void (await aside(world, cast.clerk, "GET", "/api/v1/me/state"));
  }
}

async function invite(world: World, person: Person): Promise<void> {
  const made = await aside(world, person, "POST", "/api/v1/invitations", { role: "member", uses: 1, expires_in_hours: 1 });
  if (made?.invitation?.id) await aside(world, world.owner, "DELETE", `/api/v1/invitations/${made.invitation.id}`);
}
