// A message that links to another shows it below, to whoever may read that one, and as it stands now.

import { afterAll, beforeAll, expect, it } from "vitest";
import { newKey } from "../scenes/stage.ts";
import { faultsOn } from "./axe.ts";
import type { Desk } from "./desk.ts";
import { Stage } from "./stage.ts";
import { chinese, english } from "./words.ts";

let stage: Stage;
let ada: Desk; // in the private channel
let mei: Desk; // not
let bridge: string, harbour: string;
let seq: number, revision: number;

const post = async (channel: string, text: string): Promise<number> => (await stage.owner.rest.need("POST", `/api/v1/channels/${channel}/messages`, { text }, { key: newKey() })).seq;
const linkTo = (channel: string, message: number): string => `${ada.home}/c/${channel}/${message}`;
const quoted = (desk: Desk, text: string) => desk.stored(text).locator("figure");

beforeAll(async () => {
  stage = await Stage.open();
  const ids = [await stage.person("ada", "Ada Lindqvist"), await stage.person("mei", "林美")];
  await stage.channel("quay", ids);
  harbour = await stage.channel("harbour", ids);
  bridge = await stage.channel("bridge", [ids[0]!], { kind: "private" });
  [ada, mei] = await Promise.all([stage.desk("ada", english), stage.desk("mei", chinese)]);
  await Promise.all([ada.opens("quay"), mei.opens("quay")]);
  revision = seq = await post(bridge, "The pilot is **ill**.");
});
afterAll(() => stage?.close());

it("shows the linked message to who may read it, and only the link to who may not", async () => {
  await ada.says(`Look here: ${linkTo(bridge, seq)}`);
  const card = quoted(ada, "Look here:");
  await card.getByText("The pilot is ill.").waitFor();
  await card.getByText("Harbour Office", { exact: true }).waitFor();
  await card.getByText("#bridge").waitFor();
  await mei.sees("Look here:");

  // The next one is shown, so this one would be.
  const open = await post(harbour, "The tide turns at six.");
  await ada.says(`And this: ${linkTo(harbour, open)}`);
  await quoted(mei, "And this:").getByText("The tide turns at six.").waitFor();
  await quoted(mei, "And this:").getByText("#harbour").waitFor();
  expect(await quoted(mei, "Look here:").count()).toBe(0);
  expect(await mei.stored("Look here:").getByText("bridge").count()).toBe(0);
  expect(await mei.stored("Look here:").getByRole("link").count()).toBe(1);
  expect((await mei.page.request.get(`${mei.home}/api/v1/channels/${bridge}/messages/${seq}`)).status()).toBe(404);
});

it("follows an edit while it is on the screen", async () => {
  const path = `/api/v1/channels/${bridge}/messages/${seq}`;
  const lines = Array.from({ length: 12 }, (_, at) => `line ${at + 1}`).join("\n");
  revision = (await stage.owner.rest.need("PATCH", path, { text: `The pilot is well.\n${lines}`, revision }, { key: newKey() })).seq;
  await quoted(ada, "Look here:").getByText("The pilot is well.").waitFor();
});

it("has no fault of access, and folds what is long", async () => {
  expect(await faultsOn(ada.page)).toEqual([]);
  const more = quoted(ada, "Look here:").getByRole("button", { name: /^Show \d+ more lines$/ });
  await more.click();
  await quoted(ada, "Look here:").getByRole("button", { name: "Show less" }).click();
  await more.waitFor();
});

it("leads to where it stands", async () => {
  await quoted(ada, "Look here:").getByRole("link", { name: /^To the message by Harbour Office, #bridge, / }).click({ position: { x: 200, y: 12 } });
  await ada.reads("bridge");
  expect(new URL(ada.page.url()).pathname).toBe(`/c/${bridge}/${seq}`);
  await ada.opens("quay");
});

it("is there for who is let in, at once", async () => {
  const { items } = await stage.owner.rest.need("GET", "/api/v1/users?username=mei");
  await stage.owner.rest.need("POST", `/api/v1/channels/${bridge}/members`, { users: [items[0].id] }, { key: newKey() });
  await quoted(mei, "Look here:").getByText("The pilot is well.").waitFor();
});

it("says when it was deleted", async () => {
  await stage.owner.rest.need("DELETE", `/api/v1/channels/${bridge}/messages/${seq}`, undefined, { key: newKey() });
  await quoted(ada, "Look here:").getByText("The linked message was deleted.").waitFor();
  await quoted(mei, "Look here:").getByText("链接的消息已删除。").waitFor();
});
