// One person at two devices: typed at one, continued at the other, sent there, and gone at both.

import { afterAll, beforeAll, expect, it } from "vitest";
import { soon } from "./browsers.ts";
import type { Desk } from "./desk.ts";
import { Stage } from "./stage.ts";
import { english } from "./words.ts";

let stage: Stage;
let desk: Desk; // Ada's, at work
let phone: Desk; // Ada's other one

beforeAll(async () => {
  stage = await Stage.open();
  const people = [await stage.person("ada", "Ada Lindqvist")];
  await stage.channel("harbour", people);
  await stage.channel("lobby", people);
  [desk, phone] = [await stage.desk("ada", english), await stage.desk("ada", english)];
  await Promise.all([desk.opens("harbour"), phone.opens("lobby")]);
});
afterAll(() => stage?.close());

const pencil = (at: Desk) => at.place("harbour").getByText("draft");

it("shows in the sidebar of the other device once one has paused, and is there to go on with", async () => {
  await desk.types("The tide turns");
  await pencil(phone).waitFor({ state: "attached" });
  await phone.opens("harbour");
  expect(await phone.box.inputValue()).toBe("The tide turns");
  await phone.types(" at six");
  await soon(() => desk.box.inputValue(), "what was typed on elsewhere").toBe("The tide turns at six");
});

it("goes everywhere when it is sent at one", async () => {
  await phone.page.keyboard.press("Enter");
  await desk.sees("The tide turns at six");
  await soon(() => desk.box.inputValue(), "the other box is empty").toBe("");
  await desk.opens("lobby");
  expect(await pencil(desk).count()).toBe(0);
});

it("is told at once by whoever leaves the channel", async () => {
  await phone.opens("lobby");
  await desk.opens("harbour");
  await desk.types("Half a thought");
  await desk.opens("lobby");
  await pencil(phone).waitFor({ state: "attached" });
  await pencil(desk).waitFor({ state: "attached" });
});

it("typed without a line goes up when the line is back", async () => {
  await desk.opens("harbour");
  await stage.server.stop("SIGKILL");
  await desk.types(", finished");
  await desk.opens("lobby");
  await stage.server.start();
  await Promise.all([desk.hurries(), phone.hurries()]);
  await phone.opens("harbour");
  await soon(() => phone.box.inputValue(), "what was typed off line").toBe("Half a thought, finished");
});
