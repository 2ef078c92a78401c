-- Slash commands can be paused, and one sees when each was last used and whether it answered.
ALTER TABLE slash_commands ADD COLUMN paused INTEGER NOT NULL DEFAULT 0;
ALTER TABLE slash_commands ADD COLUMN last_used INTEGER NOT NULL DEFAULT 0;    -- 0: never
ALTER TABLE slash_commands ADD COLUMN failures INTEGER NOT NULL DEFAULT 0;     -- uses without an answer since the last that had one
ALTER TABLE slash_commands ADD COLUMN trouble TEXT NOT NULL DEFAULT '';        -- of the last of these
