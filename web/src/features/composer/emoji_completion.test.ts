import { expect, it } from "vitest";
import { findEmojiTrigger } from "./emoji_completion";

const query = (text: string): string | null => findEmojiTrigger(text, text.length)?.query ?? null;

it("looks for an emoji after a colon that begins something", () => {
  expect(query(":ta")).toBe("ta");
  expect(query("well done :tada")).toBe("tada");
  expect(query("做得好 ：庆")).toBe("庆");
  expect(query("做得好:tada")).toBe("tada");
  expect(query("🎉:ta")).toBe("ta");
  expect(query("(:thumbs_up")).toBe("thumbs_up");
});

it("leaves times, addresses and short smileys alone", () => {
  for (const text of ["10:30", "https:ab", "a:bc", ":", ":D", ":)", "::ab", ": ta", ":tada: and", "注意：明天", "名单:小"]) expect(query(text), text).toBeNull();
});
