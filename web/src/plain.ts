// One plain page: sign in, follow the stream, read one channel, post into it and see the acknowledgement.
// It keeps the client's part of the delivery contract in small: cursors, gap check, jittered return, one key per message.

type Cursor = [seq: number, check: string];
type LogEvent = { channel: string; seq: number; check: string; kind: string; by?: string; at?: string; [more: string]: unknown };
type Channel = { id: string; kind: string; name: string };
type Frame = { type: string; [more: string]: unknown };

const by = <T extends HTMLElement>(id: string): T => document.getElementById(id) as T;
const line = by("line");
const signIn = by<HTMLFormElement>("sign-in");
const room = by("room");
const events = by("events");
const post = by<HTMLFormElement>("post");

const cursors = new Map<string, Cursor>();
const channels = new Map<string, Channel>();
const waiting = new Map<string, { item: HTMLElement; channel: string; text: string }>();
let socket: WebSocket | undefined;
let shown = "";
let epoch = "";
let tries = 0;
let spreadMs = 4000;
let beat = 0;

async function call(path: string, init: RequestInit = {}): Promise<Response> {
  return fetch(`/api/v1${path}`, { credentials: "same-origin", ...init });
}

function appendItem(list: HTMLElement, text: string): HTMLElement {
  const item = list.appendChild(document.createElement("li"));
  item.textContent = text;
  return item;
}

function newKey(): string {
  return [...crypto.getRandomValues(new Uint8Array(16))].map((byte) => byte.toString(16).padStart(2, "0")).join("");
}

function device(): string {
  const known = localStorage.getItem("device") ?? newKey();
  localStorage.setItem("device", known);
  return known;
}

const send = (frame: Frame): void => socket?.send(JSON.stringify(frame));

// The line: hello, start, ready, then events; after a cut it comes back by itself and resumes from its cursors.
function connect(): void {
  line.textContent = "Connecting …";
  const address = `${location.origin.replace(/^http/, "ws")}/api/v1/stream`;
  const opened = new WebSocket(address, "holdfast.v1");
  socket = opened;
  opened.onmessage = (message: MessageEvent<string>) => take(JSON.parse(message.data) as Frame);
  opened.onclose = ({ code }) => {
    clearInterval(beat);
    if (code === 4401 || code === 4403) return void showSignIn("You were signed out.");
    const most = tries === 0 ? spreadMs : Math.min(30_000, 500 * 2 ** tries);
    const pause = Math.random() * most;
    tries += 1;
    line.textContent = `Not connected; trying again in ${Math.ceil(pause / 1000)} s`;
    setTimeout(connect, pause);
  };
}

function take(frame: Frame): void {
  switch (frame.type) {
    case "hello":
      spreadMs = Number(frame["spread_ms"] ?? spreadMs);
      epoch ||= String(frame["epoch"]);
      beat = window.setInterval(() => send({ type: "beat" }), Number(frame["heartbeat_ms"]));
      return send({ type: "start", protocol: 1, device: device(), epoch, cursors: Object.fromEntries(cursors), ...(shown && { focus: shown }) });
    case "wait":
      line.textContent = "Connected; the server is catching up";
      return;
    case "ready":
      return ready(frame);
    case "event":
      return takeEvent(frame as unknown as LogEvent);
    case "more":
      return send({ type: "pull", channel: frame["channel"], after: cursors.get(String(frame["channel"]))?.[0] ?? 0 });
    case "resync":
      cursors.delete(String(frame["channel"]));
      epoch = "";
      return socket?.close();
    case "gone":
      channels.delete(String(frame["channel"]));
      return showChannels();
    case "ack":
      return settle(String(frame["key"]), `stored as number ${frame["seq"]}${frame["duplicate"] ? " (it was there already)" : ""}`);
    case "refused":
      return refused(frame);
    case "goaway":
      line.textContent = "The server is restarting; this page comes back by itself";
  }
}

function ready(frame: Frame): void {
  line.textContent = "Connected";
  setTimeout(() => socket?.readyState === WebSocket.OPEN && (tries = 0), 60_000);
  const news = (frame["channels"] ?? {}) as Record<string, unknown>;
  for (const id of Object.keys(news)) void learn(id);
  for (const [key, { channel, text }] of waiting) send({ type: "post", key, channel, text });
  if (shown) void show(shown);
}

