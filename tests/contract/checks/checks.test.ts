// Each invariant with a recording in which it holds and recordings in which it does not, so that no checker rots into one that
// always passes.

import { describe, expect, it } from "vitest";
import type { Recording } from "../recording.ts";
import { ackOf, ada, attempt, ben, channel, command, event, goodRecording, lineOf, posted, seenFrom, sees } from "./sample.ts";
import { checkAll, checks } from "./index.ts";

function broken(name: string, breakIt: (recording: Recording) => void): string[] {
  const recording = goodRecording();
  breakIt(recording);
  return checks[name]!(recording).map((violation) => violation.says);
}

const commandOf = (recording: Recording, key: string) => recording.commands.find((one) => one.key === key)!;
const coldOf = (recording: Recording) => recording.cold.logs[channel]!;
const line = (recording: Recording, id: number) => recording.lines[id]!;

describe("a good recording", () => {
  for (const name of Object.keys(checks)) it(`is passed by ${name}`, () => expect(checks[name]!(goodRecording())).toEqual([]));
  it("is passed by all together", () => expect(checkAll(goodRecording())).toEqual([]));
});

describe("I1 finds", () => {
  it("an acked post that the cold log does not have", () => {
    const says = broken("I1", (r) => (coldOf(r).events.pop(), (coldOf(r).head = 12)));
    expect(says).toEqual([expect.stringContaining("has nothing")]);
  });
  it("something else at the acked place", () => {
    expect(broken("I1", (r) => (coldOf(r).events[3] = posted(4, ben, "b9", "other"))).join()).toContain("something else");
  });
  it("an acked post that stands twice", () => {
    expect(broken("I1", (r) => (coldOf(r).events.push(posted(14, ada, "a4", "last")), (coldOf(r).head = 14))).join()).toContain("stands 2 times");
  });
  it("an ack for another log", () => {
    expect(broken("I1", (r) => (commandOf(r, "b1").log = "C9")).join()).toContain("meant for C9");
  });
  it("a forgotten reading", () => {
    const read = { ...command(ben, "x1", "read.set", { channel, seq: 9 }, [attempt(1, ackOf("x1", 1, { log: "@me" }))]), log: undefined };
    expect(broken("I1", (r) => r.commands.push(read)).join()).toContain("read up to 9");
  });
  it("nothing wrong with a removal of somebody who was out already", () => {
    const again = command(ada, "r2", "member.remove", { user: ben }, [attempt(95, ackOf("r2", 11))]);
    expect(broken("I1", (r) => r.commands.push(again))).toEqual([]);
  });
});

describe("I2 finds", () => {
  it("a finally refused edit that stands", () => {
    const edited = event(14, "message.edited", ada, { message: { seq: 4, text: "stale", mentions: [], revision: 14, version: 14 } });
    expect(broken("I2", (r) => coldOf(r).events.push(edited)).join()).toContain("finally refused (conflict)");
  });
  it("an unknown post that stands twice", () => {
    expect(broken("I2", (r) => coldOf(r).events.push(posted(14, ben, "u1", "nobody knows"), posted(15, ben, "u1", "nobody knows"))).join()).toContain("2 times");
  });
  it("nothing wrong with an unknown post that stands once", () => {
    expect(broken("I2", (r) => coldOf(r).events.push(posted(14, ben, "u1", "nobody knows")))).toEqual([]);
  });
});

describe("I3 finds", () => {
  it("a post that nobody sent", () => expect(broken("I3", (r) => coldOf(r).events.push(posted(14, ben, "ghost", "boo"))).join()).toContain("never sent"));
  it("an altered text", () => expect(broken("I3", (r) => (coldOf(r).events[4] = posted(5, ben, "b1", "tow"))).join()).toContain("altered"));
  it("a reply torn from its thread", () => expect(broken("I3", (r) => (coldOf(r).events[6] = posted(7, ben, "b2", "a reply"))).join()).toContain("thread"));
  it("a join that nobody asked for", () => expect(broken("I3", (r) => coldOf(r).events.push(event(14, "member.joined", ada, { user: "U7" }))).join()).toContain("U7 to join"));
  it("a redaction without a deletion", () => {
    expect(broken("I3", (r) => (r.commands = r.commands.filter((one) => one.name !== "message.delete"))).join()).toContain("nobody deleted");
  });
  it("a redacted event with its text", () => {
    expect(broken("I3", (r) => ((coldOf(r).events[7]!["message"] as { text: string }).text = "secret")).join()).toContain("still has its text");
  });
});

