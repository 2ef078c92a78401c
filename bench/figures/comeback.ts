// Many come back after being away for long: what it costs until the last of them is ready.

import { company, filledCompany, type Shape } from "../company.ts";
import type { Figure } from "../figure.ts";
import { Load } from "../load.ts";
import { Window } from "../machine.ts";
import { copyOf } from "../scratch.ts";
import { servedOnce } from "../server.ts";
import type { Reading } from "../table.ts";

export const comeback: Figure = {
  name: "comeback",
  async run({ shape, held }) {
    return [
      ...(await returning("nothing unread", await company(shape), shape, held[0]!)),
      ...(await returning("999 unread in each of ten channels", await filledCompany(shape), shape, held[0]!)),
    ];
  },
};

async function returning(what: string, from: { folder: string; tokens: string[] }, shape: Shape, count: number): Promise<Reading[]> {
  // The first two of each group are those who post.
  const away = from.tokens.filter((_, i) => i % shape.groupOf >= 2).slice(-count);
  return servedOnce(copyOf(from.folder), async (server) => {
    const load = Load.start("idle", server.url, away.map((token) => ({ token, channels: [] })), [`held=${away.length}`]);
    try {
      await load.mark("begin");
      const window = new Window(server.pid!, load.pid);
      load.go();
      await load.mark("held");
      const { seconds, cpuUs, others } = window.close();
      const row = (name: string, unit: string, value: number): Reading => ({
        row: `comeback, ${away.length} people, ${what}: ${name}`, unit, value, others,
      });
      return [row("all ready", "s", seconds), row("server CPU", "µs/person", cpuUs[0]! / away.length)];
    } finally {
      load.stop();
    }
  });
}
