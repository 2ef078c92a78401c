-- Files: what was uploaded, by whom, and the message that carries it. The bytes stand beside the database.

-- An upload that is on its way. Its bytes are in uploads/<id>; how many, the file says.
CREATE TABLE uploads (
    id         INTEGER PRIMARY KEY,            -- becomes the file's
    user       INTEGER NOT NULL,
    name       TEXT NOT NULL,
    bytes      INTEGER NOT NULL,               -- as announced
    picture    INTEGER NOT NULL DEFAULT 0,     -- 1: is to be a profile picture
    created_at INTEGER NOT NULL
) STRICT;
CREATE INDEX uploads_by_user ON uploads(user, bytes);

-- One content, kept once for all files that hold it.
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
CREATE INDEX files_by_message ON files(channel, message);
CREATE INDEX files_by_user ON files(user, bytes);
CREATE INDEX files_unused ON files(created_at) WHERE channel = 0;

-- Names on the disk that nothing needs any more: taken away once this is committed.
CREATE TABLE trash (
    name TEXT PRIMARY KEY
) STRICT, WITHOUT ROWID;

ALTER TABLE users ADD COLUMN avatar INTEGER NOT NULL DEFAULT 0;  -- the file; 0: none
