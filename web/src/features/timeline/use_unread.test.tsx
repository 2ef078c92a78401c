// @vitest-environment happy-dom
import { render } from "preact";
import { act } from "preact/test-utils";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import type { Client } from "../../app/client";
import { noTimeline } from "../../state/messages";
import type { Membership } from "../../state/model";
import { aMembership } from "../../ui/sample_state";
import { useUnread, type Unread } from "./use_unread";

const root = document.body;
const read = vi.fn();
const client = { read, markUnread: async () => undefined } as unknown as Client;
const timeline = { ...noTimeline("C1"), asOf: 20 };
const place = { current: true };
let seen: Unread;

function View({ mine }: { mine: Membership }): null {
  seen = useUnread(client, "C1", mine, timeline, place);
  return null;
}
const show = (mine: Partial<Membership>): Promise<void> => act(() => render(<View mine={{ ...aMembership("C1"), ...mine }} />, root));

beforeEach(() => void ((place.current = true), read.mockClear()));
afterEach(() => render(null, root));

describe("the new-messages line", () => {
  it("waits until it is known what is unread, and marks nothing read before", async () => {
    await show({ read: 12, head: 0 });
    expect([seen.newAfter, seen.counted, read.mock.calls.length]).toEqual([null, false, 0]);
    await show({ read: 12, head: 20, unread: 8 });
    expect([seen.newAfter, seen.counted, seen.whenCame]).toEqual([12, true, 8]);
  });
  it("stands where the reader left off, also after all is read", async () => {
    await show({ read: 12, head: 20, unread: 8 });
    expect(read).toHaveBeenCalledWith("C1", 20);
    await show({ read: 20, head: 20 });
    expect(seen.newAfter).toBe(12);
  });
  it("marks nothing read while the end is not on screen", async () => {
    place.current = false;
    await show({ read: 12, head: 20, unread: 8 });
    expect(read).not.toHaveBeenCalled();
  });
});
