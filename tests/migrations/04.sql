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
INSERT INTO logs VALUES(1,1,3,-1343004548277037213,0,1789375263000000);
INSERT INTO logs VALUES(101,1,3,-1999487592503851070,0,1789375261000002);
INSERT INTO logs VALUES(228215307670841726,1,1,3182037346857615269,0,1789375263000000);
INSERT INTO logs VALUES(228215308104484348,1,1,-8970961841403182456,0,1789375263000000);
INSERT INTO logs VALUES(228215308140353764,1,4,3369323111822367363,0,1789375264000000);
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
INSERT INTO events VALUES(1,3,32,228215307670841726,1789375263000000,0,0,-1343004548277037213,0,'"listed":{"id":"C06ap8kmb06674","kind":"public","name":"harbour","topic":"","archived":false,"history":"all","created_by":"U06ap8kkx0dtby","created_at":"2026-09-14T08:41:00.000000Z","members":2,"people":[],"version":1}');
INSERT INTO events VALUES(101,1,1,5,1789375261000000,0,0,-3113325985923188047,0,'"n":1');
INSERT INTO events VALUES(101,2,1,5,1789375261000001,0,0,-3607573786295439828,0,'"n":1');
INSERT INTO events VALUES(101,3,1,5,1789375261000002,0,0,-1999487592503851070,0,'"n":1');
INSERT INTO events VALUES(228215307670841726,1,20,228215307670841726,1789375263000000,0,0,3182037346857615269,0,'"entered":{"channel":{"id":"C06ap8kmb06674","kind":"public","name":"harbour","topic":"","archived":false,"history":"all","created_by":"U06ap8kkx0dtby","created_at":"2026-09-14T08:41:00.000000Z","members":2,"people":[],"version":1},"from":1,"visible_from":1}');
INSERT INTO events VALUES(228215308104484348,1,20,228215308104484348,1789375263000000,0,0,-8970961841403182456,0,'"entered":{"channel":{"id":"C06ap8kmb06674","kind":"public","name":"harbour","topic":"","archived":false,"history":"all","created_by":"U06ap8kkx0dtby","created_at":"2026-09-14T08:41:00.000000Z","members":2,"people":[],"version":1},"from":1,"visible_from":1}');
INSERT INTO events VALUES(228215308140353764,1,1,228215307670841726,1789375263000000,0,0,5702491523604061347,0,'"channel_info":{"id":"C06ap8kmb06674","kind":"public","name":"harbour","topic":"","archived":false,"history":"all","created_by":"U06ap8kkx0dtby","created_at":"2026-09-14T08:41:00.000000Z","members":2,"people":[],"version":1}');
INSERT INTO events VALUES(228215308140353764,2,6,228215307670841726,1789375263000001,0,228215307670841726,-3536401508735137988,0,'"user":"U06ap8kkx0dtby"');
INSERT INTO events VALUES(228215308140353764,3,6,228215308104484348,1789375263000002,0,228215308104484348,3385363930008775442,0,'"user":"U06ap8km9xzhfw"');
INSERT INTO events VALUES(228215308140353764,4,10,228215307670841726,1789375264000000,0,0,3369323111822367363,0,'"message":{"key":"frozen_4","thread":null,"broadcast":false,"version":4}');
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
INSERT INTO keys VALUES(228215307670841726,'frozen_4',228215308140353764,4,1789375264000000,0,X'0000000000000000000000000000000000000000000000000000000000000000','');
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
INSERT INTO channels VALUES(228215308140353764,1,'harbour','harbour','',0,1,NULL,228215307670841726,1789375260000000,1);
CREATE TABLE members (
    channel      INTEGER NOT NULL,
    user         INTEGER NOT NULL,
    visible_from INTEGER NOT NULL DEFAULT 1,
    joined_at    INTEGER NOT NULL,
    PRIMARY KEY (channel, user)
) STRICT, WITHOUT ROWID;
INSERT INTO members VALUES(228215308140353764,228215307670841726,1,1789375260000000);
INSERT INTO members VALUES(228215308140353764,228215308104484348,1,1789375260000000);
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
INSERT INTO messages VALUES(228215308140353764,4,228215307670841726,1789375264000000,0,4,4,0,0,'frozen_4');
CREATE TABLE revisions (
    channel  INTEGER NOT NULL,
    message  INTEGER NOT NULL,
    revision INTEGER NOT NULL,
    text     TEXT NOT NULL,
    mentions TEXT NOT NULL DEFAULT '',         -- user ids and @channel, separated by spaces
    PRIMARY KEY (channel, message, revision)
) STRICT, WITHOUT ROWID;
INSERT INTO revisions VALUES(228215308140353764,4,4,'Said at schema 4. 潮水六点转向。','');
CREATE TABLE mentions (
    user    INTEGER NOT NULL,
    channel INTEGER NOT NULL,
    seq     INTEGER NOT NULL,
    PRIMARY KEY (user, channel, seq)
) STRICT, WITHOUT ROWID;
INSERT INTO mentions VALUES(228215308104484348,228215308140353764,4);
CREATE TABLE reads (
    user    INTEGER NOT NULL,
    channel INTEGER NOT NULL,
    thread  INTEGER NOT NULL DEFAULT 0,
    seq     INTEGER NOT NULL,
    PRIMARY KEY (user, channel, thread)
) STRICT, WITHOUT ROWID;
INSERT INTO reads VALUES(228215308104484348,228215308140353764,0,4);
CREATE INDEX sessions_by_user ON sessions(user);
CREATE UNIQUE INDEX channels_by_public_name ON channels(name_key) WHERE kind = 1;
CREATE INDEX members_by_user ON members(user, channel);
CREATE INDEX messages_by_thread ON messages(channel, thread, seq) WHERE thread > 0;
CREATE INDEX mentions_by_message ON mentions(channel, seq);
COMMIT;
PRAGMA application_id = 1215261796;PRAGMA user_version = 4;
