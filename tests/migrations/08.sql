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
INSERT INTO logs VALUES(700,1,0,0,0,0);
INSERT INTO logs VALUES(228215307670841726,1,1,3182037346857615269,0,1789375263000000);
INSERT INTO logs VALUES(228215308104484348,1,1,-8970961841403182456,0,1789375263000000);
INSERT INTO logs VALUES(228215308140353764,1,8,4457119512549075251,0,1789375268000000);
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
INSERT INTO events VALUES(228215308140353764,5,10,228215308104484348,1789375265000000,0,0,-6558513245219907912,0,'"message":{"key":"frozen_5","thread":null,"broadcast":false,"version":5}');
INSERT INTO events VALUES(228215308140353764,6,10,228215307670841726,1789375266000000,0,0,-6819236998887732831,0,'"message":{"key":"frozen_6","thread":null,"broadcast":false,"version":6}');
INSERT INTO events VALUES(228215308140353764,7,10,228215308104484348,1789375267000000,0,0,6715157789976727568,0,'"message":{"key":"frozen_7","thread":null,"broadcast":false,"version":7}');
INSERT INTO events VALUES(228215308140353764,8,10,228215307670841726,1789375268000000,0,0,4457119512549075251,0,'"message":{"key":"frozen_8","thread":null,"broadcast":false,"version":8}');
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
INSERT INTO keys VALUES(228215307670841726,'frozen_6',228215308140353764,6,1789375266000000,0,X'0000000000000000000000000000000000000000000000000000000000000000','');
INSERT INTO keys VALUES(228215307670841726,'frozen_8',228215308140353764,8,1789375268000000,0,X'0000000000000000000000000000000000000000000000000000000000000000','');
INSERT INTO keys VALUES(228215308104484348,'frozen_5',228215308140353764,5,1789375265000000,0,X'0000000000000000000000000000000000000000000000000000000000000000','');
INSERT INTO keys VALUES(228215308104484348,'frozen_7',228215308140353764,7,1789375267000000,0,X'0000000000000000000000000000000000000000000000000000000000000000','');
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
, avatar INTEGER NOT NULL DEFAULT 0) STRICT;
INSERT INTO users VALUES(700,'tidebot','Tide',NULL,'',2,1,228215307670841726,1,1,'online','','',NULL,NULL,1789375267000000,0);
INSERT INTO users VALUES(228215307670841726,'ada','ada',NULL,'',4,0,NULL,1,1,'online','','',NULL,NULL,1789375260000000,0);
INSERT INTO users VALUES(228215308104484348,'ben','ben',NULL,'',2,0,NULL,1,1,'online','','',NULL,NULL,1789375260000000,0);
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
INSERT INTO members VALUES(228215308140353764,700,1,1789375267000000);
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
    key      TEXT NOT NULL, content TEXT NOT NULL DEFAULT '', broadcast INTEGER NOT NULL DEFAULT 0, replies INTEGER NOT NULL DEFAULT 0, last_reply_at INTEGER NOT NULL DEFAULT 0, reply_people TEXT NOT NULL DEFAULT '',
    PRIMARY KEY (channel, seq)
) STRICT, WITHOUT ROWID;
INSERT INTO messages VALUES(228215308140353764,4,228215307670841726,1789375264000000,0,4,5,0,0,'frozen_4','',0,1,1789375265000000,'U06ap8km9xzhfw');
INSERT INTO messages VALUES(228215308140353764,5,228215308104484348,1789375265000000,4,5,5,0,0,'frozen_5','',0,0,0,'');
INSERT INTO messages VALUES(228215308140353764,6,228215307670841726,1789375266000000,0,6,6,0,0,'frozen_6','',0,0,0,'');
INSERT INTO messages VALUES(228215308140353764,7,228215308104484348,1789375267000000,0,7,7,0,0,'frozen_7','',0,0,0,'');
INSERT INTO messages VALUES(228215308140353764,8,228215307670841726,1789375268000000,0,8,8,0,0,'frozen_8','{"files":[{"id":"F00000000000s0","name":"tides.txt","type":"text/plain","bytes":17,"preview":false}]}',0,0,0,'');
CREATE TABLE revisions (
    channel  INTEGER NOT NULL,
    message  INTEGER NOT NULL,
    revision INTEGER NOT NULL,
    text     TEXT NOT NULL,
    mentions TEXT NOT NULL DEFAULT '',         -- user ids and @channel, separated by spaces
    PRIMARY KEY (channel, message, revision)
) STRICT, WITHOUT ROWID;
INSERT INTO revisions VALUES(228215308140353764,4,4,'Said at schema 4. 潮水六点转向。','');
INSERT INTO revisions VALUES(228215308140353764,5,5,'Said at schema 5. 潮水六点转向。','');
INSERT INTO revisions VALUES(228215308140353764,6,6,'Said at schema 6. 潮水六点转向。','');
INSERT INTO revisions VALUES(228215308140353764,7,7,'Said at schema 7. 潮水六点转向。','');
INSERT INTO revisions VALUES(228215308140353764,8,8,'Said at schema 8. 潮水六点转向。','');
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
CREATE TABLE reactions (
    channel INTEGER NOT NULL,
    message INTEGER NOT NULL,
    emoji   TEXT NOT NULL,
    user    INTEGER NOT NULL,
    since   INTEGER NOT NULL,                  -- seq at which this emoji came under the message: their order
    seq     INTEGER NOT NULL,                  -- of this person's reaction
    PRIMARY KEY (channel, message, emoji, user)
) STRICT, WITHOUT ROWID;
INSERT INTO reactions VALUES(228215308140353764,4,'anchor',228215308104484348,6,6);
CREATE TABLE pins (
    channel INTEGER NOT NULL,
    message INTEGER NOT NULL,
    by      INTEGER NOT NULL,
    at      INTEGER NOT NULL,
    seq     INTEGER NOT NULL,
    PRIMARY KEY (channel, message)
) STRICT, WITHOUT ROWID;
INSERT INTO pins VALUES(228215308140353764,4,228215307670841726,1789375266000000,6);
CREATE TABLE saved (
    user    INTEGER NOT NULL,
    channel INTEGER NOT NULL,
    message INTEGER NOT NULL,
    at      INTEGER NOT NULL,
    seq     INTEGER NOT NULL,                  -- in the person's own log: their order
    PRIMARY KEY (user, channel, message)
) STRICT, WITHOUT ROWID;
INSERT INTO saved VALUES(228215307670841726,228215308140353764,4,1789375266000000,1);
CREATE TABLE outgoing (
    id         INTEGER PRIMARY KEY,
    bot        INTEGER NOT NULL REFERENCES users(id),
    channel    INTEGER,                        -- none: every channel the bot is in
    name       TEXT NOT NULL,
    url        TEXT NOT NULL,
    secret     TEXT NOT NULL,                  -- signs what is sent, so it is kept as it is
    words      TEXT NOT NULL DEFAULT '',       -- JSON: a message has to begin with one of these
    created_by INTEGER NOT NULL,
    created_at INTEGER NOT NULL,
    failures   INTEGER NOT NULL DEFAULT 0,     -- tries that failed since the last that did not
    paused     INTEGER NOT NULL DEFAULT 0      -- 1: by somebody, 2: by the server after too many failures
) STRICT;
INSERT INTO outgoing VALUES(701,700,NULL,'ci','https://ci.example.org/','s','',228215307670841726,1789375267000000,0,0);
CREATE TABLE outgoing_kinds (
    kind INTEGER NOT NULL,                     -- the number of an event kind
    hook INTEGER NOT NULL,
    PRIMARY KEY (kind, hook)
) STRICT, WITHOUT ROWID;
INSERT INTO outgoing_kinds VALUES(10,701);
CREATE TABLE deliveries (
    id         INTEGER PRIMARY KEY,
    hook       INTEGER NOT NULL,
    log        INTEGER NOT NULL,
    seq        INTEGER NOT NULL,
    kind       INTEGER NOT NULL,
    state      INTEGER NOT NULL DEFAULT 1,     -- 1 waiting, 2 done, 3 failed
    attempts   INTEGER NOT NULL DEFAULT 0,
    next_at    INTEGER NOT NULL,
    created_at INTEGER NOT NULL,
    tried_at   INTEGER NOT NULL DEFAULT 0,
    status     INTEGER NOT NULL DEFAULT 0,     -- of the last answer; 0: none came
    trouble    TEXT NOT NULL DEFAULT '',       -- why none came
    answer     TEXT NOT NULL DEFAULT '',       -- its first 1,024 bytes
    ms         INTEGER NOT NULL DEFAULT 0
) STRICT;
CREATE TABLE slash_commands (
    id          INTEGER PRIMARY KEY,
    bot         INTEGER NOT NULL REFERENCES users(id),
    name        TEXT NOT NULL UNIQUE,          -- without the slash
    description TEXT NOT NULL DEFAULT '',
    hint        TEXT NOT NULL DEFAULT '',
    channel     INTEGER,                       -- none: everywhere
    url         TEXT NOT NULL,
    secret      TEXT NOT NULL,
    created_by  INTEGER NOT NULL,
    created_at  INTEGER NOT NULL
) STRICT;
INSERT INTO slash_commands VALUES(702,700,'tide','','',NULL,'https://ci.example.org/tide','s',228215307670841726,1789375267000000);
CREATE TABLE invocations (
    id         INTEGER PRIMARY KEY,
    command    INTEGER NOT NULL,
    channel    INTEGER NOT NULL,
    user       INTEGER NOT NULL,
    text       TEXT NOT NULL,
    key        TEXT NOT NULL,                  -- of the command that began it
    state      INTEGER NOT NULL DEFAULT 1,     -- 1 asking, 2 answered, 3 no answer
    answer     TEXT NOT NULL DEFAULT '',       -- what only the caller sees
    trouble    TEXT NOT NULL DEFAULT '',
    uses       INTEGER NOT NULL DEFAULT 0,     -- of its response_url
    created_at INTEGER NOT NULL
) STRICT;
CREATE TABLE uploads (
    id         INTEGER PRIMARY KEY,            -- becomes the file's
    user       INTEGER NOT NULL,
    name       TEXT NOT NULL,
    bytes      INTEGER NOT NULL,               -- as announced
    picture    INTEGER NOT NULL DEFAULT 0,     -- 1: is to be a profile picture
    created_at INTEGER NOT NULL
) STRICT;
CREATE TABLE blobs (
    id      INTEGER PRIMARY KEY,               -- of the upload that brought it
    digest  TEXT NOT NULL UNIQUE,              -- BLAKE2b-256, hex
    place   TEXT NOT NULL,                     -- files/ab/cdef…
    preview TEXT NOT NULL DEFAULT '',          -- the same, of its small picture; empty: none
    bytes   INTEGER NOT NULL,
    type    TEXT NOT NULL,
    width   INTEGER NOT NULL DEFAULT 0,
    height  INTEGER NOT NULL DEFAULT 0,
    uses    INTEGER NOT NULL DEFAULT 1
) STRICT;
INSERT INTO blobs VALUES(800,'frozen','files/0b/64da0f0f2af2b8d27ef498696b3308731b36878ca04fa2b3f7be64c066145c-F00000000000s0','',17,'text/plain',0,0,1);
CREATE TABLE files (
    id         INTEGER PRIMARY KEY,
    user       INTEGER NOT NULL,
    blob       INTEGER NOT NULL REFERENCES blobs(id),
    name       TEXT NOT NULL,
    bytes      INTEGER NOT NULL,
    channel    INTEGER NOT NULL DEFAULT 0,     -- 0: in no message yet
    message    INTEGER NOT NULL DEFAULT 0,
    picture    INTEGER NOT NULL DEFAULT 0,     -- 1: a profile picture, 2: in use
    created_at INTEGER NOT NULL
) STRICT;
INSERT INTO files VALUES(800,228215307670841726,800,'tides.txt',17,228215308140353764,8,0,1789375268000000);
CREATE TABLE trash (
    name TEXT PRIMARY KEY
) STRICT, WITHOUT ROWID;
CREATE INDEX sessions_by_user ON sessions(user);
CREATE UNIQUE INDEX channels_by_public_name ON channels(name_key) WHERE kind = 1;
CREATE INDEX members_by_user ON members(user, channel);
CREATE INDEX messages_by_thread ON messages(channel, thread, seq) WHERE thread > 0;
CREATE INDEX mentions_by_message ON mentions(channel, seq);
CREATE INDEX saved_by_time ON saved(user, seq);
CREATE INDEX users_by_bot_owner ON users(bot_owner) WHERE bot = 1;
CREATE INDEX outgoing_by_bot ON outgoing(bot);
CREATE INDEX deliveries_waiting ON deliveries(hook, next_at, id) WHERE state = 1;
CREATE INDEX deliveries_by_hook ON deliveries(hook, id);
CREATE INDEX slash_commands_by_bot ON slash_commands(bot);
CREATE INDEX invocations_asking ON invocations(id) WHERE state = 1;
CREATE INDEX invocations_by_age ON invocations(created_at);
CREATE INDEX uploads_by_user ON uploads(user, bytes);
CREATE INDEX files_by_message ON files(channel, message);
CREATE INDEX files_by_user ON files(user, bytes);
CREATE INDEX files_unused ON files(created_at) WHERE channel = 0;
COMMIT;
PRAGMA application_id = 1215261796;PRAGMA user_version = 8;
