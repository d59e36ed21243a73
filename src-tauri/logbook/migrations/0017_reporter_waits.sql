-- Whoever reported it was told nothing.
ALTER TABLE concerns ADD COLUMN reporter_waits INTEGER NOT NULL DEFAULT 0;
