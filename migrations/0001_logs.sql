-- The line itself: logs, their events, and the keys of every durable command.

CREATE TABLE meta (
    name  TEXT PRIMARY KEY,
    value TEXT NOT NULL
) STRICT, WITHOUT ROWID;

-- A channel's log carries the channel's id, a person's (@me) the person's; 1 is @workspace.
CREATE TABLE logs (
    id         INTEGER PRIMARY KEY,
    first      INTEGER NOT NULL DEFAULT 1,
    head       INTEGER NOT NULL DEFAULT 0,
    "check"    INTEGER NOT NULL DEFAULT 0,   -- chain value at head
    base_check INTEGER NOT NULL DEFAULT 0,   -- chain value at first - 1
    stamp      INTEGER NOT NULL DEFAULT 0    -- microseconds of the last event
) STRICT;

-- No message text here: text lives once, in the message's revisions.
CREATE TABLE events (
    log      INTEGER NOT NULL,
    seq      INTEGER NOT NULL,
    kind     INTEGER NOT NULL,
    by       INTEGER NOT NULL,
    at       INTEGER NOT NULL,
    target   INTEGER NOT NULL DEFAULT 0,
    about    INTEGER NOT NULL DEFAULT 0,
    "check"  INTEGER NOT NULL,
    redacted INTEGER NOT NULL DEFAULT 0,
    body     TEXT NOT NULL,
    PRIMARY KEY (log, seq)
) STRICT, WITHOUT ROWID;

CREATE TABLE keys (
    author    INTEGER NOT NULL,
    key       TEXT NOT NULL,
    log       INTEGER NOT NULL,
    seq       INTEGER NOT NULL,
    at        INTEGER NOT NULL,
    unchanged INTEGER NOT NULL DEFAULT 0,
    digest    BLOB NOT NULL,
    result    TEXT NOT NULL DEFAULT '',
    PRIMARY KEY (author, key)
) STRICT, WITHOUT ROWID;
