import { expect, it } from "vitest";
import { postedBy } from "../../state/messages";
import { posted } from "../../state/sample-log";
import { forwardedText } from "./text";

const link = "https://chat.example/c/C1/4";

it("quotes every line, below one's own words, and says whose they are", () => {
  const message = postedBy(posted(4, "one\n\n`two`"));
  expect(forwardedText(message, " Look at this. ", "Ada [A]", "#harbour", link)).toBe(`Look at this.\n\n> one\n>\n> \`two\`\n\n[Ada \\[A\\] · #harbour](${link})`);
  expect(forwardedText(message, "", "Ada", "#harbour", link).startsWith("> one")).toBe(true);
});

it("fits into a message whatever is quoted", () => {
  const text = forwardedText(postedBy(posted(4, "汉字\n".repeat(2_300))), "Long.", "Ada", "#harbour", link);
  expect(new TextEncoder().encode(text).length).toBeLessThanOrEqual(16_384);
  expect(text.endsWith(`](${link})`)).toBe(true);
});
