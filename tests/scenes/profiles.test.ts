// What people say of themselves: on everybody's screen at once, kept, and nothing that is none.

import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { acked, newKey, refused, Stage } from "./stage.ts";

let stage: Stage;
beforeAll(async () => {
  stage = await Stage.open();
}, 30_000);
afterAll(() => stage?.close());

describe("a title and a time zone", () => {
  it("reach everybody in the event that tells of the person, and whoever comes later", async () => {
    const [ada, ben] = [await stage.device("ada"), await stage.device("ben")];
    acked(await ada.command("me.update", { title: "Harbour master", time_zone: "Asia/Shanghai" }));
    const told = await ben.hears("user.changed", (frame) => frame.kind === "user.changed" && frame["user"].id === ada.person.id);
    expect(told["user"]).toMatchObject({ title: "Harbour master", time_zone: "Asia/Shanghai", display_name: "ada" });

    const later = await (await stage.device("cleo")).person.rest.need("GET", "/api/v1/workspace/state");
    expect(later.people.find(({ id }: { id: string }) => id === ada.person.id)).toMatchObject({ title: "Harbour master", time_zone: "Asia/Shanghai" });
    expect(later.people.find(({ id }: { id: string }) => id === ben.person.id)).toMatchObject({ title: "", time_zone: "" });
    expect((await stage.device("ada", {}, "phone")).ready.user).toMatchObject({ title: "Harbour master" });
  });

  it("are taken away by nothing, each by itself", async () => {
    const { rest } = (await stage.device("ada")).person;
    await rest.need("PATCH", "/api/v1/me", { time_zone: "" }, { key: newKey() });
    expect(await rest.need("GET", "/api/v1/me")).toMatchObject({ title: "Harbour master", time_zone: "" });
  });

  it("are refused when they are none", async () => {
    const ada = await stage.device("ada");
    const said = async (fields: object): Promise<string> => {
      const { code, field } = refused(await ada.command("me.update", fields));
      return `${code} ${field}`;
    };
    expect(await said({ title: "x".repeat(101) })).toBe("too_large title");
    expect(await said({ title: "two\nlines" })).toBe("bad_text title");
    expect(await said({ time_zone: "Atlantis/Deep" })).toBe("bad_time_zone time_zone");
    expect(await said({ time_zone: "+08:00" })).toBe("bad_time_zone time_zone");
  });
});
