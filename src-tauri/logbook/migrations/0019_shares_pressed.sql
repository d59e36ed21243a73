-- How an answer to a packet was pressed for, folded: how often it was asked for again, how far it was taken, by which day it is now
-- expected, and what was decided.
ALTER TABLE shares ADD COLUMN chases INTEGER NOT NULL DEFAULT 0;
ALTER TABLE shares ADD COLUMN stage TEXT;
ALTER TABLE shares ADD COLUMN next_due TEXT;
ALTER TABLE shares ADD COLUMN decision TEXT;
