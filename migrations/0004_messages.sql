-- Messages as they stand now, and their text, which lives here alone.

CREATE TABLE messages (
    channel  INTEGER NOT NULL,
    seq      INTEGER NOT NULL,
    author   INTEGER NOT NULL,
    at       INTEGER NOT NULL,
    thread   INTEGER NOT NULL DEFAULT 0,       -- the message it replies to; 0: none
    revision INTEGER NOT NULL,                 -- seq of the post or of its last edit
    version  INTEGER NOT NULL,                 -- seq of the last event folded into it
    edited_at INTEGER NOT NULL DEFAULT 0,
    deleted  INTEGER NOT NULL DEFAULT 0,
    key      TEXT NOT NULL,
    PRIMARY KEY (channel, seq)
) STRICT, WITHOUT ROWID;
CREATE INDEX messages_by_thread ON messages(channel, thread, seq) WHERE thread > 0;

CREATE TABLE revisions (
    channel  INTEGER NOT NULL,
    message  INTEGER NOT NULL,
    revision INTEGER NOT NULL,
    text     TEXT NOT NULL,
    mentions TEXT NOT NULL DEFAULT '',         -- user ids and @channel, separated by spaces
    PRIMARY KEY (channel, message, revision)
) STRICT, WITHOUT ROWID;

-- Who was named in a live message.
CREATE TABLE mentions (
    user    INTEGER NOT NULL,
    channel INTEGER NOT NULL,
    seq     INTEGER NOT NULL,
    PRIMARY KEY (user, channel, seq)
) STRICT, WITHOUT ROWID;
CREATE INDEX mentions_by_message ON mentions(channel, seq);

-- One read cursor for each person and channel (thread 0), and for each followed thread.
CREATE TABLE reads (
    user    INTEGER NOT NULL,
    channel INTEGER NOT NULL,
    thread  INTEGER NOT NULL DEFAULT 0,
    seq     INTEGER NOT NULL,
    PRIMARY KEY (user, channel, thread)
) STRICT, WITHOUT ROWID;
