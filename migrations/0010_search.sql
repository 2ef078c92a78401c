-- What can be found, a moment behind the messages. Made of them alone: it can be thrown away and built again.

-- Terms only, no second copy of any text. The words come ready cut (domain/words.hpp), so that any SQLite can read the file.
CREATE VIRTUAL TABLE search_index USING fts5(words, extras, facts, content = '', columnsize = 0, tokenize = 'ascii');

-- Which message a row of the index stands for, and which of its revisions: rising in time, so that the newest come first.
CREATE TABLE search_docs (
    doc      INTEGER PRIMARY KEY,
    channel  INTEGER NOT NULL,
    seq      INTEGER NOT NULL,
    author   INTEGER NOT NULL,
    revision INTEGER NOT NULL,
    has      INTEGER NOT NULL                  -- bits: files, pictures, links
) STRICT;
CREATE UNIQUE INDEX search_docs_by_message ON search_docs(channel, seq);

-- Messages that came, changed or went, and the index has not heard of yet.
CREATE TABLE search_queue (
    id      INTEGER PRIMARY KEY,
    channel INTEGER NOT NULL,
    seq     INTEGER NOT NULL
) STRICT;

-- Taking something out of the index takes what was put in: kept here from the delete until the index has let go of it, a second.
CREATE TABLE search_lost (
    doc     INTEGER PRIMARY KEY,
    text    TEXT,
    content TEXT
) STRICT;

-- How far back each channel is still to be indexed: down from this message, over all channels the newest first.
CREATE TABLE search_backlog (
    channel INTEGER PRIMARY KEY,
    seq     INTEGER NOT NULL,
    at      INTEGER NOT NULL
) STRICT;
CREATE INDEX search_backlog_by_time ON search_backlog(at);
INSERT INTO search_backlog
    SELECT channel, seq, at FROM messages m
    WHERE seq = (SELECT max(seq) FROM messages WHERE channel = m.channel) AND channel IN (SELECT id FROM channels);
INSERT INTO meta VALUES ('search_past', (SELECT coalesce(sum(head), 0) FROM logs));
INSERT INTO meta VALUES ('search_base', (SELECT coalesce(sum(head), 0) FROM logs));

-- Triggers, so that whatever writes or deletes a text tells the index in the same transaction.
CREATE TRIGGER search_hears_text AFTER INSERT ON revisions BEGIN
    INSERT INTO search_queue (channel, seq) VALUES (NEW.channel, NEW.message);
END;
CREATE TRIGGER search_keeps_text BEFORE DELETE ON revisions BEGIN
    INSERT INTO search_lost (doc, text)
        SELECT doc, OLD.text FROM search_docs
        WHERE channel = OLD.channel AND seq = OLD.message AND revision = OLD.revision
        ON CONFLICT (doc) DO UPDATE SET text = coalesce(text, excluded.text);
    INSERT INTO search_queue (channel, seq) VALUES (OLD.channel, OLD.message);
END;
CREATE TRIGGER search_keeps_content BEFORE UPDATE OF content ON messages WHEN OLD.content <> NEW.content BEGIN
    INSERT INTO search_lost (doc, content)
        SELECT doc, OLD.content FROM search_docs WHERE channel = OLD.channel AND seq = OLD.seq
        ON CONFLICT (doc) DO UPDATE SET content = coalesce(content, excluded.content);
    INSERT INTO search_queue (channel, seq) VALUES (OLD.channel, OLD.seq);
END;
