import { afterEach, expect, it, vi } from "vitest";
import type { Client } from "../../app/client";
import { notices } from "../../app/notices";
import { commandIn, fromBots, knownCommands, matchCommands, runTyped } from "./typed";

afterEach(() => {
  notices.value = [];
  fromBots.value = [];
});

it("tells a command from a path, a fraction and a word with a slash in it", () => {
  expect(commandIn("/deploy api 4.2 ")).toEqual({ name: "deploy", rest: "api 4.2" });
  expect(commandIn("/Deploy")).toEqual({ name: "deploy", rest: "" });
  expect(commandIn("／部署 服务")).toEqual({ name: "部署", rest: "服务" });
  expect(commandIn("/say one\ntwo")).toEqual({ name: "say", rest: "one\ntwo" });
  for (const text of ["/usr/bin is full", " /deploy", "deploy", "/", "/ deploy", "//", "1/2", "/-x"]) expect(commandIn(text), text).toBeNull();
});

const client = (more: Partial<Client> = {}): Client => ({ slashCommands: async () => [], post: vi.fn(), runSlash: vi.fn(), ...more }) as unknown as Client;
const deploy = { id: "K1", name: "deploy", description: "Brings a version live.", hint: "[service]", bot: "U9", bot_name: "Deploys", channel: "C1" };

it("offers what may be typed here, one's own words and those of bots, in order", () => {
  fromBots.value = [deploy];
  expect(knownCommands("C1").map(({ name }) => name)).toContain("deploy");
  expect(knownCommands("C2").map(({ name }) => name)).not.toContain("deploy");
  expect(matchCommands(knownCommands("C1"), "de", 8).map(({ name }) => name)).toEqual(["deploy"]);
  expect(matchCommands(knownCommands("C1"), "ep", 8).map(({ name }) => name)).toEqual(["deploy"]); // also in the middle
});

it("asks the server for a bot's command and leaves the answer to come", async () => {
  const asked = client({ slashCommands: async () => [deploy] });
  expect(await runTyped(asked, "C1", "/deploy api 4.2")).toBe(true);
  expect(asked.runSlash).toHaveBeenCalledWith("C1", "deploy", "api 4.2");
});

it("keeps what is no command in the box, and says so", async () => {
  const asked = client();
  expect(await runTyped(asked, "C1", "/nothing here")).toBe(false);
  expect(asked.runSlash).not.toHaveBeenCalled();
  expect(notices.value.map(({ command, text }) => [command, text.includes("/nothing")])).toEqual([["/nothing", true]]);
});

it("says what one does in the manner of a stage direction, and shrugs so that Markdown shows both arms", async () => {
  const asked = client();
  await runTyped(asked, "C1", "/me ties up the boat");
  await runTyped(asked, "C1", "/shrug who knows");
  expect(vi.mocked(asked.post).mock.calls.map(([, text]) => text)).toEqual(["*ties up the boat*", "who knows ¯\\\\\\_(ツ)\\_/¯"]);
});