describe("I4 finds", () => {
  it("a hole", () => expect(broken("I4", (r) => coldOf(r).events.splice(5, 1)).join()).toContain("where 6 belongs"));
  it("a channel's log without its beginning", () => {
    expect(broken("I4", (r) => (coldOf(r).events.splice(0, 3), (coldOf(r).first = 4))).join()).toContain("begins at 4");
  });
  it("a head without events", () => expect(broken("I4", (r) => (coldOf(r).head = 14)).join()).toContain("head of 14"));
  it("another check than was seen", () => expect(broken("I4", (r) => (coldOf(r).events[2]!.check = "00000000000000ff")).join()).toContain("the cold log has 00000000000000ff"));
  it("two checks at one place", () => {
    const says = broken("I4", (r) => r.forms.push({ ...r.forms[4]!, event: { ...r.forms[4]!.event, check: "aaaaaaaaaaaaaaaa" } }));
    expect(says.join()).toContain("two checks");
  });
  it("a stamp that does not rise", () => expect(broken("I4", (r) => (coldOf(r).events[9]!.at = coldOf(r).events[8]!.at!)).join()).toContain("D15"));
  it("a second epoch", () => expect(broken("I4", (r) => (line(r, 1).epoch = "e2")).join()).toContain("2 epochs"));
});

