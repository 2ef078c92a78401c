-- What people are told of, and what they have half typed; who has changed nothing has no row.

CREATE TABLE preferences (
    user       INTEGER PRIMARY KEY,
    level      INTEGER NOT NULL,               -- 1 all, 2 mentions, 3 nothing
    keywords   TEXT NOT NULL,                  -- one a line
    quiet_on   INTEGER NOT NULL,
    quiet_from INTEGER NOT NULL,               -- minutes of the day
    quiet_to   INTEGER NOT NULL,
    quiet_days INTEGER NOT NULL,               -- bits, Monday first
    quiet_zone TEXT NOT NULL,
    sound      INTEGER NOT NULL,
    preview    INTEGER NOT NULL,
    send_with  INTEGER NOT NULL                -- 1 enter, 2 ctrl-enter
) STRICT;

CREATE TABLE channel_preferences (
    user       INTEGER NOT NULL,
    channel    INTEGER NOT NULL,
    level      INTEGER NOT NULL,               -- 1 as everywhere, 2 all, 3 mentions, 4 nothing
    muted      INTEGER NOT NULL,
    mute_until INTEGER,
    PRIMARY KEY (user, channel)
) STRICT, WITHOUT ROWID;

-- One row for each person and place, written over.
CREATE TABLE drafts (
    user    INTEGER NOT NULL,
    channel INTEGER NOT NULL,
    thread  INTEGER NOT NULL DEFAULT 0,
    version INTEGER NOT NULL,                  -- seq in @me of its last change
    at      INTEGER NOT NULL,
    text    TEXT NOT NULL,
    PRIMARY KEY (user, channel, thread)
) STRICT, WITHOUT ROWID;
