import { afterEach, describe, expect, it } from "vitest";
import { language } from "../../app/i18n";
import { tell, tellBriefly } from "./tell";

afterEach(() => void (language.value = "en"));
const now = 1_000_000;

describe("the line in a few words", () => {
  it("counts down to the next try, and to one's turn", () => {
    expect(tellBriefly({ kind: "reconnecting", at: now + 5_200 }, now)).toBe("Next try in 6 s");
    expect(tellBriefly({ kind: "reconnecting", at: now - 1 }, now)).toBe("Reconnecting…");
    expect(tellBriefly({ kind: "waiting", until: now + 4_000 }, now)).toBe("In line, about 4 s");
    language.value = "zh";
    expect(tellBriefly({ kind: "restarting", at: now + 5_200 }, now)).toBe("6 秒后重连");
  });
  it("has nothing to say while all is well", () => {
    expect(tellBriefly({ kind: "connected" }, now)).toBeNull();
    expect(tell({ kind: "connected" }, 3, now)).toBeNull();
  });
  it("says how much waits while there is no network", () => {
    expect(tell({ kind: "offline" }, 3, now)).toMatchObject({ tone: "warn", head: "You are offline. 3 messages are waiting", tail: "and will be sent in order, once." });
  });
});
