PRAGMA foreign_keys=OFF;
BEGIN TRANSACTION;
CREATE TABLE meta (
    name  TEXT PRIMARY KEY,
    value TEXT NOT NULL
) STRICT, WITHOUT ROWID;
INSERT INTO meta VALUES('created_at','2026-09-14T08:41:01.000000Z');
INSERT INTO meta VALUES('epoch','684e9a8e3849b409');
INSERT INTO meta VALUES('last_id','228215308140353800');
INSERT INTO meta VALUES('secret','0010001b6563dc99c1bae3e8cf67445b631a4b3118caa7b58114eebc121385fc');
CREATE TABLE logs (
    id         INTEGER PRIMARY KEY,
    first      INTEGER NOT NULL DEFAULT 1,
    head       INTEGER NOT NULL DEFAULT 0,
    "check"    INTEGER NOT NULL DEFAULT 0,   -- chain value at head
    base_check INTEGER NOT NULL DEFAULT 0,   -- chain value at first - 1
    stamp      INTEGER NOT NULL DEFAULT 0    -- microseconds of the last event
) STRICT;
INSERT INTO logs VALUES(1,1,2,-4442650281288664709,0,1789375262000001);
INSERT INTO logs VALUES(101,1,3,-1999487592503851070,0,1789375261000002);
INSERT INTO logs VALUES(228215307670841726,1,0,0,0,0);
INSERT INTO logs VALUES(228215308104484348,1,0,0,0,0);
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
INSERT INTO events VALUES(1,1,30,228215307670841726,1789375262000000,0,228215307670841726,-1001252875803013781,0,'"user":{"id":"U06ap8kkx0dtby","username":"ada","display_name":"ada","role":"owner","bot":false,"active":true,"version":1}');
INSERT INTO events VALUES(1,2,30,228215307670841726,1789375262000001,0,228215308104484348,-4442650281288664709,0,'"user":{"id":"U06ap8km9xzhfw","username":"ben","display_name":"ben","role":"member","bot":false,"active":true,"version":1}');
INSERT INTO events VALUES(101,1,1,5,1789375261000000,0,0,-3113325985923188047,0,'"n":1');
INSERT INTO events VALUES(101,2,1,5,1789375261000001,0,0,-3607573786295439828,0,'"n":1');
INSERT INTO events VALUES(101,3,1,5,1789375261000002,0,0,-1999487592503851070,0,'"n":1');
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
INSERT INTO users VALUES(228215307670841726,'ada','ada',NULL,'',4,0,NULL,1,1,'online','','',NULL,NULL,1789375260000000);
INSERT INTO users VALUES(228215308104484348,'ben','ben',NULL,'',2,0,NULL,1,1,'online','','',NULL,NULL,1789375260000000);
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
INSERT INTO invitations VALUES(200,X'01',2,228215307670841726,1789375260000000,1,5,1,0);
CREATE TABLE passes (
    code    BLOB PRIMARY KEY,                  -- SHA-256
    purpose TEXT NOT NULL,                     -- setup, reset
    user    INTEGER,
    expires INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX sessions_by_user ON sessions(user);
COMMIT;
PRAGMA application_id = 1215261796;PRAGMA user_version = 2;
