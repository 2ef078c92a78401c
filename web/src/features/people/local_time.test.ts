// @vitest-environment happy-dom
import { afterEach, beforeEach, expect, it } from "vitest";
import { setLanguage } from "../../app/i18n";
import { localTime, localTimeText } from "./local_time";

const noon = Date.parse("2026-07-01T12:00:00Z");
const winter = Date.parse("2026-12-01T12:00:00Z");
beforeEach(() => setLanguage("en"));
afterEach(() => setLanguage("en"));

it("tells the time there, and how far it is from here", () => {
  expect(localTime("Asia/Shanghai", noon, "Europe/Berlin")).toEqual({ time: "20:00", ahead: 6 });
  expect(localTime("America/New_York", noon, "Europe/Berlin")).toEqual({ time: "08:00", ahead: -6 });
  expect(localTime("Europe/Paris", noon, "Europe/Berlin")).toEqual({ time: "14:00", ahead: 0 });
});

it("knows summer from winter, halves of hours and the day after", () => {
  expect(localTime("Asia/Shanghai", winter, "Europe/Berlin")?.ahead).toBe(7);
  expect(localTime("Asia/Kolkata", noon, "UTC")).toEqual({ time: "17:30", ahead: 5.5 });
  expect(localTime("Pacific/Auckland", noon, "America/Los_Angeles")).toEqual({ time: "00:00", ahead: 19 });
});

it("says it in words, in both languages", async () => {
  expect(localTimeText("Asia/Shanghai", noon, "Europe/Berlin")).toBe("20:00 local time, 6 h ahead of you");
  expect(localTimeText("America/New_York", noon, "Europe/Berlin")).toBe("08:00 local time, 6 h behind you");
  expect(localTimeText("Europe/Paris", noon, "Europe/Berlin")).toBe("14:00 local time");
  await setLanguage("zh");
  expect(localTimeText("Asia/Shanghai", noon, "Europe/Berlin")).toBe("当地时间 20:00，比你快 6 小时");
});

it("says nothing of a zone that is not said, or is none", () => {
  expect(localTimeText("", noon)).toBe("");
  expect(localTimeText("Atlantis/Deep", noon)).toBe("");
});