describe("I5 finds", () => {
  it("a gap", () => expect(broken("I5", (r) => (r.lines = [lineOf(0, ada, "d", 0, [sees(1), sees(3)])])).join()).toContain("gap: 3 came where 2"));
  it("a double", () => expect(broken("I5", (r) => (r.lines = [lineOf(0, ada, "d", 0, [sees(1), sees(1)])])).join()).toContain("came again"));
  it("a reorder", () => expect(broken("I5", (r) => (r.lines = [lineOf(0, ada, "d", 1, [sees(3), sees(2)])])).length).toBe(2));
  it("a resume that leaves something out", () => expect(broken("I5", (r) => (r.lines = [lineOf(0, ada, "d", 4, [sees(6)])])).join()).toContain("gap"));
  it("an event of a log not entered", () => {
    expect(broken("I5", (r) => (r.lines = [{ ...lineOf(0, ada, "d", 0, [sees(1)]), started: { at: 2, epoch: "e1", cursors: {} } }])).join()).toContain("not entered");
  });
  it("an event after gone", () => {
    const says = broken("I5", (r) => (r.lines = [lineOf(1, ben, "d", 9, [sees(10), { what: "gone", at: 90, log: channel, last: 10, reason: "removed" }, sees(11)])]));
    expect(says.join()).toContain("not entered");
  });
  it("an event between `more` and the pull", () => {
    const says = broken("I5", (r) => (r.lines = [lineOf(0, ada, "d", 0, [sees(1), { what: "more", at: 20, log: channel, next: 2, head: 9 }, sees(2)])]));
    expect(says.join()).toContain("before a pull");
  });
  it("a `more` that skips", () => {
    expect(broken("I5", (r) => (r.lines = [lineOf(0, ada, "d", 0, [{ what: "more", at: 20, log: channel, next: 3, head: 9 }])])).join()).toContain("goes on at 3");
  });
  it("a jump over less than a page", () => {
    const ready = { what: "ready" as const, at: 3, places: { [channel]: { head: 6, from: 6 } } };
    expect(broken("I5", (r) => (r.lines = [lineOf(0, ada, "d", 4, [ready, sees(7)])])).join()).toContain("jumps");
  });
  it("nothing wrong with old comings that `ready` knew of, and with new ones", () => {
    const coming = (seq: number, from: number) => event(seq, "channel.entered", ada, { entered: { channel: { id: channel }, from, visible_from: 0 } }, "@me");
    const ready = { what: "ready" as const, at: 3, places: { [channel]: { head: 6, from: 4 }, "@me/U1": { head: 8, from: 7 } } };
    const says = broken("I5", (r) => {
      const forms = [coming(8, 5), coming(9, 9)].map((one) => ({ log: "@me/U1", seq: one.seq, event: one, seenBy: "d", seenAt: 1 }));
      const [old, fresh] = forms.map((form) => ({ what: "event" as const, at: 9, form: r.forms.push(form) - 1 }));
      r.lines = [lineOf(0, ada, "d", 4, [ready, old!, ...seenFrom(5, 6), { what: "gone", at: 9, log: channel, last: 7, reason: "left" }, fresh!, sees(10)])];
    });
    expect(says).toEqual([]);
  });
  it("nothing wrong with such a jump that a resync explains", () => {
    const ready = { what: "ready" as const, at: 3, places: { [channel]: { head: 13, from: 12 } } };
    const resync = { what: "resync" as const, at: 4, log: channel, reason: "hidden" as const, from: 12 };
    expect(broken("I5", (r) => (r.lines = [lineOf(1, ben, "d", 9, [ready, resync, sees(13)])]))).toEqual([]);
  });
  it("trimmed said of what is still there, and nothing wrong where it is not, after a jump over more than a page", () => {
    const ready = { what: "ready" as const, at: 3, places: { [channel]: { head: 13, from: 13 } } };
    const resync = { what: "resync" as const, at: 4, log: channel, reason: "trimmed" as const, from: 13 };
    const told = (first: number): string => broken("I5", (r) => ((r.lines = [lineOf(1, ben, "d", 1, [ready, resync])]), (r.cold.logs[channel]!.first = first))).join();
    expect(told(4)).toBe("");
    expect(told(2)).toContain("still begins at 2");
  });
  it("an honest cursor called ahead", () => {
    const resync = { what: "resync" as const, at: 9, log: channel, reason: "ahead" as const, from: 3 };
    expect(broken("I5", (r) => (r.lines = [lineOf(0, ada, "d", 4, [resync])])).join()).toContain("nothing un-happens");
  });
  it("a forged cursor that is believed", () => {
    expect(broken("I5", (r) => (r.lines = [{ ...lineOf(0, ada, "d", 4, seenFrom(5, 6)), odd: { [channel]: "check" as const } }])).join()).toContain("answered by nothing");
  });
  it("a reader who never reached the head", () => expect(broken("I5", (r) => (r.finals[0]!.cursor = 12)).join()).toContain("stands at 12"));
  it("a device that never heard of a channel", () => expect(broken("I5", (r) => r.finals.push({ ...r.finals[0]!, device: "ben/phone", user: ben, log: "@me/U2" })).join()).toContain("never heard"));
  it("nothing wrong with pages, jumps over more than a page, and a pull that gives up", () => {
    const ready = { what: "ready" as const, at: 3, places: { [channel]: { head: 8, from: 8 } } };
    const more = { what: "more" as const, at: 20, log: channel, next: 10, head: 13 };
    const pull = { what: "pull" as const, at: 21, log: channel, after: 9 };
    expect(broken("I5", (r) => (r.lines = [lineOf(0, ada, "d", 1, [ready, sees(9), more, pull, ...seenFrom(10, 13)])]))).toEqual([]);
  });
});

describe("I6 finds", () => {
  it("a later message with a lower number", () => {
    const says = broken("I6", (r) => {
      commandOf(r, "a1").attempts = [attempt(10, ackOf("a1", 5))];
      commandOf(r, "b1").attempts = [attempt(30, ackOf("b1", 4))];
    });
    expect(says.join()).toContain("C1 5 was acked before b1 was sent");
  });
  it("nothing wrong where both were under way at once", () => {
    const says = broken("I6", (r) => {
      commandOf(r, "a1").attempts = [attempt(28, ackOf("a1", 5))];
      commandOf(r, "b1").attempts = [attempt(30, ackOf("b1", 4))];
    });
    expect(says).toEqual([]);
  });
});

