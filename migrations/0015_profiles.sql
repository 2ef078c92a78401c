-- What people say about themselves for all to see: what they do here, and by which clock they live. Empty: not said.

ALTER TABLE users ADD COLUMN title TEXT NOT NULL DEFAULT '';
ALTER TABLE users ADD COLUMN time_zone TEXT NOT NULL DEFAULT '';  -- an IANA name
