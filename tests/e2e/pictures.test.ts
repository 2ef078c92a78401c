// The pictures of the documentation: a workspace as people would have it, taken from the real client. The run looks at every one of
// them; UPDATE_SCREENSHOTS=1 also writes them to docs/.

import { mkdirSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll, beforeAll, expect, it } from "vitest";
import { newKey } from "../scenes/stage.ts";
import type { Screen } from "./browsers.ts";
import { Desk } from "./desk.ts";
import { Stage } from "./stage.ts";
import { chinese, english, type Words } from "./words.ts";

const docs = join(dirname(fileURLToPath(import.meta.url)), "../../docs");
const wide: Screen = { width: 1440, height: 900 };
const phone: Screen = { width: 390, height: 844, scale: 2, touch: true };

const people: Record<string, string> = {
  ada: "Ada Lindqvist", mei: "林美", ben: "Ben Okafor", chen: "陈思远", priya: "Priya Nair", tomas: "Tomás Ibarra", yutong: "王雨桐",
};
const channels: [string, string, string][] = [
  ["harbour-ops", "Berths, tides and who is on watch · 泊位、潮汐与值班", "public"],
  ["引航", "引航申请与安排", "public"],
  ["announcements", "Read by everybody, written by few", "public"],
  ["engine-room", "", "public"],
  ["night-watch", "Handover at 06:00 and 18:00", "private"],
];
const talk: [string, string][] = [
  ["ben", "Morning all. **Northern Star** is two hours early, ETA 11:40."],
  ["chen", "收到。4 号泊位要到 12:15 才空出来，先让她在外锚地等一下？"],
  ["ben", "Works for me. Tide is fine until one:"],
  ["ben", "```sh\n$ tide --station northpier --from 11:00\n11:00  3.1 m  rising\n12:30  3.6 m  high water\n14:10  2.9 m  falling\n```"],
  ["mei", "引航员我来安排，12:20 登船。@ada 请确认拖轮。"],
  ["ada", "Two tugs confirmed for 12:20:\n\n1. *Gull*, at the stern\n2. *Tern*, at the bow"],
  ["priya", "Customs know. I have moved the inspection to 14:00 and told the agent."],
  ["chen", "谢谢大家！缆绳班组也通知了。"],
  ["tomas", "Nice work. Weather stays calm all day, 3 Bft from the west."],
];

let stage: Stage;
const id: Record<string, string> = {};
const desks = new Map<string, Desk>();

beforeAll(async () => {
  stage = await Stage.open();
  for (const [username, name] of Object.entries(people)) id[username] = await stage.person(username, name, username === "ada" ? "admin" : "member");
  const all = Object.values(id);
  for (const [name, topic, kind] of channels) id[name] = await stage.channel(name, all, { topic, kind });

  const tokens = new Map<string, ReturnType<typeof stage.server.rest>>();
  for (const username of Object.keys(people)) tokens.set(username, stage.server.rest(await stage.server.cli(["token", "create", "--user", username, "--name", "pictures"])));
  const say = (who: string, channel: string, text: string): Promise<unknown> => tokens.get(who)!.need("POST", `/api/v1/channels/${channel}/messages`, { text }, { key: newKey() });
  const direct = async (from: string, to: string[]): Promise<string> => (await tokens.get(from)!.need("POST", "/api/v1/directs", { users: to.map((one) => id[one]) }, { key: newKey() })).result.id;
  const status = (who: string, state: string, text: string): Promise<unknown> => tokens.get(who)!.need("PUT", "/api/v1/me/status", { state, text, emoji: "" }, { key: newKey() });

  for (const [who, text] of talk) await say(who, id["harbour-ops"]!, text);
  await say("yutong", id["引航"]!, "下午的两条船都排好了。");
  await say("mei", await direct("mei", ["ada"]), "拖轮的费用单我发你邮箱了。");
  await direct("ada", ["ben"]);
  await direct("ada", ["priya", "chen"]);
  await status("mei", "dnd", "引航中");
  await status("ben", "online", "On watch until 18:00");

  for (const [username, words, screen] of [["ada", english, wide], ["mei", chinese, wide], ["ben", english, { ...wide, dark: true }], ["chen", chinese, phone]] as [string, Words, Screen][])
    desks.set(username, await stage.desk(username, words, screen));
});
afterAll(() => stage?.close());

