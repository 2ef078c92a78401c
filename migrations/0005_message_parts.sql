-- What a message carries beside its text, and what stands in the thread below it.

ALTER TABLE messages ADD COLUMN content TEXT NOT NULL DEFAULT '';          -- JSON: files, cards, as; emptied with the text
ALTER TABLE messages ADD COLUMN broadcast INTEGER NOT NULL DEFAULT 0;      -- a reply that is shown in the channel too
ALTER TABLE messages ADD COLUMN replies INTEGER NOT NULL DEFAULT 0;        -- live ones
ALTER TABLE messages ADD COLUMN last_reply_at INTEGER NOT NULL DEFAULT 0;  -- 0: nobody has ever replied
ALTER TABLE messages ADD COLUMN reply_people TEXT NOT NULL DEFAULT '';     -- ids of the first five, separated by spaces
