// A message through REST, before and after a kill: node talk.mjs post|find <control.json> <token>
import { readFileSync } from "node:fs";

const [step, control, token] = process.argv.slice(2);
const { url } = JSON.parse(readFileSync(control, "utf8"));
const text = "Kept through a kill.";

async function call(method, path, body, key) {
  const headers = { Authorization: `Bearer ${token}`, "Content-Type": "application/json", ...(key && { "Idempotency-Key": key }) };
  const answer = await fetch(`${url}/api/v1${path}`, { method, headers, ...(body && { body: JSON.stringify(body) }) });
  if (!answer.ok) throw new Error(`${method} ${path}: ${answer.status} ${await answer.text()}`);
  return answer.json();
}

// The same key names the same channel, and later the same message: asking again is how both are found.
const channel = (await call("POST", "/channels", { name: "proof", kind: "public" }, "proof-channel")).result.id;
const ack = await call("POST", `/channels/${channel}/messages`, { text }, "proof-message");
const { messages } = await call("GET", `/channels/${channel}/messages?limit=100`);
const found = messages.filter((message) => message.text === text);

const again = step === "find";
if (Boolean(ack.duplicate) !== again || found.length !== 1 || found[0].seq !== ack.seq)
  throw new Error(`expected the message once at ${ack.seq}: ${JSON.stringify({ ack, found })}`);