describe("I7 finds", () => {
  it("two posts of one line that changed places", () => {
    const says = broken("I7", (r) => {
      commandOf(r, "a1").attempts = [attempt(10, ackOf("a1", 8))];
      commandOf(r, "a2").attempts = [attempt(11, ackOf("a2", 4))];
    });
    expect(says.join()).toContain("4 before 8");
  });
  it("the same where the first ack was lost and asked for again", () => {
    const says = broken("I7", (r) => {
      commandOf(r, "a1").attempts = [attempt(10), attempt(50, ackOf("a1", 8, { duplicate: true }), { line: 3 })];
      commandOf(r, "a2").attempts = [attempt(11, ackOf("a2", 4))];
    });
    expect(says.join()).toContain("4 before 8");
  });
  it("nothing wrong between two lines", () => {
    const says = broken("I7", (r) => {
      commandOf(r, "a1").attempts = [attempt(10, ackOf("a1", 8), { line: 5 })];
      commandOf(r, "a2").attempts = [attempt(11, ackOf("a2", 4), { line: 6 })];
    });
    expect(says).toEqual([]);
  });
});

describe("I8 finds", () => {
  it("two places for one key", () => expect(broken("I8", (r) => commandOf(r, "a1").attempts.push(attempt(30, ackOf("a1", 13, { duplicate: true })))).join()).toContain("2 places"));
  it("two acks that both claim to be the first", () => expect(broken("I8", (r) => commandOf(r, "a1").attempts.push(attempt(30, ackOf("a1", 4)))).join()).toContain("claim"));
  it("other content that was acked", () => expect(broken("I8", (r) => commandOf(r, "b1").attempts.push(attempt(30, ackOf("b1", 5), { altered: true }))).join()).toContain("other content was acked"));
  it("other content refused in other words", () => {
    const refused = { type: "refused" as const, key: "b1", code: "key_used", final: true };
    expect(broken("I8", (r) => commandOf(r, "b1").attempts.push(attempt(30, refused, { altered: true }))).join()).toContain("key_used");
  });
  it("an acked key refused for good", () => {
    expect(broken("I8", (r) => commandOf(r, "b1").attempts.push(attempt(30, { type: "refused", key: "b1", code: "forbidden", final: true }))).join()).toContain("also finally refused");
  });
});

describe("I9 finds", () => {
  it("something seen that the cold log does not have", () => {
    expect(broken("I9", (r) => r.forms.push({ log: channel, seq: 14, event: posted(14, ada, "a9", "ghost"), seenBy: "d", seenAt: 1 })).join()).toContain("has nothing there");
  });
  it("something seen that is now otherwise", () => expect(broken("I9", (r) => (r.forms[4]!.event = posted(5, ben, "b1", "tow"))).join()).toContain("something else"));
  it("a redaction that took more than the content", () => {
    expect(broken("I9", (r) => (r.forms[7]!.event = posted(8, ben, "a2", "secret"))).join()).toContain("beyond a redaction");
  });
  it("a redaction taken back", () => {
    const says = broken("I9", (r) => {
      r.forms[7]!.event = coldOf(r).events[7]!;
      coldOf(r).events[7] = posted(8, ada, "a2", "secret");
    });
    expect(says.join()).toContain("its content again");
  });
  it("a veil with a hole", () => {
    const veiled = { type: "event" as const, channel, seq: 11, check: "000000000000000b", kind: "hidden" };
    expect(broken("I9", (r) => r.forms.push({ log: channel, seq: 11, event: veiled, seenBy: "d", seenAt: 1 }))).toEqual([]);
    expect(broken("I9", (r) => r.forms.push({ log: channel, seq: 11, event: { ...veiled, by: ada }, seenBy: "d", seenAt: 1 })).join()).toContain("more than it may: by");
  });
});

