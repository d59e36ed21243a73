-- Subjects that were disposed of: folded from the entries that say so. Nothing about them is shown, and no body is taken.
CREATE TABLE disposed (
    about BLOB PRIMARY KEY,
    -- Hash of the entry that authorised it.
    by BLOB NOT NULL
) STRICT, WITHOUT ROWID;

-- The same, as other machines say, where this log comes out of a backup and has not heard the entries themselves yet. It
-- belongs to this machine and is never folded.
CREATE TABLE said_disposed (
    about BLOB PRIMARY KEY
) STRICT, WITHOUT ROWID;
