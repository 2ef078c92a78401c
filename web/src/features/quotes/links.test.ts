import { expect, it } from "vitest";
import { linkedIn } from "./links";

const origin = "https://chat.example";
const linked = (text: string): string[] => linkedIn(text, origin).map(({ channel, seq }) => `${channel}/${seq}`);

it("leaves out where a quote came from: its words stand there already", () => {
  expect(linked(`> six\n\n[Ada · #harbour](${origin}/c/C1/4)`)).toEqual([]);
  expect(linked(`Look\n\n> six\n> seven\n\n[Ada · #harbour](${origin}/c/C1/4)`)).toEqual([]);
  expect(linked(`> six\n\n${origin}/c/C1/4`)).toEqual(["C1/4"]);
  expect(linked(`> six\n\nsee [this](${origin}/c/C1/4) and [that](${origin}/c/C1/5)`)).toEqual(["C1/4", "C1/5"]);
  expect(linked(`> six\n\n[this](${origin}/c/C1/4) [that](${origin}/c/C1/5)`)).toEqual(["C1/4", "C1/5"]);
});

it("finds links as they are copied and as they are named, to replies too", () => {
  expect(linked(`See ${origin}/c/C1/4.`)).toEqual(["C1/4"]);
  expect(linked(`[Ada · #harbour](${origin}/c/C1/4)`)).toEqual(["C1/4"]);
  expect(linked(`${origin}/c/C1/t/4 ${origin}/c/C1/t/4/9`)).toEqual(["C1/4", "C1/9"]);
  expect(linked(`> > * **${origin}/c/C1/4?x=1#y**`)).toEqual(["C1/4"]);
});

it("takes each once, and the first three", () => {
  const text = [4, 4, 5, 6, 7].map((seq) => `${origin}/c/C1/${seq}`).join("\n");
  expect(linked(text)).toEqual(["C1/4", "C1/5", "C1/6"]);
});

it("takes nothing else: code, channels, other servers, what is no number", () => {
  expect(linked(`\`${origin}/c/C1/4\` and\n\`\`\`\n${origin}/c/C1/4\n\`\`\``)).toEqual([]);
  expect(linked(`${origin}/c/C1 ${origin}/c/C1/x ${origin}/c/C1/0 ${origin}/c/C1/4/5 ${origin}/c/C1/99999999999999999999`)).toEqual([]);
  expect(linked(`https://chat.example.evil/c/C1/4 http://chat.example/c/C1/4 ${origin}/people/C1`)).toEqual([]);
});