describe("I10 finds", () => {
  it("an event numbered above the removal", () => expect(broken("I10", (r) => line(r, 1).notes.push(sees(11, 95))).join()).toContain("received 11"));
  it("one that came before the response", () => expect(broken("I10", (r) => line(r, 1).notes.push(sees(11, 84))).join()).toContain("received 11"));
  it("one sent after a deactivation", () => {
    const says = broken("I10", (r) => {
      r.cuts = [{ user: ben, log: "*", sentAt: 80, answeredAt: 86 }];
      line(r, 1).notes.push(sees(11, 95));
    });
    expect(says.join()).toContain("sent after that");
  });
  it("what was said while one was away, seen after the return", () => expect(broken("I10", (r) => line(r, 1).notes.push(sees(11, 140))).join()).toContain("saw 11 of it"));
  it("a page served to somebody who is out", () => {
    expect(broken("I10", (r) => r.pages.push({ user: ben, log: channel, askedAt: 88, answeredAt: 89, status: 200 })).join()).toContain("served a page");
  });
  it("a page that shows what was said in between", () => {
    const page = goodRecording().cold.channels[channel]!.messages;
    const read = { user: ben, log: channel, askedAt: 150, answeredAt: 151, status: 200, page: { as_of: 13, first: 1, head: 13, messages: page, has_older: false, has_newer: false } };
    expect(broken("I10", (r) => r.pages.push(read)).join()).toContain("shows 11");
  });
  it("a post accepted from somebody who is out", () => {
    expect(broken("I10", (r) => r.commands.push(command(ben, "b9", "message.post", { text: "hi" }, [attempt(88, ackOf("b9", 11))]))).join()).toContain("could still post");
  });
});

describe("I11 finds", () => {
  const history = (r: Recording) => r.cold.channels[channel]!.messages;
  it("a snapshot with another text", () => expect(broken("I11", (r) => (history(r)[0]!.text = "one")).join()).toContain("the message 4"));
  it("a message missing from the history", () => expect(broken("I11", (r) => history(r).pop()).join()).toContain("not in the history"));
  it("a message that is in no log", () => expect(broken("I11", (r) => history(r).push({ ...history(r)[1]!, seq: 3 })).join()).toContain("that the log does not have"));
  it("members that differ", () => expect(broken("I11", (r) => (r.cold.channels[channel]!.members = [ada])).join()).toContain("the members"));
  it("a page that shows what was deleted by then", () => {
    expect(broken("I11", (r) => (r.pages[0]!.page = { ...r.pages[0]!.page!, as_of: 9 })).join()).toContain("the message 8 as it was not then");
  });
  it("a page from before a deletion, served after it", () => expect(broken("I11", (r) => (r.pages[0]!.askedAt = 77)).join()).toContain("served after 9 had been acked"));
  it("a page with a hole", () => expect(broken("I11", (r) => r.pages[0]!.page!.messages.splice(1, 1)).join()).toContain("leaves out the message 5"));
  it("an unread that counts edits", () => expect(broken("I11", (r) => (r.cold.reads[1]!.unread = 2)).join()).toContain("a recount gives 1"));
  it("a ready that counts otherwise", () => expect(broken("I11", (r) => (r.cold.reads[1]!.readyUnread = 3)).join()).toContain("ready tells"));
  it("a read cursor left behind by one's own post", () => {
    expect(broken("I11", (r) => Object.assign(r.cold.reads[1]!, { seq: 4, unread: 1, readyUnread: 1 })).join()).toContain("stayed at 4");
  });
  it("a personal state that leaves a channel out", () => expect(broken("I11", (r) => (r.cold.states[0]!.reads = {})).join()).toContain("a member of C1"));
  it("a personal state read up to elsewhere", () => expect(broken("I11", (r) => (r.cold.states[0]!.reads[channel] = 4)).join()).toContain("read up to 4"));
  it("a personal state that is not the log's end", () => {
    const log = { first: 1, head: 4, events: [event(4, "channel.entered", ben, {}, "@me")] };
    expect(broken("I11", (r) => (r.cold.logs[`@me/${ben}`] = log)).join()).toContain("as of 3 3; the log ends at 4");
  });
});

describe("D14 finds", () => {
  it("a drain that took too long", () => expect(broken("D14", (r) => r.deeds.push({ at: 1, what: "drain", detail: "11 s", wrong: true })).join()).toContain("drain"));
  it("a line that outlives a deactivation", () => expect(broken("D14", (r) => r.cuts.push({ user: ben, log: "*", sentAt: 1, answeredAt: 2 })).join()).toContain("stayed open"));
});