// Taken once nothing is on its way any more; a picture of nothing is a fault.
async function picture(desk: Desk, name: string): Promise<void> {
  await desk.page.mouse.move(0, 0);
  await desk.page.locator("[aria-busy=true], [role=status] [class*=bone]").first().waitFor({ state: "detached" });
  await desk.page.evaluate("document.fonts.ready.then(() => undefined)");
  const taken = await desk.page.screenshot({ animations: "disabled", caret: "hide" });
  expect(taken.length, name).toBeGreaterThan(15_000);
  if (!process.env["UPDATE_SCREENSHOTS"]) return;
  mkdirSync(join(docs, "screens"), { recursive: true });
  writeFileSync(join(docs, name), taken);
}
const the = (username: string): Desk => desks.get(username)!;

it("shows a channel in the light", async () => {
  await the("ada").opens("harbour-ops");
  await the("ada").sees("Weather stays calm all day");
  await picture(the("ada"), "channel.png");
});

it("shows it in the dark, with the members beside it", async () => {
  const desk = the("ben");
  await desk.opens("harbour-ops");
  await desk.sees("Weather stays calm all day");
  await desk.page.keyboard.press("Control+.");
  await desk.page.locator("aside ul li").nth(6).waitFor();
  await picture(desk, "screens/dark.png");
});

it("shows it in Chinese, with somebody being named", async () => {
  const desk = the("mei");
  await desk.opens("harbour-ops");
  await desk.sees("Weather stays calm all day");
  await desk.types("缆绳班组几点到位？@");
  await desk.page.getByRole("option").nth(3).waitFor();
  await picture(desk, "screens/chinese.png");
});

it("shows it on a phone: the list and the channel", async () => {
  const desk = the("chen");
  await desk.place("harbour-ops").waitFor();
  await picture(desk, "screens/phone-list.png");
  await desk.opens("harbour-ops");
  await desk.sees("Weather stays calm all day");
  await picture(desk, "screens/phone.png");
});

it("shows the ways about: Go to… and the list of channels", async () => {
  const desk = the("ada");
  await desk.page.keyboard.press("Control+K");
  await desk.page.keyboard.insertText("y");
  await desk.dialog.getByRole("option").nth(2).waitFor();
  await picture(desk, "screens/go-to.png");
  await desk.page.keyboard.press("Escape");
  await desk.sidebar.getByRole("link", { name: "Browse channels" }).click();
  await desk.page.getByText("Read by everybody, written by few").waitFor();
  await picture(desk, "screens/channels.png");
});

it("shows the settings", async () => {
  const desk = the("ada");
  await desk.page.getByRole("link", { name: "Settings" }).click();
  await desk.page.getByRole("tab", { name: "Appearance" }).click();
  await desk.page.getByText("Density").first().waitFor();
  await picture(desk, "screens/settings.png");
});

it("shows the door", async () => {
  const context = await stage.browsers.another(english, { width: 1180, height: 780 });
  const door = new Desk(await context.newPage(), english, stage.server.url);
  await door.page.goto(door.home);
  await door.page.getByLabel("Username").fill("ada");
  await door.page.getByLabel("Password", { exact: true }).fill("a long harbour password");
  await picture(door, "screens/sign-in.png");
});

it("shows how calm a server that is away looks", async () => {
  const desk = the("ben");
  await stage.server.stop("SIGKILL");
  await desk.says("I will log the delay for the harbour master.");
  await desk.page.getByRole("status").filter({ hasText: "You can keep writing." }).waitFor();
  await picture(desk, "screens/away.png");
});
