-- Followed threads, the stream of a channel without their replies, and mentions by time.

-- What the channel itself shows: roots, and replies that were sent there too.
CREATE INDEX messages_shown ON messages(channel, seq) WHERE thread = 0 OR broadcast = 1;

-- A row with 0 is somebody's wish: what happens in the thread never follows it again for them.
CREATE TABLE thread_follows (
    user      INTEGER NOT NULL,
    channel   INTEGER NOT NULL,
    thread    INTEGER NOT NULL,
    following INTEGER NOT NULL,
    PRIMARY KEY (user, channel, thread)
) STRICT, WITHOUT ROWID;
CREATE INDEX thread_followers ON thread_follows(channel, thread);

-- Whoever took part so far follows, and has seen what is there.
INSERT OR IGNORE INTO thread_follows(user, channel, thread, following)
    SELECT DISTINCT author, channel, thread, 1 FROM messages WHERE thread > 0;
INSERT OR IGNORE INTO thread_follows(user, channel, thread, following)
    SELECT DISTINCT root.author, reply.channel, reply.thread, 1 FROM messages reply
    JOIN messages root ON root.channel = reply.channel AND root.seq = reply.thread WHERE reply.thread > 0;
INSERT OR IGNORE INTO reads(user, channel, thread, seq)
    SELECT f.user, f.channel, f.thread,
           (SELECT max(m.seq) FROM messages m WHERE m.channel = f.channel AND m.thread = f.thread AND m.thread > 0)
    FROM thread_follows f;

ALTER TABLE mentions ADD COLUMN at INTEGER NOT NULL DEFAULT 0;  -- when the message was posted
UPDATE mentions SET at = coalesce((SELECT m.at FROM messages m WHERE m.channel = mentions.channel AND m.seq = mentions.seq), 0);
CREATE INDEX mentions_by_time ON mentions(user, at);
