// A long line in front of the server: every byte, both ways, comes so many milliseconds later, in order. What the other side does not
// read is not read here either, so that a slow reader stays slow.

import { connect, createServer, type AddressInfo, type Server as TcpServer, type Socket } from "node:net";
import { Random } from "../support/random.ts";

const heldMost = 256 * 1024; // on their way in one direction

export class DelayingFront {
  private direct: { host: string; port: number } | undefined;

  private constructor(
    private readonly server: TcpServer,
    private readonly delayMs: [number, number],
    private readonly random: Random,
  ) {
    server.on("connection", (client) => this.join(client));
  }

  static async open(delayMs: [number, number], seed: number): Promise<DelayingFront> {
    const server = createServer({ noDelay: true });
    await new Promise<void>((ready) => server.listen(0, "127.0.0.1", ready));
    return new DelayingFront(server, delayMs, new Random(seed));
  }

  // The address to use instead of the server's own, which changes with every start.
  readonly to = (direct: string): Promise<string> => {
    const { hostname, port } = new URL(direct);
    this.direct = { host: hostname, port: Number(port) };
    return Promise.resolve(`http://127.0.0.1:${(this.server.address() as AddressInfo).port}`);
  };

  close(): void {
    this.server.close();
  }

  private join(client: Socket): void {
    if (!this.direct) return void client.destroy();
    const far = connect({ ...this.direct, noDelay: true });
    this.carry(client, far);
    this.carry(far, client);
  }

  private carry(from: Socket, to: Socket): void {
    let held = 0;
    let waiting = false; // for the other side to read
    const queue: { at: number; deed: () => void }[] = []; // in order: nothing overtakes
    const goOn = (): void => void (held < heldMost && !waiting && from.resume());
    const pump = (): void => {
      while (queue[0] && queue[0].at <= performance.now()) queue.shift()!.deed();
      if (queue[0]) setTimeout(pump, Math.max(1, queue[0].at - performance.now()));
    };
    const later = (deed: () => void): void => {
      const at = Math.max(queue.at(-1)?.at ?? 0, performance.now() + this.random.between(...this.delayMs));
      if (queue.push({ at, deed }) === 1) setTimeout(pump, at - performance.now());
    };
    from.on("data", (piece: Buffer) => {
      held += piece.length;
      if (held >= heldMost) from.pause();
      later(() => {
        held -= piece.length;
        if (to.destroyed || to.write(piece)) return goOn();
        waiting = true;
        from.pause();
        to.once("drain", () => ((waiting = false), goOn()));
      });
    });
    from.on("end", () => later(() => to.end()));
    from.on("error", () => later(() => to.destroy()));
    from.on("close", (broken) => later(() => (broken ? to.destroy() : to.end())));
  }
}
