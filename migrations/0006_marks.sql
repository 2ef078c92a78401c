-- What people put on messages: reactions and pins, which everybody sees, and saved messages, which are one's own.

CREATE TABLE reactions (
    channel INTEGER NOT NULL,
    message INTEGER NOT NULL,
    emoji   TEXT NOT NULL,
    user    INTEGER NOT NULL,
    since   INTEGER NOT NULL,                  -- seq at which this emoji came under the message: their order
    seq     INTEGER NOT NULL,                  -- of this person's reaction
    PRIMARY KEY (channel, message, emoji, user)
) STRICT, WITHOUT ROWID;

CREATE TABLE pins (
    channel INTEGER NOT NULL,
    message INTEGER NOT NULL,
    by      INTEGER NOT NULL,
    at      INTEGER NOT NULL,
    seq     INTEGER NOT NULL,
    PRIMARY KEY (channel, message)
) STRICT, WITHOUT ROWID;

CREATE TABLE saved (
    user    INTEGER NOT NULL,
    channel INTEGER NOT NULL,
    message INTEGER NOT NULL,
    at      INTEGER NOT NULL,
    seq     INTEGER NOT NULL,                  -- in the person's own log: their order
    PRIMARY KEY (user, channel, message)
) STRICT, WITHOUT ROWID;
CREATE INDEX saved_by_time ON saved(user, seq);
