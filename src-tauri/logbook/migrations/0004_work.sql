-- What officers undertook to do, folded from the entries of its concern.
CREATE TABLE actions (
    id BLOB PRIMARY KEY,
    concern BLOB NOT NULL,
    what TEXT NOT NULL,
    owner BLOB NOT NULL,
    due TEXT NOT NULL,
    ended TEXT,
    open INTEGER NOT NULL
) STRICT;
CREATE INDEX actions_by_concern ON actions (concern);
CREATE INDEX actions_waiting ON actions (open, due);

ALTER TABLE referrals ADD COLUMN stage TEXT;
