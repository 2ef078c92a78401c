// The client as the window sees it: when a session ends by itself, the last state stays on the page, inert, until somebody
// signs in again, so that nothing that was open is lost.
import { effect, signal } from "@preact/signals";
import type { Client } from "./client";

export function steady(client: Client): Client {
  const state = signal(client.state.peek());
  effect(() => {
    if (client.session.value.kind === "signed-in") state.value = client.state.value;
  });
  return { ...client, state };
}
