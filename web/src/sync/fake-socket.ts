// For tests: a server's side of one socket, played by hand.
import type { SocketLike } from "./socket";

export class FakeSocket implements SocketLike {
  onopen: SocketLike["onopen"] = null;
  onmessage: SocketLike["onmessage"] = null;
  onclose: SocketLike["onclose"] = null;
  onerror: SocketLike["onerror"] = null;
  readonly sent: Record<string, unknown>[] = [];
  closedWith: number | undefined;

  send(text: string): void {
    this.sent.push(JSON.parse(text) as Record<string, unknown>);
  }
  close(code?: number): void {
    this.closedWith = code ?? 1000;
  }

  // The server speaks, or hangs up.
  say(...frames: object[]): void {
    for (const frame of frames) this.onmessage?.({ data: JSON.stringify(frame) });
  }
  hangUp(code = 1006, reason = ""): void {
    this.onclose?.({ code, reason });
  }
  last(type: string): Record<string, unknown> | undefined {
    return this.sent.filter((frame) => frame["type"] === type).at(-1);
  }
}

export const hello = (fields: object = {}): object => ({
  type: "hello", protocol: 1, epoch: "e1", connection: "c", server_time: "", heartbeat_ms: 25_000, spread_ms: 4_000, limits: { cursors: 2_000 }, ...fields,
});

export const place = (from: number, head = from): object => ({ head, from, check: `at${from}`, unread: 0, mentions: 0 });

export const ready = (channels: object = {}, me = 5, workspace = 9): object => ({
  type: "ready", user: { id: "Ume" }, me: place(me), workspace: place(workspace), channels,
});
