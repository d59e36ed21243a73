-- The day by which what was told by word of mouth is followed up in writing; nothing once it was, or where nothing was told.
ALTER TABLE shares ADD COLUMN confirm_by TEXT;
