-- What admins look back on: who was here on which day, and who did what with the workspace.

CREATE TABLE active_days (
    day  INTEGER NOT NULL,                     -- days since 1970, UTC
    user INTEGER NOT NULL,
    PRIMARY KEY (day, user)
) STRICT, WITHOUT ROWID;

CREATE TABLE audit (
    id     INTEGER PRIMARY KEY,
    at     INTEGER NOT NULL,
    by     INTEGER NOT NULL,                   -- 0: the machine's own operator
    action TEXT NOT NULL,                      -- the command's name
    about  INTEGER NOT NULL DEFAULT 0,         -- the person it concerns
    detail TEXT NOT NULL                       -- the command as JSON, without its secrets
) STRICT;
CREATE INDEX audit_by_person ON audit(about, id) WHERE about > 0;
