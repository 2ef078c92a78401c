import { describe, expect, it } from "vitest";
import type { Command, Recording } from "../recording.ts";
import { threadFaults } from "./i11_threads.ts";
import { ackOf, ada, attempt, channel, command, event, goodRecording } from "./sample.ts";

// What is found when Ada is told that she follows the thread of message 4, to which Ben replied at 7.
function told(change: (recording: Recording) => void, item: { following?: boolean; seq?: number; unread?: number; mentions?: number } = {}): string {
  const recording = goodRecording();
  const state = { channel, thread: 4, following: true, seq: 7, unread: 0, mentions: 0, ...item };
  recording.cold.threads = [{ user: ada, ready: { unread: Number(state.unread > 0), mentions: state.mentions }, items: [state], complete: true }];
  change(recording);
  return threadFaults(recording).map(({ says }) => says).join();
}

const wish = (name: "thread.follow" | "thread.unfollow", seq?: number): Command =>
  command(ada, `${name}-${seq}`, name, { channel, thread: 4 }, [attempt(55, seq === undefined ? undefined : ackOf(`${name}-${seq}`, seq, { log: "@me" }))]);
const trimmed = (recording: Recording): void => void (recording.cold.logs[`@me/${ada}`] = { first: 5, head: 5, events: [event(5, "read.moved", ada, {}, "@me")] });
const takesPart = (recording: Recording): void => void ((recording.cold.logs[channel]!.events[6]!["message"] as { thread_by?: string }).thread_by = ada);

describe("the recount of threads", () => {
  it("finds a thread followed by who takes no part", () => expect(told(() => {})).toContain("follows without taking part"));
  it("is content with who began it", () => expect(told(takesPart)).toBe(""));
  it("finds one that is not followed by who began it", () => {
    expect(told((r) => (takesPart(r), (r.cold.threads![0]!.items = [])))).toContain("takes part, and does not follow");
  });
  it("finds a wish that came to nothing", () => expect(told((r) => r.commands.push(wish("thread.follow", 2), wish("thread.unfollow", 3)))).toContain("wished false"));
  it("knows an acknowledged wish that was trimmed from the log", () => expect(told((r) => (trimmed(r), r.commands.push(wish("thread.follow", 2))))).toBe(""));
  it("cannot know a wish that nobody heard the end of, once it may be trimmed", () => expect(told((r) => (trimmed(r), r.commands.push(wish("thread.follow"))))).toBe(""));
  it("holds a whole log against such a wish", () => expect(told((r) => r.commands.push(wish("thread.follow")))).toContain("follows without taking part"));
  it("finds a count that is wrong", () => expect(told(takesPart, { seq: 4, unread: 0 })).toContain("a recount gives 1"));
});
