// The ledger: what was accepted, committed and sequenced is the same, by the server's own count and by that of an outsider; a kill
// makes something unknown and nothing wrong; a server that burns a number is found out.
import { spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll, beforeAll, describe, expect, it } from "vitest";

import { acked, newKey, Stage } from "./stage.ts";


const here = dirname(fileURLToPath(import.meta.url));
const binary = resolve(process.env["HOLDFAST_BINARY"] ?? join(here, "../../build/holdfast"));
const recipe = /```js\n([\s\S]+?)```/.exec(readFileSync(join(here, "../../docs/ledger.md"), "utf8"))![1]!;

interface Printed {
  code: number | null;
  table: string;
  proof: any; // eslint-disable-line
}
let folder: string;
let stage: Stage;
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), "holdfast-ledger-"));
  writeFileSync(join(folder, "recompute.mjs"), recipe);
  stage = await Stage.open();
}, 30_000);
afterAll(async () => {
  await stage?.close();
  rmSync(folder, { recursive: true, force: true });
});

function print(of: Stage): Printed {
  const file = join(folder, "proof.json");
  const { status, stdout } = spawnSync(binary, ["ledger", "--data", of.server.data, "--json", file], { encoding: "utf8" });
  return { code: status, table: stdout, proof: JSON.parse(readFileSync(file, "utf8")) };
}
function recompute(of: Stage): { code: number | null; says: string } {
  const { status, stdout, stderr } = spawnSync(process.execPath, [join(folder, "recompute.mjs"), join(folder, "proof.json"), join(of.server.data, "holdfast.db")], { encoding: "utf8" });
  return { code: status, says: stdout + stderr };
}
const book = async (of: Stage): Promise<any> => of.owner.rest.need("GET", "/api/v1/admin/ledger"); // eslint-disable-line
const report = { kind: "gap", log: "@me", had: 11, got: 13 };

