// The line between one browser and the server, as something that can be cut: a TCP relay at an address of its own.

import { createConnection, createServer, type Server, type Socket } from "node:net";
import { freePort } from "./stage.ts";

// What goes through: all of it; nothing, and every try is refused; pages and requests but no stream, as with a bad proxy. Or bytes
// vanish and nobody is told, as when a train enters a tunnel: those of both directions, or only what the server answers.
export type Condition = "whole" | "cut" | "no stream" | "swallowing" | "deaf";

export class Cable {
  readonly url: string;
  private condition: Condition = "whole";
  private listener: Server | undefined;
  private readonly sockets = new Set<Socket>();

  private constructor(
    private readonly port: number,
    private readonly serverPort: number,
  ) {
    this.url = `http://127.0.0.1:${port}`;
  }

  static async lay(serverUrl: string): Promise<Cable> {
    const cable = new Cable(await freePort(), Number(new URL(serverUrl).port));
    await cable.listen();
    return cable;
  }

  async become(condition: Condition): Promise<void> {
    this.condition = condition;
    if (!this.silent) for (const socket of this.sockets) socket.resetAndDestroy();
    if (condition === "cut") await this.refuse();
    else await this.listen();
  }

  private get silent(): boolean {
    return this.condition === "swallowing" || this.condition === "deaf";
  }

  private listen(): Promise<void> {
    if (this.listener) return Promise.resolve();
    return new Promise((listening, failed) => {
      this.listener = createServer((near) => this.join(near)).on("error", failed);
      this.listener.listen(this.port, "127.0.0.1", listening);
    });
  }

  private refuse(): Promise<void> {
    const { listener } = this;
    this.listener = undefined;
    return new Promise((closed) => (listener ? listener.close(() => closed()) : closed()));
  }

  private join(near: Socket): void {
    const far = createConnection(this.serverPort, "127.0.0.1");
    this.pass(near, far, true);
    this.pass(far, near, false);
  }

  private pass(from: Socket, to: Socket, fromBrowser: boolean): void {
    this.sockets.add(from);
    from.on("data", (bytes) => {
      if (this.condition === "swallowing" || (this.condition === "deaf" && !fromBrowser)) return;
      if (this.condition === "no stream" && fromBrowser && bytes.includes("GET /api/v1/stream")) return void from.resetAndDestroy();
      to.write(bytes);
    });
    from.on("error", () => undefined); // a close follows
    from.on("close", () => {
      this.sockets.delete(from);
      if (!this.silent) to.destroy();
    });
  }
}
