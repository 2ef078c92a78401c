-- People and bots, their sessions, invitations and one-time passes.

CREATE TABLE users (
    id            INTEGER PRIMARY KEY,
    username      TEXT NOT NULL UNIQUE,
    display_name  TEXT NOT NULL,
    email         TEXT UNIQUE,
    password      TEXT NOT NULL DEFAULT '',    -- argon2id; empty: cannot sign in with one
    role          INTEGER NOT NULL,            -- 1 guest, 2 member, 3 admin, 4 owner
    bot           INTEGER NOT NULL DEFAULT 0,
    bot_owner     INTEGER,
    active        INTEGER NOT NULL DEFAULT 1,
    version       INTEGER NOT NULL DEFAULT 1,  -- of the public profile
    status_state  TEXT NOT NULL DEFAULT 'online',
    status_text   TEXT NOT NULL DEFAULT '',
    status_emoji  TEXT NOT NULL DEFAULT '',
    status_until  INTEGER,
    last_seen     INTEGER,
    created_at    INTEGER NOT NULL
) STRICT;

-- Browsers' sessions and programs' tokens: 256 random bits, of which only the SHA-256 is kept.
CREATE TABLE sessions (
    id         INTEGER PRIMARY KEY,
    user       INTEGER NOT NULL REFERENCES users(id),
    token      BLOB NOT NULL UNIQUE,
    bearer     INTEGER NOT NULL DEFAULT 0,
    name       TEXT NOT NULL DEFAULT '',
    created_at INTEGER NOT NULL,
    last_used  INTEGER NOT NULL,
    expires    INTEGER NOT NULL DEFAULT 0      -- 0: only by idleness
) STRICT;
CREATE INDEX sessions_by_user ON sessions(user);

CREATE TABLE invitations (
    id         INTEGER PRIMARY KEY,
    code       BLOB NOT NULL UNIQUE,           -- SHA-256
    role       INTEGER NOT NULL,
    created_by INTEGER NOT NULL REFERENCES users(id),
    created_at INTEGER NOT NULL,
    expires    INTEGER NOT NULL,
    uses_max   INTEGER NOT NULL,
    uses       INTEGER NOT NULL DEFAULT 0,
    revoked    INTEGER NOT NULL DEFAULT 0
) STRICT;

-- Links that work once: the first admin's, and password resets.
CREATE TABLE passes (
    code    BLOB PRIMARY KEY,                  -- SHA-256
    purpose TEXT NOT NULL,                     -- setup, reset
    user    INTEGER,
    expires INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
