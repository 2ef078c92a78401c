import { expect, it } from "vitest";
import { folder } from "./judge-folder";
import { channel, dice, event, randomLog } from "./sample-log";

it.each([1, 2, 3])("the judge's folder comes to what the server serves (seed %i)", (seed) => {
  const truth = randomLog(dice(seed), 200);
  const folded = folder.fold(truth.events);
  const places = [undefined, ...truth.events.map(({ seq }) => seq)];
  const served = [...new Map(places.flatMap((thread) => truth.page(200, { limit: 1000, ...(thread ? { thread } : {}) }).messages).map((message) => [message["seq"] as number, message])).values()];
  served.sort((a, b) => (a["seq"] as number) - (b["seq"] as number));
  expect(folded.messages).toEqual(served.map(({ key: _key, edited_at: _at, ...message }) => ({ ...message, files: (message["files"] as { id: string }[]).map(({ id }) => id), pinned: message["pinned"] ?? null })));
});

it("the judge's folder knows a channel's facts and people", () => {
  const events = [
    event("channel.created", 1, { channel_info: { id: channel, kind: "public", name: "harbour", topic: "" } }),
    event("member.joined", 2, { user: "Ub" }),
    event("member.joined", 3, { user: "Ua" }),
    event("channel.renamed", 4, { name: "port" }),
    event("channel.topic_changed", 5, { topic: "High water at six" }),
    event("member.left", 6, { user: "Ub", reason: "left" }),
    event("channel.archived", 7),
  ];
  expect(folder.fold(events)).toEqual({ name: "port", topic: "High water at six", archived: true, members: ["Ua"], messages: [] });
});
