-- Addresses that programs post to. Of the secret in an address only the SHA-256 is kept.

CREATE TABLE hooks (
    id         INTEGER PRIMARY KEY,
    secret     BLOB NOT NULL UNIQUE,
    channel    INTEGER NOT NULL,
    bot        INTEGER NOT NULL REFERENCES users(id),   -- who speaks
    name       TEXT NOT NULL,
    icon       TEXT NOT NULL DEFAULT '',                -- one emoji
    created_by INTEGER NOT NULL REFERENCES users(id),
    created_at INTEGER NOT NULL,
    disabled   INTEGER NOT NULL DEFAULT 0,
    uses       INTEGER NOT NULL DEFAULT 0,
    last_used  INTEGER
) STRICT;
CREATE INDEX hooks_by_channel ON hooks(channel);
CREATE INDEX hooks_by_creator ON hooks(created_by);
