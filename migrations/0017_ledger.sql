-- What was accepted, committed and sequenced on each day in UTC; and what clients say went wrong on the way to them.

CREATE TABLE ledger_days (
    day          INTEGER PRIMARY KEY,          -- since 1970-01-01
    heads        INTEGER NOT NULL,             -- of all logs together, before its first change
    accepted     INTEGER NOT NULL DEFAULT 0,
    committed    INTEGER NOT NULL DEFAULT 0,
    confirming   INTEGER NOT NULL DEFAULT 0,   -- accepted by the very commit that wrote this row
    unknown      INTEGER NOT NULL DEFAULT 0,   -- were still confirming when the server was killed
    asked        INTEGER NOT NULL DEFAULT 0,   -- commands
    acknowledged INTEGER NOT NULL DEFAULT 0,
    refused      INTEGER NOT NULL DEFAULT 0
) STRICT;

CREATE TABLE ledger_refusals (
    day   INTEGER NOT NULL,
    code  TEXT NOT NULL,
    count INTEGER NOT NULL,
    PRIMARY KEY (day, code)
) STRICT, WITHOUT ROWID;

-- One row for each day, kind and person, with the latest place: no text of anybody.
CREATE TABLE ledger_breaches (
    day   INTEGER NOT NULL,
    kind  INTEGER NOT NULL,                    -- 1 gap, 2 changed
    user  INTEGER NOT NULL,
    log   TEXT NOT NULL,
    had   INTEGER NOT NULL,
    got   INTEGER NOT NULL,
    at    INTEGER NOT NULL,
    count INTEGER NOT NULL,
    PRIMARY KEY (day, kind, user)
) STRICT, WITHOUT ROWID;