describe("the ledger", () => {
  it("finds equal what was accepted, committed and sequenced, and an outsider finds the same", async () => {
    const channel = await stage.channel("quay", ["ada", "ben"]);
    const ada = await stage.device("ada");
    const before = (await book(stage)).total;
    for (let i = 0; i < 40; i++) acked(await ada.post(channel, `message ${i}`));
    const { total } = await book(stage);
    expect(total.accepted - before.accepted).toBe(40);
    expect([total.committed + total.confirming, total.sequenced, total.verdict]).toEqual([total.accepted, total.accepted, "equal"]);
    const printed = print(stage);
    expect(printed.code).toBe(0);
    expect(printed.table).toMatch(new RegExp(`Total +${total.accepted} +${total.accepted} +${total.accepted} .* equal`));
    expect(recompute(stage)).toEqual({ code: 0, says: expect.stringMatching(/^\d+ logs, \d+ numbers: all chains end where the proof says\n$/) });
  });

  it("shows an outsider a number that was changed behind its back", () => {
    const { proof } = print(stage);
    const channel = proof.logs.find((log: { head: number }) => log.head > 40);
    writeFileSync(join(folder, "proof.json"), JSON.stringify({ ...proof, logs: [{ ...channel, check: "0".repeat(16) }] }));
    expect(recompute(stage).code).toBe(1);
  });

  it("counts what was refused, and nothing of it as a change", async () => {
    const channel = await stage.channel("pier", ["ben"]);
    const key = newKey();
    await stage.post("ben", channel, "one", key);
    const before = (await book(stage)).total;
    const { rest } = await stage.person("ben");
    const refused = await rest.call("POST", `/api/v1/channels/${channel}/messages`, { text: "another" }, { key });
    expect([refused.status, refused.body.code]).toEqual([409, "key_conflict"]);
    expect((await book(stage)).total.accepted).toBe(before.accepted);
    await stage.post("ben", channel, "and on");
    expect((await book(stage)).total.refusals).toContainEqual({ name: "key_conflict", count: 1 });
  });

  it("goes through kill -9 under load: nothing differs, what was cut off is unknown, and the same keys count once", async () => {
    const channel = await stage.channel("surf", ["ada"]);
    const keys = Array.from({ length: 60 }, newKey);
    let cutOff = 0;
    for (let round = 0; round < 3; round++) {
      const ada = await stage.device("ada", {}, `round ${round}`);
      const first = ada.post(channel, `round ${round}`, keys[round * 20]);
      for (const key of keys.slice(round * 20 + 1, round * 20 + 15)) ada.stream.send({ type: "post", key, channel, text: "perhaps" });
      acked(await first);
      await stage.server.stop("SIGKILL");
      const dead = print(stage);
      expect([dead.code, dead.proof.ledger.total.verdict]).toEqual([0, "equal"]);
      cutOff += dead.proof.ledger.total.confirming;
      expect(recompute(stage).code).toBe(0);
      await stage.server.start();
    }
    const ada = await stage.device("ada", {}, "again");
    for (const key of keys) acked(await ada.post(channel, keys.indexOf(key) % 20 === 0 ? `round ${keys.indexOf(key) / 20}` : "perhaps", key));
    const { total } = await book(stage);
    expect(total.verdict).toBe("equal");
    expect(total.unknown).toBe(cutOff);
    expect(total.accepted).toBe(total.committed + total.confirming + total.unknown);
    expect(total.breaches).toEqual([]);
    expect((await stage.log("ada", channel)).filter(({ kind }) => kind === "message.posted")).toHaveLength(60);
  }, 60_000);

  it("confirms by itself what nothing follows, so that a kill of a quiet server leaves nothing unknown", async () => {
    const before = (await book(stage)).total.unknown;
    const channel = await stage.channel("calm", ["ada"]);
    await stage.post("ada", channel, "and then silence");
    let held = (await book(stage)).total;
    for (const until = Date.now() + 15_000; held.confirming > 0 && Date.now() < until; ) held = (await book(stage)).total;
    expect(held.confirming).toBe(0);
    await stage.server.stop("SIGKILL");
    await stage.server.start();
    expect((await book(stage)).total.unknown).toBe(before);
  }, 30_000);

  it("is closed by a calm stop, and goes on with the same day", async () => {
    const before = (await book(stage)).total;
    await stage.server.stop("SIGTERM");
    expect(print(stage).proof.ledger.total.confirming).toBe(0);
    await stage.server.start();
    const { total } = await book(stage);
    expect([total.accepted, total.unknown, total.verdict]).toEqual([before.accepted, before.unknown, "equal"]);
  });

  it("counts what clients report, refuses what is no place, and then no longer calls the day equal", async () => {
    const ada = (await stage.person("ada")).rest;
    expect((await ada.call("POST", "/api/v1/breaches", report)).status).toBeLessThan(300);
    expect((await ada.call("POST", "/api/v1/breaches", { ...report, kind: "changed", log: "@workspace" })).status).toBeLessThan(300);
    expect((await ada.call("POST", "/api/v1/breaches", { ...report, log: "the words of somebody" })).status).toBe(400);
    expect((await ada.call("GET", "/api/v1/admin/ledger")).status).toBe(403);
    const { total } = await book(stage);
    expect(total.breaches).toEqual([{ name: "gap", count: 1 }, { name: "changed", count: 1 }]);
    expect(total.verdict).toBe("breaches");
    expect(print(stage).code).toBe(1);
  });
});

describe("a server with a fault", () => {
  it.each([
    ["burnt_number", "more were numbered than accepted", (line: any) => line.sequenced > line.accepted], // eslint-disable-line
    ["mid_batch_carry_on", "fewer were numbered than accepted", (line: any) => line.sequenced < line.accepted], // eslint-disable-line
  ])("%s is found out: %s", async (fault, _, holds) => {
    const faulty = await Stage.open({ binary: join(here, "../../build/holdfast-faulty"), env: { HOLDFAST_FAULT: fault } });
    const channel = await faulty.channel("quay", ["ada"]);
    const ada = await faulty.device("ada");
    let line = (await book(faulty)).total;
    for (let i = 0; i < 40 && line.verdict === "equal"; i++) {
      await Promise.all(Array.from({ length: 15 }, (_, n) => ada.post(channel, `message ${i} ${n}`)));
      line = (await book(faulty)).total;
    }
    expect(line.verdict).toBe("differs");
    expect(holds(line)).toBe(true);
    expect(print(faulty).code).toBe(1);
    await faulty.close();
  }, 60_000);
});
