-- What bots do beyond speaking: what they are told of by HTTP, and the words they answer to.

CREATE INDEX users_by_bot_owner ON users(bot_owner) WHERE bot = 1;

-- Outgoing webhooks: events that a bot may see are sent to an address.
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
CREATE INDEX outgoing_by_bot ON outgoing(bot);

CREATE TABLE outgoing_kinds (
    kind INTEGER NOT NULL,                     -- the number of an event kind
    hook INTEGER NOT NULL,
    PRIMARY KEY (kind, hook)
) STRICT, WITHOUT ROWID;

-- What is to be sent is read from the log when it is sent: a message deleted meanwhile goes out without its text.
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
CREATE INDEX deliveries_waiting ON deliveries(hook, next_at, id) WHERE state = 1;
CREATE INDEX deliveries_by_hook ON deliveries(hook, id);

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
CREATE INDEX slash_commands_by_bot ON slash_commands(bot);

-- One use of a slash command, for half an hour.
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
CREATE INDEX invocations_asking ON invocations(id) WHERE state = 1;
CREATE INDEX invocations_by_age ON invocations(created_at);
