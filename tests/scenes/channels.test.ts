// What people find and see of channels, beyond the promises.

import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { newKey, Stage } from "./stage.ts";

let stage: Stage;
beforeAll(async () => (stage = await Stage.open()));
afterAll(() => stage.close());

describe("the list of channels", () => {
  it("finds names and topics in any case, in both languages", async () => {
    const ada = await stage.person("ada");
    const channel = await stage.channel("Pilots-引航", ["ada"]);
    await ada.rest.need("PUT", `/api/v1/channels/${channel}/topic`, { topic: "Berths and Tides · 泊位与潮汐" }, { key: newKey() });
    await stage.channel("galley", ["ada"]);
    const found = async (query: string): Promise<string[]> => {
      const page: any = await ada.rest.need("GET", `/api/v1/channels?query=${encodeURIComponent(query)}`);
      return page.items.map((item: { id: string }) => item.id);
    };
    for (const query of ["pilot", "引航", "TIDES", "潮汐"]) expect(await found(query)).toEqual([channel]);
    expect(await found("anchor")).toEqual([]);
  });
});

describe("typing", () => {
  it("is shown again as soon as one has posted", async () => {
    const channel = await stage.channel("typing", ["ada", "ben"]);
    const ada = await stage.device("ada");
    const ben = await stage.device("ben");
    const heard = (): number => ada.seen.filter((frame) => frame.type === "typing" && frame.channel === channel).length;
    ben.stream.send({ type: "typing", channel });
    await ada.hears("typing", () => heard() === 1);
    await ben.post(channel, "there");
    ben.stream.send({ type: "typing", channel });
    await ada.hears("typing again", () => heard() === 2);
  });
});
