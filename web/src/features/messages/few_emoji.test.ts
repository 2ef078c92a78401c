import { expect, it } from "vitest";
import { isFewEmoji } from "./few_emoji";

it("knows one to three emoji alone", () => {
  for (const text of ["🎉", "👍🏽 ❤️", "👨‍👩‍👧‍👦🇫🇷1️⃣", " ⚓ ", "🏴󠁧󠁢󠁳󠁣󠁴󠁿", "🏳️‍🌈"]) expect(isFewEmoji(text), text).toBe(true);
  for (const text of ["", "1", "©", "12", "a🎉", "🎉!", "🎉🎉🎉🎉", "❤", "好"]) expect(isFewEmoji(text), text).toBe(false);
});
