-- Channels and direct messages, and who is in them.

CREATE TABLE channels (
    id         INTEGER PRIMARY KEY,
    kind       INTEGER NOT NULL,               -- 1 public, 2 private, 3 direct
    name       TEXT NOT NULL,
    name_key   TEXT NOT NULL,
    topic      TEXT NOT NULL DEFAULT '',
    archived   INTEGER NOT NULL DEFAULT 0,
    history    INTEGER NOT NULL DEFAULT 1,     -- what a new member sees: 1 all, 2 from joining
    direct_key TEXT UNIQUE,                    -- the sorted members of a direct message
    created_by INTEGER NOT NULL,
    created_at INTEGER NOT NULL,
    version    INTEGER NOT NULL DEFAULT 1
) STRICT;
-- Only public names are unique: whether a private channel of some name exists is nobody's business.
CREATE UNIQUE INDEX channels_by_public_name ON channels(name_key) WHERE kind = 1;

CREATE TABLE members (
    channel      INTEGER NOT NULL,
    user         INTEGER NOT NULL,
    visible_from INTEGER NOT NULL DEFAULT 1,
    joined_at    INTEGER NOT NULL,
    PRIMARY KEY (channel, user)
) STRICT, WITHOUT ROWID;
CREATE INDEX members_by_user ON members(user, channel);
