// Which tab holds the line. One does, by a Web Lock: it passes on by itself when that tab is closed or crashes.
//
// Over plain HTTP a browser gives no locks (nor does a very old one). An election by messages would have to tell a dead tab from one
// whose timers are slowed down in the background, and cannot; so there every tab has a line of its own. That costs sockets, never
// messages: every tab resumes by its own cursors, and what two tabs send twice has the same key and is stored once (D2).

export interface Leadership {
  readonly shared: boolean; // false: every tab leads
  give(): void; // lets another tab have it, or stops waiting for it
}

export type Locks = Pick<LockManager, "request">;

export function seekLead(locks: Locks | undefined, name: string, lead: () => void): Leadership {
  if (!locks) {
    lead();
    return { shared: false, give: () => undefined };
  }
  let give: () => void = () => undefined;
  const given = new Promise<void>((resolve) => (give = resolve));
  const waiting = new AbortController();
  let over = false;
  locks
    .request(name, { signal: waiting.signal }, () => {
      if (over) return undefined;
      lead();
      return given;
    })
    .catch(() => undefined); // given up while waiting
  return {
    shared: true,
    give() {
      over = true;
      waiting.abort();
      give();
    },
  };
}
