// Many who are slow, or one who is too quick: they are held to their bounds, and everybody else is served.

import { connect, type Socket } from "node:net";
import WebSocket from "ws";
import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import { acked } from "../scenes/stage.ts";
import { Signal } from "../support/signal.ts";
import { Stream } from "../support/stream.ts";
import { Ground } from "./standing.ts";

let ground: Ground;
beforeAll(async () => {
  ground = await Ground.open({ settings: { loops: 3, sockets_per_person_max: 12 } });
  await ground.stage.device("ada");
  ground.weigh();
}, 30_000);
afterEach(() => ground.stands());
afterAll(() => ground?.close());

// Sockets that each said no more than this.
async function halfOpen(many: number, begun: string): Promise<Socket[]> {
  const { hostname, port } = new URL(ground.url);
  return Promise.all(Array.from({ length: many }, () => new Promise<Socket>((done, failed) => {
    const socket = connect(Number(port), hostname, () => (socket.write(begun), done(socket)));
    socket.on("error", failed);
  })));
}

describe("WSH-08, HTTP-08 a crowd that begins and does not go on", () => {
  const begun: [string, string][] = [
    ["half a handshake", "GET /api/v1/stream HTTP/1.1\r\nHost: h\r\nUpgrade: websocket\r\nSec-WebSo"],
    ["half a head", "POST /api/v1/sessions HTTP/1.1\r\nHost: h\r\nX: "],
    ["half a body", "POST /api/v1/sessions HTTP/1.1\r\nHost: h\r\nContent-Type: application/json\r\nContent-Length: 900\r\n\r\n{"],
  ];
  for (const [what, bytes] of begun)
    it(`of 400 with ${what} makes nobody else wait`, async () => {
      const crowd = await halfOpen(400, bytes);
      const waits: number[] = [];
      const room = await ground.stage.channel(`beside-${bytes.length}`, ["ada"]);
      for (let at = 0; at < 40; at++) {
        const began = performance.now();
        await ground.stage.post("ada", room, `${at}`);
        waits.push(performance.now() - began);
      }
      for (const socket of crowd) socket.destroy();
      waits.sort((a, b) => a - b);
      expect(waits[20]!, "half of the posts").toBeLessThan(250);
      expect(waits.at(-1)!, "the slowest").toBeLessThan(2_000);
    }, 20_000);
});

describe("WSF-05 a line that never stops", () => {
  const floods: [string, (socket: WebSocket) => void][] = [["pings", (socket) => socket.ping("x")], ["beats", (socket) => socket.send('{"type":"beat"}')]];
  for (const [what, once] of floods)
    it(`sending ${what} is closed, and hurts no other`, async () => {
      const [ben, ada] = [await ground.stage.person("ben"), await ground.stage.device("ada", {}, `beside-${what}`)];
      const socket = new WebSocket(`${ground.url.replace("http", "ws")}/api/v1/stream`, "holdfast.v1", { headers: { authorization: `Bearer ${ben.token}` } });
      const changed = new Signal();
      let opened = false;
      let code: number | undefined;
      socket.on("open", () => ((opened = true), changed.fire()));
      socket.on("close", (given) => ((code = given), changed.fire()));
      socket.on("error", () => undefined);
      await changed.until("the line is open", () => opened);
      for (let at = 0; at < 20_000 && socket.readyState === WebSocket.OPEN; at++) once(socket);
      const room = await ground.stage.channel(`flood-${what}`, ["ada"]);
      acked(await ada.post(room, "beside it"));
      await changed.until("the line closes", () => code !== undefined);
      expect([4429, 1006]).toContain(code); // or cut, while bytes that it would not read were on their way
      ada.stream.cut();
    }, 20_000);
});

describe("WSH-10 more lines than one person may have", () => {
  it("are refused in plain HTTP, and one more may come for each that goes", async () => {
    const cleo = await ground.stage.person("cleo");
    const dial = (): Promise<Stream> => Stream.dial(ground.url, cleo.token);
    const tried = await Promise.allSettled(Array.from({ length: 40 }, dial));
    const lines = tried.flatMap((one) => (one.status === "fulfilled" ? [one.value] : []));
    expect(lines.length).toBeGreaterThanOrEqual(12);
    expect(lines.length).toBeLessThanOrEqual(36); // twelve on each loop
    for (const one of tried) if (one.status === "rejected") expect(String(one.reason)).toContain("429");
    for (const line of lines) line.cut();
    await expect.poll(async () => dial().then((line) => (line.cut(), true), () => false), { timeout: 5_000, interval: 20 }).toBe(true);
  });
});

it("takes no more memory than before", () => ground.weighsAsBefore(), 10_000);
