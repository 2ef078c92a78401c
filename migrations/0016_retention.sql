-- How long messages are kept, and what is held whatever the rule says.

-- Channel 0 is the workspace. A channel without a row, or without days of its own, is kept as the workspace says.
CREATE TABLE retention_rules (
    channel INTEGER PRIMARY KEY,
    days    INTEGER,                           -- 0: for ever
    held    INTEGER NOT NULL DEFAULT 0
) STRICT;

-- People whose messages are held, wherever they stand.
CREATE TABLE held_people (
    user INTEGER PRIMARY KEY,
    at   INTEGER NOT NULL
) STRICT;

-- Removals on their way: a channel, and how many of its messages have gone so far.
CREATE TABLE retention_runs (
    channel  INTEGER PRIMARY KEY,
    messages INTEGER NOT NULL
) STRICT;

-- What a message leaves behind is found by its place.
CREATE INDEX saved_by_message ON saved(channel, message);
CREATE INDEX reads_by_thread ON reads(channel, thread) WHERE thread > 0;
