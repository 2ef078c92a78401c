// Nearly right requests and messages against a real server over loopback: whatever comes, it answers in its own form, never
// with a fault of its own, and stands afterwards. The inputs are those kept for the fuzzers, changed a little each time.
// Usage: tsx fuzz/doors.ts [--requests N] [--messages N] [--seed N]

import { readdirSync, readFileSync } from "node:fs";
import { connect } from "node:net";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { WebSocket } from "ws";
import { startWithOwner, type Person } from "../support/bootstrap.ts";
import { Random } from "../support/random.ts";
import type { Server } from "../support/server.ts";
import { within } from "../support/signal.ts";

const corpus = join(dirname(fileURLToPath(import.meta.url)), "corpus");
const lanes = 4;
const perConnection = 60;
const perWave = 20;
const wavesPerStream = 50;
const marks = ["\0", "\r\n", "\n", "\t", " ", ":", ";", ",", "/", "%", "0", "a", "\x7f", "\x80", "\xff", "{", "}", "[", "]", '"', "\\", "9223372036854775807", "null", "-1"];

interface Tally {
  answered: number;
  accepted: number;
  problems: string[];
}

function option(name: string, otherwise: number): number {
  const at = process.argv.indexOf(`--${name}`);
  return at < 0 ? otherwise : Number(process.argv[at + 1]);
}

function kept(target: string): string[] {
  const folder = join(corpus, target);
  return readdirSync(folder).sort().map((name) => readFileSync(join(folder, name), "latin1")).filter((text) => text.length < 2_000);
}

function changed(text: string, random: Random): string {
  for (let left = random.between(0, 3); left > 0; left--) {
    const at = random.between(0, text.length);
    const kind = random.between(0, 3);
    if (kind === 0) text = text.slice(0, at) + random.pick(marks) + text.slice(at);
    else if (kind === 1) text = text.slice(0, at) + text.slice(at + random.between(1, 8));
    else if (kind === 2) text = text.slice(0, at) + text.slice(random.between(0, text.length), at + 40) + text.slice(at);
    else text = text.slice(0, at) + random.pick(marks) + text.slice(at + 1);
  }
  return text;
}

// A request whose frame is right, so that what is in it is read; now and then one of which nothing is certain.
function request(random: Random, heads: string[], routes: string[], bodies: string[], token: string): string {
  if (random.chance(0.1)) return changed(random.pick(heads), random);
  const [method, route] = random.pick(routes).split(" ") as [string, string];
  const filled = route.replaceAll(/\{\w+\}/g, () => random.pick(["C000000000002d", "1", "%20", "..", "U000000000002d", "@me"]));
  const query = random.chance(0.3) ? "?" + random.pick(["limit", "before", "after", "query", "users", "x"]) + "=" + encodeURIComponent(changed(random.pick(["5", "-1", "rope", ""]), random)) : "";
  const target = random.chance(0.2) ? changed(filled + query, random).replaceAll(/[\s\0]/g, "") : filled + query;
  const body = method === "GET" ? "" : changed(random.pick(bodies), random);
  const who = random.chance(0.8) ? `Authorization: Bearer ${token}\r\n` : "";
  return `${method} ${target || "/"} HTTP/1.1\r\nHost: a\r\n${who}Content-Type: application/json\r\nContent-Length: ${body.length}\r\n\r\n${body}`;
}

// Sends everything on one connection and reads to its end.
function exchange(server: Server, bytes: string): Promise<string> {
  return within("a connection ends", new Promise((done, failed) => {
    let answer = "";
    const socket = connect({ port: Number(new URL(server.url).port), host: "127.0.0.1" });
    socket.setEncoding("latin1");
    socket.on("data", (text: string) => (answer += text));
    socket.on("error", (error: NodeJS.ErrnoException) => (error.code === "ECONNRESET" || error.code === "EPIPE" ? undefined : failed(error)));
    socket.on("close", () => done(answer));
    socket.write(bytes, "latin1", () => socket.end());
  }), 60_000);
}

async function askLane(server: Server, owner: Person, random: Random, wanted: number, tally: Tally): Promise<void> {
  const heads = kept("head");
  const bodies = [...kept("command").map((text) => text.slice(text.indexOf("\n") + 1)), ...kept("hook"), ...kept("json")];
  const paths = (await owner.rest.need("GET", "/api/v1/openapi.json")).paths as Record<string, object>;
  const routes = Object.entries(paths).flatMap(([route, methods]) => Object.keys(methods).map((method) => `${method.toUpperCase()} ${route}`))
    .filter((line) => !/stream|parts|sessions|deactivate|drain/.test(line)); // what ends this test's own session, or never answers
  let read = 0;
  while (read < wanted) {
    const requests = Array.from({ length: perConnection }, () => request(random, heads, routes, bodies, owner.token));
    const answer = await exchange(server, requests.join(""));
    if (answer !== "" && !answer.startsWith("HTTP/1.1 ")) tally.problems.push(`no answer of ours: ${answer.slice(0, 80)}`);
    for (const [, status] of answer.matchAll(/HTTP\/1\.1 (\d{3}) /g)) {
      tally.answered++;
      read++;
      if (status!.startsWith("2")) tally.accepted++;
      if (status === "500") tally.problems.push(`500 for one of:\n${requests.join("\n----\n").slice(0, 20_000)}`);
    }
    if (tally.problems.length > 3) return;
  }
}

