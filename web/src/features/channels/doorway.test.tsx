// @vitest-environment happy-dom
import { signal } from "@preact/signals";
import { render } from "preact";
import { act } from "preact/test-utils";
import { afterEach, describe, expect, it, vi } from "vitest";
import { Refusal, type Client } from "../../app/client";
import { language } from "../../app/i18n";
import { aChannel, aPerson, aState } from "../../ui/sample_state";
import { Doorway } from "./doorway";

const root = document.body;
language.value = "en";
afterEach(() => render(null, root));

async function at(look: () => Promise<void>, known: boolean, archived = false): Promise<{ text: string; join: ReturnType<typeof vi.fn> }> {
  const state = { ...aState({ me: "U0", people: [aPerson("U0", "mia", "Mia Brandt")], channels: [{ ...aChannel("C1", "quay-5"), archived }] }), mine: new Map() };
  const join = vi.fn(async () => undefined);
  const client = { state: signal(known ? state : { ...state, channels: new Map() }), look, join } as unknown as Client;
  await act(async () => render(<Doorway client={client} id="C1" />, root));
  await act(() => new Promise<void>((done) => setTimeout(done)));
  return { text: root.textContent ?? "", join };
}
const refuse = (status: number) => async (): Promise<never> => {
  throw new Refusal(status, "x", "", "", 0);
};

describe("the address of a channel that one is not in", () => {
  it("shows what it is, and the way in", async () => {
    const { text, join } = await at(async () => undefined, true);
    expect(text).toContain("quay-5");
    expect(text).toContain("3 members");
    await act(async () => root.querySelector<HTMLButtonElement>("button[data-kind='main']")!.click());
    expect(join).toHaveBeenCalledWith("C1");
  });
  it("offers no way into an archived one", async () => {
    const { text } = await at(async () => undefined, true, true);
    expect(text).toContain("It is archived");
    expect(root.querySelector("button[data-kind='main']")).toBeNull();
  });
  it("says that there is nothing where the server says so", async () => expect((await at(refuse(404), false)).text).toContain("There is nothing at this address"));
  it("offers another try where nobody knows", async () => expect((await at(refuse(0), false)).text).toContain("Try again"));
});
