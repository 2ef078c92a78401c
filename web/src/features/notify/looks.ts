// Whether any tab of this browser shows a channel, in front. The tab that decides asks; whoever looks says so. Nobody keeps a list, so a
// tab that was closed or has crashed looks at nothing.
import { route } from "../../app/router";
import type { ChannelId } from "../../state/model";

const answerMs = 120; // as long as a tab takes to answer another

type Word = { readonly kind: "ask"; readonly id: number; readonly channel: ChannelId } | { readonly kind: "yes"; readonly id: number };
type Channel = Pick<BroadcastChannel, "postMessage" | "close"> & { onmessage: unknown };

export interface Looks {
  at(channel: ChannelId): Promise<boolean>;
  close(): void;
}

export function looksHere(channel: ChannelId): boolean {
  const at = route.peek();
  return at.view === "channel" && at.channel === channel && document.visibilityState === "visible" && document.hasFocus();
}

export function openLooks(line: Channel | undefined, here: (channel: ChannelId) => boolean = looksHere): Looks {
  const asked = new Map<number, () => void>();
  if (line) {
    line.onmessage = ({ data }: { data: Word }) => {
      if (data.kind === "ask" && here(data.channel)) line.postMessage({ kind: "yes", id: data.id });
      if (data.kind === "yes") asked.get(data.id)?.();
    };
  }
  return {
    at(channel) {
      if (here(channel)) return Promise.resolve(true);
      if (!line) return Promise.resolve(false);
      return new Promise((tell) => {
        const id = Math.random();
        const done = (looks: boolean): void => {
          clearTimeout(late);
          asked.delete(id);
          tell(looks);
        };
        const late = setTimeout(() => done(false), answerMs);
        asked.set(id, () => done(true));
        line.postMessage({ kind: "ask", id, channel });
      });
    },
    close: () => line?.close(),
  };
}