interface Place {
  channel: string;
  message: number;
}
const messages = ({ channel, message }: Place): string[] => [
  `{"type":"post","key":"k1","channel":"${channel}","text":"hello @root"}`,
  `{"type":"post","key":"k2","channel":"${channel}","text":"a reply","thread":${message}}`,
  `{"type":"command","name":"message.edit","key":"k2","channel":"${channel}","message":${message},"revision":1,"text":"x"}`,
  `{"type":"command","name":"reaction.add","key":"k3","channel":"${channel}","message":${message},"emoji":"❤"}`,
  `{"type":"pull","channel":"${channel}","after":0}`,
  `{"type":"read","channel":"${channel}","seq":3,"thread":${message}}`,
  `{"type":"typing","channel":"${channel}"}`,
  `{"type":"watch","users":["U000000000002d"]}`,
  `{"type":"post","key":"k4","to":["U000000000002d"],"text":"x"}`,
  `{"type":"beat"}`, `{"type":"focus","channel":"${channel}"}`,
];
const starts = [
  `{"type":"start","protocol":1,"device":"d","epoch":"e","cursors":{"@me":[1,"5d1e00ffdeadbeef"],"@workspace":[0,""]},"focus":"C000000000002d"}`,
  `{"type":"start","protocol":1,"cursors":{"C000000000002d":[9223372036854775807,"x"]}}`, `{"type":"start","protocol":1}`,
];

// A message whose values are changed, or now and then its text: a stream hears few that are no messages at all.
function message(random: Random, place: Place, key: string): string {
  const text = random.pick(messages(place));
  if (random.chance(0.02)) return changed(text, random);
  const value = JSON.parse(text) as Record<string, unknown>;
  for (const name of Object.keys(value)) {
    if (name === "key") value[name] = random.chance(0.9) ? key : random.pick(["k1", "k2", "k3", "k4"]);
    else if (random.chance(name === "text" ? 0.5 : 0.03) && name !== "type") value[name] = random.pick([changed(String(value[name]), random), -1, 2 ** 53, null, true, [], {}, ""]);
  }
  if (random.chance(0.1)) value[random.pick(["thread", "files", "also_channel", "x", "cursors"])] = random.pick<unknown>([1, [], "", null, {}, random.pick(marks)]);
  return JSON.stringify(value);
}

// Says messages in waves; behind each comes one whose answer shows that all before it were read.
async function talkLane(server: Server, who: Person, place: Place, random: Random, wanted: number, tally: Tally): Promise<void> {
  let read = 0, wave = 0;
  while (read < wanted && tally.problems.length < 3) {
    const socket = new WebSocket(server.url.replace("http", "ws") + "/api/v1/stream", "holdfast.v1", { headers: { Authorization: `Bearer ${who.token}` } });
    const say = (): void => {
      for (let i = 1; i < perWave; i++) socket.send(message(random, place, `k${random.between(0, 1e9)}`));
      socket.send(`{"type":"command","name":"message.edit","key":"wave-${++wave}"}`);
    };
    await within("a stream ends", new Promise<void>((done) => {
      socket.on("error", () => undefined);
      socket.on("close", (code: number) => {
        if (code === 1011) tally.problems.push("a stream ended with 1011");
        done();
      });
      socket.on("message", (data) => {
        const told = JSON.parse(String(data)) as { type: string; key?: string; code?: string };
        if (told.code === "internal") tally.problems.push(`internal: ${String(data)}`);
        if (told.type === "ack") tally.accepted++;
        if (told.type === "hello") {
          socket.send(Buffer.from(random.chance(0.1) ? changed(random.pick(starts), random) : starts[2]!, "latin1").toString("utf8"));
          say();
        } else if (told.key === `wave-${wave}`) {
          tally.answered += perWave;
          read += perWave;
          if (read < wanted && wave % wavesPerStream !== 0) say();
          else socket.close();
        }
      });
    }), 60_000);
  }
}

async function main(): Promise<void> {
  const requests = option("requests", 20_000);
  const said = option("messages", 20_000);
  const { server, owner } = await startWithOwner({ settings: { rate_per_second: 100_000, rate_burst: 1_000_000, sockets_per_person_max: 1000, log_level: "error" } });
  const asked: Tally = { answered: 0, accepted: 0, problems: [] };
  const told: Tally = { answered: 0, accepted: 0, problems: [] };
  try {
    const made = await owner.rest.need("POST", "/api/v1/channels", { name: "quay" }, { key: "c1" });
    const channel = made.result.id as string;
    const posted = await owner.rest.need("POST", `/api/v1/channels/${channel}/messages`, { text: "the first" }, { key: "c2" });
    const place = { channel, message: posted.seq as number };
    const random = new Random(option("seed", 20260914));
    const run = (lane: (each: Random) => Promise<void>): Promise<unknown> => Promise.all(Array.from({ length: lanes }, (_, i) => lane(random.fork(i))));
    await run((each) => talkLane(server, owner, place, each, said / lanes, told));
    await run((each) => askLane(server, owner, each, requests / lanes, asked));
    if ((await server.rest().get("/readyz")).status !== 200) asked.problems.push("the server is not ready afterwards");
    const end = await server.stop();
    if (end.code !== 0) asked.problems.push(`the server ended with ${end.code ?? end.signal}`);
  } finally {
    server.remove();
  }
  console.log(`requests   ${asked.answered} answered, ${asked.accepted} of them accepted`);
  console.log(`messages   ${told.answered} read, ${told.accepted} of them acknowledged`);
  const problems = [...asked.problems, ...told.problems];
  if (asked.accepted === 0 || told.accepted === 0) problems.push("Nothing was accepted: no door was really tried.");
  for (const problem of problems) console.log(problem);
  console.log(problems.length === 0 ? "2 passed, 0 failed" : "0 passed, 2 failed");
  process.exit(problems.length === 0 ? 0 : 1);
}

await main();