function takeEvent(event: LogEvent): void {
  const cursor = cursors.get(event.channel);
  if (cursor && event.seq <= cursor[0]) return;
  if (cursor && event.seq > cursor[0] + 1) return socket?.close(); // a gap: resume from the cursor
  cursors.set(event.channel, [event.seq, event.check]);
  const entered = event["entered"] as { channel: Channel } | undefined;
  if (event.kind === "channel.entered" && entered) void learn(entered.channel.id);
  if (event.channel === shown) showEvent(event);
}

async function learn(id: string): Promise<void> {
  const answer = await call(`/channels/${id}`);
  if (!answer.ok) return;
  channels.set(id, (await answer.json()) as Channel);
  showChannels();
}

function showChannels(): void {
  const list = by("channels");
  list.replaceChildren();
  for (const { id, kind, name } of [...channels.values()].sort((a, b) => a.name.localeCompare(b.name))) {
    const button = appendItem(list, "").appendChild(document.createElement("button"));
    button.textContent = kind === "direct" ? name || "Direct message" : `# ${name}`;
    button.setAttribute("aria-current", String(id === shown));
    button.onclick = () => void show(id);
  }
}

// The last events of a channel, read from its log; what is newer arrives on the stream.
async function show(id: string): Promise<void> {
  shown = id;
  by("channel-name").textContent = channels.get(id)?.name || "Direct message";
  events.replaceChildren();
  post.hidden = false;
  showChannels();
  send({ type: "focus", channel: id });
  const first = (await (await call(`/channels/${id}/events?after=0&limit=1`)).json()) as { head: number };
  const after = Math.max(0, first.head - 100);
  const page = (await (await call(`/channels/${id}/events?after=${after}&limit=200`)).json()) as { events: LogEvent[] };
  if (shown !== id) return;
  for (const event of page.events) showEvent(event);
}

function showEvent(event: LogEvent): void {
  const at = [...events.children].findLast((item) => Number((item as HTMLElement).dataset["seq"]) <= event.seq) as HTMLElement | undefined;
  if (at?.dataset["seq"] === String(event.seq)) return;
  const message = event["message"] as { text?: string; seq?: number } | undefined;
  const what = message?.seq ? ` of number ${message.seq}` : "";
  const item = document.createElement("li");
  item.dataset["seq"] = String(event.seq);
  item.textContent = `${event.seq}  ${event.kind}${what}  ${event.by ?? ""}  ${message?.text ?? ""}`;
  at ? at.after(item) : events.prepend(item);
  item.scrollIntoView({ block: "nearest" });
}

function settle(key: string, outcome: string): void {
  const sent = waiting.get(key);
  if (!sent) return;
  waiting.delete(key);
  sent.item.textContent = `“${sent.text}”: ${outcome}`;
}

function refused(frame: Frame): void {
  const key = String(frame["key"]);
  if (frame["final"]) return settle(key, `refused (${frame["code"]})`);
  const sent = waiting.get(key);
  const again = () => sent && send({ type: "post", key, channel: sent.channel, text: sent.text });
  setTimeout(again, Number(frame["retry_ms"] ?? 1000) + Math.random() * 500);
}

post.onsubmit = (submit) => {
  submit.preventDefault();
  const field = post.elements.namedItem("text") as HTMLInputElement;
  const [key, text] = [newKey(), field.value];
  waiting.set(key, { item: appendItem(by("sent"), `“${text}”: sending …`), channel: shown, text });
  if (socket?.readyState === WebSocket.OPEN) send({ type: "post", key, channel: shown, text });
  field.value = "";
};

signIn.onsubmit = async (submit) => {
  submit.preventDefault();
  const body = JSON.stringify(Object.fromEntries(new FormData(signIn)));
  const answer = await call("/sessions", { method: "POST", headers: { "Content-Type": "application/json" }, body });
  if (answer.ok) return begin();
  const problem = (await answer.json().catch(() => ({}))) as { detail?: string };
  by("sign-in-problem").textContent = problem.detail ?? `The server answered ${answer.status}.`;
};

function showSignIn(why: string): void {
  line.textContent = why;
  signIn.hidden = false;
  room.hidden = true;
}

async function begin(): Promise<void> {
  const me = await call("/me").catch(() => undefined);
  if (!me?.ok) return showSignIn("Not signed in");
  signIn.hidden = true;
  room.hidden = false;
  connect();
}

void begin();

export {};
