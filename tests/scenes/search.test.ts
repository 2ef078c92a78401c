// Searching: within a second of being said, only what one may see, and never what is gone.

import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { newKey, Stage } from "./stage.ts";

let stage: Stage;
beforeAll(async () => (stage = await Stage.open()));
afterAll(() => stage.close());

async function found(name: string, query: string): Promise<string[]> {
  const person = await stage.person(name);
  const page: any = await person.rest.need("GET", `/api/v1/search?query=${encodeURIComponent(query)}`);
  return page.items.map((item: { message: { text: string } }) => item.message.text);
}

// The index is a moment behind, by design.
const soon = (name: string, query: string) => expect.poll(() => found(name, query), { timeout: 10_000, interval: 50 });

describe("search", () => {
  it("finds words of both languages a moment after they were said, the newest first", async () => {
    const channel = await stage.channel("quay", ["ada", "ben"]);
    await stage.post("ada", channel, "The tide turns at six.");
    await stage.post("ben", channel, "建唯一索引之前先看锁等待, then the tide");
    await soon("ada", "tide").toEqual(["建唯一索引之前先看锁等待, then the tide", "The tide turns at six."]);
    expect(await found("ada", "索引")).toEqual(["建唯一索引之前先看锁等待, then the tide"]);
    expect(await found("ada", "tide from:@ada in:#quay")).toEqual(["The tide turns at six."]);
  });

  it("shows nobody what they may not see", async () => {
    const channel = await stage.channel("vault", ["ada"], "private", "joined");
    await stage.post("ada", channel, "anemone before");
    await soon("ada", "anemone").toEqual(["anemone before"]);
    expect(await found("ben", "anemone")).toEqual([]);
    expect(await found("ben", `anemone in:${channel}`)).toEqual([]);
    const [ada, ben] = [await stage.person("ada"), await stage.person("ben")];
    await ada.rest.need("POST", `/api/v1/channels/${channel}/members`, { users: [ben.id] }, { key: newKey() });
    await stage.post("ada", channel, "anemone after");
    await soon("ben", "anemone").toEqual(["anemone after"]);
    await ada.rest.need("DELETE", `/api/v1/channels/${channel}/members/${ben.id}`, undefined, { key: newKey() });
    expect(await found("ben", "anemone")).toEqual([]);
  });

  it("forgets at once what is deleted or changed", async () => {
    const channel = await stage.channel("slip", ["ada", "ben"]);
    const ada = await stage.person("ada");
    const gone = await stage.post("ada", channel, "narwhal one");
    const changed = await stage.post("ada", channel, "narwhal two");
    await soon("ben", "narwhal").toHaveLength(2);
    await ada.rest.need("DELETE", `/api/v1/channels/${channel}/messages/${gone.seq}`, undefined, { key: newKey() });
    await ada.rest.need("PATCH", `/api/v1/channels/${channel}/messages/${changed.seq}`, { text: "walrus two", revision: changed.seq }, { key: newKey() });
    expect(await found("ben", "narwhal")).toEqual([]);
    await soon("ben", "walrus").toEqual(["walrus two"]);
  });

  it("finds the same after the index was built anew, while the server runs and while it does not", async () => {
    const before = await found("ada", "tide");
    expect(await stage.server.cli(["reindex"])).toMatch(/^Indexed \d+ messages in [\d.]+ s\.$/);
    expect(await found("ada", "tide")).toEqual(before);
    await stage.server.stop();
    expect(await stage.server.cli(["reindex"])).toMatch(/^Indexed \d+ messages/);
    await stage.server.start();
    expect(await found("ada", "tide")).toEqual(before);
  });
});
