// What this client saw go wrong on the line, told to the server's ledger: places, never what stands there. What cannot be told now
// waits for the line; a log that breaks again and again is told of once a minute.
import { isPassing, type Rest } from "../api/rest";
import type { Breach } from "../sync/cursors";
import { Refusal } from "./client";

const waitingMost = 20;
const apartMs = 60_000;

export class BreachReports {
  private readonly waiting: Breach[] = [];
  private readonly notedAt = new Map<string, number>();
  private telling = false;

  constructor(
    private readonly rest: Pick<Rest, "ask">,
    private readonly now: () => number = () => Date.now(),
  ) {}

  note(breach: Breach): void {
    const { kind, log, had, got } = breach;
    console.warn(`Holdfast: ${log} went from ${had} to ${got} (${kind}); it is read again.`);
    const name = `${kind} ${log}`;
    if (this.now() - (this.notedAt.get(name) ?? -Infinity) < apartMs || this.waiting.length >= waitingMost) return;
    this.notedAt.set(name, this.now());
    this.waiting.push(breach);
    void this.tell();
  }

  // Also when the line is up again.
  async tell(): Promise<void> {
    if (this.telling) return;
    this.telling = true;
    try {
      for (let next = this.waiting[0]; next; next = this.waiting[0]) {
        await this.rest.ask("POST", "/breaches", { body: next });
        this.waiting.shift();
      }
    } catch (error) {
      if (error instanceof Refusal && !isPassing(error)) this.waiting.shift();
    } finally {
      this.telling = false;
    }
  }
}
