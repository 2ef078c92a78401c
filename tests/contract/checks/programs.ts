// What programs posted by a hook: once where it was answered, at most as often as it was sent, and word for word.

import { postedOf } from "../lookup.ts";
import type { Recording, Violation } from "../recording.ts";

const invariant = "P";

export function checkPrograms({ hooked = [], cold }: Recording): Violation[] {
  const standing = new Map<string, number>();
  for (const channel of new Set(hooked.map((post) => post.channel)))
    for (const event of cold.logs[channel]?.events ?? [])
      if (event.kind === "message.posted") standing.set(`${channel} ${postedOf(event).text}`, (standing.get(`${channel} ${postedOf(event).text}`) ?? 0) + 1);
  const found: Violation[] = [];
  for (const { channel, text, sent, answered } of hooked) {
    const times = standing.get(`${channel} ${text}`) ?? 0;
    if (answered && times === 0) found.push({ invariant, says: `a hook was answered for "${text}", which is nowhere` });
    if (times > sent) found.push({ invariant, says: `a hook sent "${text}" ${sent} times, and it stands ${times} times` });
  }
  return found;
}
